package org.javoke.lab.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.lab.run.JsonObject;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * {@code metrics.jsonl} of a run: a line for each step, and one for each evaluation, which comes
 * after its step's and has names that begin with {@code eval_}.
 */
final class RunMetrics {

  static final String FILE = "metrics.jsonl";
  private static final String STEP = "step";
  private static final String EVALUATION = "eval_";

  private final Path file;

  /**
   * @param run the run's folder
   */
  RunMetrics(Path run) {
    this.file = run.resolve(FILE);
  }

  /** The numbers of one line by their names. */
  record Line(int step, Map<String, Double> values) {
    boolean isEvaluation() {
      return values.keySet().stream().anyMatch(name -> name.startsWith(EVALUATION));
    }
  }

  /** {@return the lines that can be read; one that a kill cut short is none} */
  List<Line> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    try {
      for (String text : Files.readAllLines(file)) {
        Line line = line(text);
        if (line != null) {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new InputException(
          "%s cannot be read: %s. Check that it is a text file and may be read."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static @org.jspecify.annotations.Nullable Line line(String text) {
    try {
      if (!(Json.read(text) instanceof Value.Fields(Map<String, Value> fields))
          || !(fields.get(STEP) instanceof Value.Int(var step))
          || step.bitLength() > 31
          || step.signum() < 0) {
        return null;
      }
      Map<String, Double> values = new LinkedHashMap<>();
      fields.forEach((name, value) -> {
        switch (value) {
          case Value.Int(var whole) -> values.put(name, whole.doubleValue());
          case Value.Real(double real) -> values.put(name, real);
          default -> {} // the name of a stage, say
        }
      });
      values.remove(STEP);
      return new Line(step.intValue(), values);
    } catch (JsonException _) {
      return null;
    }
  }

  /** {@return the evaluations, in order} */
  List<Evaluated> evaluations() {
    return lines().stream()
        .filter(Line::isEvaluation)
        .map(line -> new Evaluated(line.step(), line.values()))
        .toList();
  }

  /**
   * Adds the line of an evaluation.
   *
   * @throws InputException if it cannot be written
   */
  void append(Evaluated evaluated) {
    JsonObject line = new JsonObject().put(STEP, evaluated.step());
    evaluated.metrics().forEach((name, value) -> line.put(name, Value.of((double) value)));
    try {
      Files.writeString(
          file,
          Json.write(line.done()) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new InputException(
          "%s cannot be written: %s. The checkpoints are whole; make room and run the same command again."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
