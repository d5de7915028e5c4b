package org.javoke.constrain;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One of several words, each with what follows it: a place in the tree of the words' bytes. */
final class Branch implements Part {

  private final Map<Integer, Branch> branches = new HashMap<>();
  private @Nullable List<Part> following;

  private Branch() {}

  /** {@return one of the words; {@link Never} where there is none} */
  static Part words(Iterable<String> words) {
    Map<String, List<Part>> following = new TreeMap<>();
    words.forEach(word -> following.put(word, List.of()));
    return of(following);
  }

  /**
   * {@return one of the keys, followed by the parts under it; {@link Never} where there is none}
   */
  static Part of(Map<String, List<Part>> following) {
    Branch root = new Branch();
    following.forEach((word, parts) -> {
      Branch at = root;
      for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
        at = at.branches.computeIfAbsent(value & 0xff, _ -> new Branch());
      }
      at.following = List.copyOf(parts);
    });
    return root.branches.isEmpty() ? Never.NEVER : root;
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    Branch branch = branches.get(next);
    if (branch == null) {
      return;
    }
    if (branch.following != null) {
      out.add(Stack.of(branch.following, at.rest()));
    }
    if (!branch.branches.isEmpty()) {
      out.add(at.with(branch));
    }
  }
}
