package org.javoke.lab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * Which steps of a job are done, and of what.
 *
 * @param steps in their order; those after the last one were not begun
 */
record JobState(List<Entry> steps) {

  static final String FILE = "state.json";
  private static final int FORMAT = 1;

  JobState {
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param done whether it ended well; otherwise it was begun
   */
  record Entry(String command, String fingerprint, boolean done, double seconds) {}

  /**
   * {@return the state of the job in the folder; an empty one where it was not begun}
   *
   * @throws InputException if it is of another version, or broken
   */
  static JobState read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new JobState(List.of());
    }
    try {
      Value all = Json.read(Files.readString(file));
      Format.require(file, all, FORMAT);
      if (all instanceof Value.Fields fields
          && fields.at("steps") instanceof Value.Items(List<Value> items)) {
        return new JobState(items.stream().map(item -> entry(file, item)).toList());
      }
      throw broken(file, "it has no \"steps\"");
    } catch (JsonException e) {
      throw broken(file, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw broken(file, e.toString());
    }
  }

  private static Entry entry(Path file, Value item) {
    if (item instanceof Value.Fields fields
        && fields.at("command") instanceof Value.Text(String command)
        && fields.at("fingerprint") instanceof Value.Text(String fingerprint)
        && fields.at("done") instanceof Value.Bool(boolean done)) {
      return new Entry(command, fingerprint, done, seconds(fields.at("seconds")));
    }
    throw broken(file, "a step lacks its command, its fingerprint or whether it is done");
  }

  private static double seconds(@org.jspecify.annotations.Nullable Value value) {
    return switch (value) {
      case Value.Real(double seconds) -> seconds;
      case Value.Int(var seconds) -> seconds.doubleValue();
      case null, default -> 0;
    };
  }

  private static InputException broken(Path file, String why) {
    return new InputException(
        "%s cannot be read: %s. Delete it, and its steps run again.".formatted(file, why));
  }

  Optional<Entry> step(int index) {
    return index < steps.size() ? Optional.of(steps.get(index)) : Optional.empty();
  }

  /** {@return whether the step is done and was of this} */
  boolean isDone(int index, String fingerprint) {
    return step(index)
        .filter(entry -> entry.done() && entry.fingerprint().equals(fingerprint))
        .isPresent();
  }

  /** {@return the state with this step; what came after it stays, and is looked at again} */
  JobState with(int index, Entry entry) {
    List<Entry> changed = new ArrayList<>(steps);
    if (index < changed.size()) {
      changed.set(index, entry);
    } else {
      changed.add(entry);
    }
    return new JobState(changed);
  }

  /** {@return seconds of all steps together} */
  double seconds() {
    return steps.stream().mapToDouble(Entry::seconds).sum();
  }

  void write(Path folder) {
    SafeFile.write(
        folder.resolve(FILE),
        PrettyJson.write(
            new JsonObject()
                .put(Format.KEY, FORMAT)
                .put("steps", JsonObject.array(steps, JobState::json))
                .done()));
  }

  private static Value json(Entry entry) {
    return new JsonObject()
        .put("command", entry.command())
        .put("fingerprint", entry.fingerprint())
        .put("done", Value.of(entry.done()))
        .put("seconds", Value.of(entry.seconds()))
        .done();
  }
}
