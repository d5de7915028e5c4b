package org.javoke.lab.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.chat.Prompt;
import org.javoke.lab.run.Examples;
import org.javoke.score.Task;

/** A benchmark of two categories with as many questions each as is said. */
record TinyBenchmark(int size) implements Benchmark {

  @Override
  public String name() {
    return "bfcl";
  }

  @Override
  public List<Question> questions(Selection selection) {
    Map<String, Question> all = new LinkedHashMap<>();
    for (String category : List.of("simple_python", "live_simple")) {
      if (selection.categories().isEmpty() || selection.categories().contains(category)) {
        Examples.questions(category, size).forEach(question -> all.put(question.id(), question));
      }
    }
    return new ArrayList<>(selection.pick(all));
  }

  @Override
  public List<Path> files(Selection selection) {
    return List.of();
  }

  @Override
  public Prompt prompt(Question question, Mode mode) {
    return new Prompt(question.messages(), List.of());
  }

  @Override
  public Task task(Question question, Mode mode) {
    return question.task();
  }
}
