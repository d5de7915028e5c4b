package org.javoke.lab.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * The folder that a quickstart writes everything into.
 *
 * @param root made if it is not there
 */
public record QuickstartFolder(Path root) {

  private static final String SETTINGS = "settings";
  private static final String SECONDS = "seconds";

  public Path train() {
    return root.resolve("train.jsonl");
  }

  public Path test() {
    return root.resolve("test.jsonl");
  }

  /** {@return the training samples with flaws put in} */
  public Path flawed() {
    return root.resolve("flawed.jsonl");
  }

  /** {@return these, cleaned} */
  public Path cleaned() {
    return root.resolve("cleaned.jsonl");
  }

  /** {@return the run of the model as it is} */
  public Path before() {
    return root.resolve("before");
  }

  public Path training() {
    return root.resolve("training");
  }

  public Path adapter() {
    return training().resolve("adapter");
  }

  /** {@return the run of the model with the adapter} */
  public Path after() {
    return root.resolve("after");
  }

  /** {@return the same, where only calls that fit the tools could be written} */
  public Path constrained() {
    return root.resolve("constrained");
  }

  public Path comparison() {
    return root.resolve("comparison.json");
  }

  public Path page() {
    return root.resolve("quickstart.html");
  }

  private Path state() {
    return root.resolve("quickstart.json");
  }

  /**
   * Begins a quickstart, or goes on with one.
   *
   * @param settings what makes it this one, by the names that messages call them
   * @throws InputException if the folder has a quickstart with other settings, or cannot be written
   */
  public void begin(Map<String, String> settings) {
    OutputFile.folder(root);
    if (!Files.exists(state())) {
      write(settings, Map.of());
      return;
    }
    Map<String, String> there = texts(SETTINGS);
    List<String> differences = new ArrayList<>();
    settings.forEach((name, value) -> {
      String old = there.getOrDefault(name, "nothing");
      if (!old.equals(value)) {
        differences.add("%s was %s and is %s now".formatted(name, old, value));
      }
    });
    if (!differences.isEmpty()) {
      throw new InputException(
          "%s holds a quickstart with other settings: %s. Give the same ones to go on with it, or another folder with --out."
              .formatted(root, String.join("; ", differences)));
    }
  }

  /**
   * Keeps how long a step took. Of a step that was gone on with or done again, what was noted first
   * stays.
   *
   * @param seconds of the process that finished the step
   */
  public void took(String step, double seconds) {
    Map<String, Double> times = new LinkedHashMap<>(seconds());
    if (times.putIfAbsent(step, seconds) == null) {
      write(texts(SETTINGS), times);
    }
  }

  /** {@return seconds by step, in their order; only those that are finished} */
  public Map<String, Double> seconds() {
    Map<String, Double> times = new LinkedHashMap<>();
    fields(SECONDS)
        .values()
        .forEach((step, value) -> {
          switch (value) {
            case Value.Real(double seconds) -> times.put(step, seconds);
            case Value.Int(var seconds) -> times.put(step, seconds.doubleValue());
            default -> throw broken(step + " is no number");
          }
        });
    return times;
  }

  /** {@return the settings that it was begun with} */
  public Map<String, String> settings() {
    return texts(SETTINGS);
  }

  private Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields(name)
        .values()
        .forEach((key, value) ->
            texts.put(key, value instanceof Value.Text(String text) ? text : Json.write(value)));
    return texts;
  }

  private Value.Fields fields(String name) {
    try {
      if (Json.read(Files.readString(state())) instanceof Value.Fields all
          && all.at(name) instanceof Value.Fields fields) {
        return fields;
      }
      throw broken("it has no object \"" + name + "\"");
    } catch (JsonException e) {
      throw broken(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw broken(e.toString());
    }
  }

  private InputException broken(String why) {
    return new InputException(
        "%s cannot be read: %s. Delete the folder, or name another with --out."
            .formatted(state(), why));
  }

  private void write(Map<String, String> settings, Map<String, Double> times) {
    SafeFile.write(
        state(),
        PrettyJson.write(
            new JsonObject()
                .put(SETTINGS, JsonObject.map(settings, Value::of))
                .put(SECONDS, JsonObject.map(times, seconds -> Value.of((double) seconds)))
                .done()));
  }
}
