package org.javoke.data.split;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.javoke.data.split.SplitRule.Side;
import org.javoke.data.split.Traits.Trait;

/**
 * What the two sides have in common.
 *
 * @param questions test samples whose question, in the same words, is asked in training
 * @param calling test samples that call a tool which training calls
 * @param offering test samples that call a tool which training offers or calls
 * @param sharedTools the tools that both sides call
 */
public record Leaks(long questions, long calling, long offering, Set<String> sharedTools) {

  static Leaks between(Traits traits, List<Side> sides) {
    Set<Long> asked = new HashSet<>();
    Set<String> called = new HashSet<>();
    Set<String> offered = new HashSet<>();
    for (int i = 0; i < traits.size(); i++) {
      if (sides.get(i) == Side.TRAIN) {
        Trait trait = traits.at(i);
        asked.add(trait.question());
        called.addAll(trait.called());
        offered.addAll(trait.offered());
      }
    }
    offered.addAll(called);
    long questions = 0;
    long calling = 0;
    long offering = 0;
    Set<String> shared = new TreeSet<>();
    for (int i = 0; i < traits.size(); i++) {
      if (sides.get(i) == Side.TEST) {
        Trait trait = traits.at(i);
        questions += asked.contains(trait.question()) ? 1 : 0;
        calling += trait.called().stream().anyMatch(called::contains) ? 1 : 0;
        offering += trait.called().stream().anyMatch(offered::contains) ? 1 : 0;
        trait.called().stream().filter(called::contains).forEach(shared::add);
      }
    }
    return new Leaks(questions, calling, offering, shared);
  }
}
