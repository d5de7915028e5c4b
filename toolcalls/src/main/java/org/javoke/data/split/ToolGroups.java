package org.javoke.data.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.data.split.SplitRule.Which;
import org.javoke.data.split.Traits.Trait;

/** Samples that are linked by shared tools (union-find over the tools' names). */
final class ToolGroups {

  private final List<Integer> parents = new ArrayList<>();

  private ToolGroups() {}

  /** {@return the groups, each by an id of its own; a sample without tools is one by itself} */
  static Map<Integer, List<Integer>> of(Traits traits, Which which) {
    ToolGroups groups = new ToolGroups();
    Map<String, Integer> ids = new HashMap<>();
    int[] first = new int[traits.size()];
    for (int i = 0; i < traits.size(); i++) {
      first[i] = groups.fresh();
      for (String tool : tools(traits.at(i), which)) {
        groups.join(first[i], ids.computeIfAbsent(tool, _ -> groups.fresh()));
      }
    }
    Map<Integer, List<Integer>> byRoot = new TreeMap<>();
    for (int i = 0; i < first.length; i++) {
      byRoot.computeIfAbsent(groups.root(first[i]), _ -> new ArrayList<>()).add(i);
    }
    return byRoot;
  }

  static List<String> tools(Trait trait, Which which) {
    return switch (which) {
      case CALLED -> trait.called();
      case OFFERED -> {
        List<String> all = new ArrayList<>(trait.offered());
        all.addAll(trait.called());
        yield all;
      }
    };
  }

  private int fresh() {
    parents.add(parents.size());
    return parents.size() - 1;
  }

  private int root(int id) {
    int at = id;
    while (parents.get(at) != at) {
      parents.set(at, parents.get(parents.get(at)));
      at = parents.get(at);
    }
    return at;
  }

  private void join(int a, int b) {
    parents.set(root(b), root(a));
  }
}
