package org.javoke.data.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.CallPattern;
import org.javoke.data.Example;
import org.javoke.data.Words;
import org.javoke.data.read.Dataset;
import org.javoke.schema.Tool;

/** What splitting asks of each sample of a dataset, in its order. */
final class Traits {

  private final List<Trait> all = new ArrayList<>();
  private final Map<String, String> shared = new HashMap<>();
  private long rejected;

  /**
   * @param category the sample's own, or its pattern where it has none
   * @param question of the words that the user said
   * @param offered the tools' names
   * @param called the tools' names
   */
  record Trait(
      String category,
      CallPattern pattern,
      long question,
      List<String> offered,
      List<String> called) {}

  static Traits of(Dataset data) {
    Traits traits = new Traits();
    traits.rejected = data.forEach((_, example) -> traits.add(example), _ -> {});
    return traits;
  }

  private void add(Example example) {
    CallPattern pattern = CallPattern.of(example);
    String category = example.category().isEmpty() ? pattern.label() : example.category();
    all.add(
        new Trait(
            shared(category),
            pattern,
            Words.hash(Words.of(example.question())),
            example.tools().stream().map(Tool::name).map(this::shared).distinct().toList(),
            example.calledTools().stream().map(this::shared).distinct().toList()));
  }

  // A million samples have some thousand names.
  private String shared(String name) {
    String first = shared.putIfAbsent(name, name);
    return first == null ? name : first;
  }

  int size() {
    return all.size();
  }

  Trait at(int index) {
    return all.get(index);
  }

  long rejected() {
    return rejected;
  }
}
