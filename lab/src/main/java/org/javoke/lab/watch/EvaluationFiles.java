package org.javoke.lab.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * The folder {@code eval} of a run: of each evaluation the replies, {@code step-000120.jsonl}, and
 * the metrics, {@code step-000120.json}, with the hash of the weights that were evaluated. A run
 * that goes on from before an evaluation comes to the same weights, and takes what is there.
 */
final class EvaluationFiles {

  private final Path folder;

  /**
   * @param run the run's folder
   */
  EvaluationFiles(Path run) {
    this.folder = run.resolve("eval");
  }

  private Path file(int step, String ending) {
    return folder.resolve("step-%06d%s".formatted(step, ending));
  }

  /** {@return the file of the replies} */
  Path replies(int step) {
    return file(step, ".jsonl");
  }

  /**
   * Writes an evaluation. The metrics come last: where they are, the replies are too.
   *
   * @param made what the evaluation was made of, such as the hash of the weights
   * @throws InputException if it cannot be written
   */
  void write(int step, Map<String, String> made, Evaluator.Result result) {
    OutputFile.folder(folder);
    SafeFile.write(
        replies(step),
        result.replies().stream()
            .map(reply -> Json.write(reply.json()) + "\n")
            .collect(Collectors.joining()));
    Value.Fields json =
        new JsonObject()
            .put("step", step)
            .put("metrics", JsonObject.map(result.metrics(), Value::of))
            .put("made_of", JsonObject.map(made, Value::of))
            .done();
    SafeFile.write(file(step, ".json"), PrettyJson.write(json));
  }

  /** {@return the metrics of an earlier process, if it evaluated just the same} */
  Optional<Map<String, Double>> metrics(int step, Map<String, String> made) {
    return read(file(step, ".json"))
        .filter(json -> JsonObject.map(made, Value::of).equals(json.at("made_of")))
        .map(json -> {
          Map<String, Double> metrics = new LinkedHashMap<>();
          if (json.at("metrics") instanceof Value.Fields(Map<String, Value> values)) {
            values.forEach((name, value) -> {
              if (value instanceof Value.Real(double number)) {
                metrics.put(name, number);
              }
            });
          }
          return metrics;
        });
  }

  /** {@return the lines of the replies, as far as they can be read} */
  List<Value.Fields> lines(int step) {
    if (!Files.exists(replies(step))) {
      return List.of();
    }
    try {
      return Files.readAllLines(replies(step)).stream()
          .flatMap(line -> parsed(line).stream())
          .toList();
    } catch (IOException _) {
      return List.of(); // The page goes without them.
    }
  }

  // One that cannot be read is as good as none: the evaluation is made again.
  private static Optional<Value.Fields> read(Path file) {
    try {
      return Files.exists(file) ? parsed(Files.readString(file)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<Value.Fields> parsed(String text) {
    try {
      return Json.read(text) instanceof Value.Fields fields
          ? Optional.of(fields)
          : Optional.empty();
    } catch (JsonException _) {
      return Optional.empty();
    }
  }
}
