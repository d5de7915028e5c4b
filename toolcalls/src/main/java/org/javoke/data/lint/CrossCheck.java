package org.javoke.data.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.MinHash;
import org.javoke.data.read.Origin;

/**
 * Compares each sample with those before it: about 150 bytes are kept of each. Used by one thread.
 */
final class CrossCheck {

  private static final int MAX_TOOLS = 200_000;

  private final LongTable wholes = new LongTable();
  private final LongTable questions = new LongTable();
  private final NearIndex similar = new NearIndex();
  private final Map<String, Variant> tools = new HashMap<>();
  private long[] answers = new long[1024];
  private int[] lines = new int[1024];
  private int[] files = new int[1024];
  private final List<Path> names = new ArrayList<>();
  private int count;

  /** The first schema that a tool was seen with. */
  private static final class Variant {
    private final long schema;
    private final int index;
    private boolean told;

    Variant(long schema, int index) {
      this.schema = schema;
      this.index = index;
    }
  }

  /** Adds what is found, and keeps the sample for those to come. */
  void check(Origin origin, Fingerprint print, Findings findings) {
    keep(origin, print);
    int same = wholes.putIfAbsent(print.whole(), count);
    if (same >= 0) {
      findings.add(Rule.DUPLICATE, "", "the same as " + place(same));
      similar.keep(print.similarity());
    } else {
      contradiction(print, findings);
      similar(print, findings);
    }
    print.tools().forEach(tool -> variant(tool, findings));
    count++;
  }

  private void keep(Origin origin, Fingerprint print) {
    if (count == answers.length) {
      answers = Arrays.copyOf(answers, count * 2);
      lines = Arrays.copyOf(lines, count * 2);
      files = Arrays.copyOf(files, count * 2);
    }
    if (names.isEmpty() || !names.getLast().equals(origin.file())) {
      names.add(origin.file());
    }
    files[count] = names.size() - 1;
    answers[count] = print.answer();
    lines[count] = origin.line() > 0 ? origin.line() : (int) Math.min(origin.record(), 1 << 30);
  }

  private void contradiction(Fingerprint print, Findings findings) {
    int earlier = questions.putIfAbsent(print.question(), count);
    if (earlier >= 0
        && answers[earlier] != print.answer()
        && (answers[earlier] != 0 || print.answer() != 0)) {
      findings.add(
          Rule.CONTRADICTION,
          "",
          "%s asks the same with the same tools and has another answer".formatted(place(earlier)));
    }
  }

  private void similar(Fingerprint print, Findings findings) {
    NearIndex.Near near = similar.add(print.similarity());
    if (near.agreeing() >= MinHash.NEAR) {
      findings.add(
          Rule.NEAR_DUPLICATE,
          "",
          "almost the same as %s: %d of %d minhashes agree"
              .formatted(place(near.index()), near.agreeing(), MinHash.SIZE));
    }
  }

  private void variant(Fingerprint.NamedHash tool, Findings findings) {
    Variant first = tools.get(tool.name());
    if (first == null) {
      if (tools.size() < MAX_TOOLS) {
        tools.put(tool.name(), new Variant(tool.schema(), count));
      }
      return;
    }
    // Once a name: thousands of samples may offer the same two.
    if (first.schema != tool.schema() && !first.told) {
      first.told = true;
      findings.add(
          Rule.TOOL_VARIANTS,
          "tools",
          "\"%s\" has another schema in %s".formatted(tool.name(), place(first.index)));
    }
  }

  private String place(int index) {
    String line = "line " + lines[index];
    return files[index] == names.size() - 1 ? line : line + " of " + names.get(files[index]);
  }
}
