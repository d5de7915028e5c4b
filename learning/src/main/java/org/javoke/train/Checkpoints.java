package org.javoke.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.safetensors.DurableFile;
import org.javoke.tensor.Tensor;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * What a run that was stopped goes on from: a folder per checkpoint with the weights, the
 * optimiser's state and where the run was. Each is written beside and renamed, so it is there whole
 * or not at all.
 */
final class Checkpoints {

  private static final String PREFIX = "step-";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String OPTIMISER = "optimiser.safetensors";
  private static final String STATE = "state.json";

  private final Path folder;
  private final Map<String, String> identity;
  private final int kept;

  /**
   * @param identity what makes the run this run: a checkpoint of another one is refused
   */
  Checkpoints(Path folder, Map<String, String> identity, int kept) {
    this.folder = folder;
    this.identity = identity;
    this.kept = kept;
  }

  /**
   * Where a run was.
   *
   * @param step how many were done
   * @param tokens how many were read
   */
  record Position(int step, long tokens) {
    static final Position START = new Position(0, 0);
  }

  /** {@return the last checkpoint's folder, if there is one} */
  Optional<Path> last() {
    return all().stream().max(Comparator.naturalOrder());
  }

  void save(Position position, Map<String, Tensor> weights, AdamW optimiser) {
    Path target = folder.resolve("%s%08d".formatted(PREFIX, position.step()));
    Path beside = folder.resolve(target.getFileName() + ".tmp");
    try {
      delete(beside);
      Files.createDirectories(beside);
      StoredState.write(beside.resolve(WEIGHTS), weights);
      StoredState.write(beside.resolve(OPTIMISER), optimiser.state());
      DurableFile.write(beside.resolve(STATE), json(position, optimiser.steps()));
      delete(target);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      prune();
    } catch (IOException e) {
      throw unwritten(target, e.toString(), e);
    } catch (InputException e) {
      throw unwritten(target, String.valueOf(e.getMessage()), e);
    }
  }

  private static InputException unwritten(Path target, String reason, Exception cause) {
    return new InputException(
        "The checkpoint %s cannot be written: %s. Those before it are whole; make room and run the same command again."
            .formatted(target, reason),
        cause);
  }

  /**
   * {@return where the last checkpoint was, after its values were copied into the weights and the
   * optimiser; the start if there is none}
   *
   * @throws InputException if it is of another run, or damaged
   */
  Position restore(Map<String, Tensor> weights, AdamW optimiser) {
    Optional<Path> last = last();
    if (last.isEmpty()) {
      return Position.START;
    }
    Path checkpoint = last.get();
    Value.Fields state = state(checkpoint.resolve(STATE));
    requireSame(checkpoint, state);
    StoredState.read(checkpoint.resolve(WEIGHTS), weights);
    StoredState.read(checkpoint.resolve(OPTIMISER), optimiser.state());
    optimiser.resume((int) whole(checkpoint, state, "optimiser_steps"));
    return new Position(
        (int) whole(checkpoint, state, "step"), whole(checkpoint, state, "num_tokens"));
  }

  /**
   * @throws InputException if the last checkpoint is of another run, or damaged
   */
  void requireSameRun() {
    last().ifPresent(checkpoint -> requireSame(checkpoint, state(checkpoint.resolve(STATE))));
  }

  private String json(Position position, int optimiserSteps) {
    Map<String, Value> settings = new LinkedHashMap<>();
    identity.forEach((key, value) -> settings.put(key, Value.of(value)));
    Map<String, Value> state = new LinkedHashMap<>();
    state.put("step", Value.of(position.step()));
    state.put("num_tokens", Value.of(position.tokens()));
    state.put("optimiser_steps", Value.of(optimiserSteps));
    state.put("run", new Value.Fields(settings));
    return Json.write(new Value.Fields(state)) + "\n";
  }

  private static Value.Fields state(Path file) {
    try {
      if (Json.read(Files.readString(file)) instanceof Value.Fields fields) {
        return fields;
      }
    } catch (IOException | JsonException e) {
      throw new InputException(
          "%s cannot be read: %s. Delete that checkpoint to go on from the one before."
              .formatted(file, e.getMessage()),
          e);
    }
    throw new InputException(file + " is no JSON object: delete that checkpoint");
  }

  private void requireSame(Path checkpoint, Value.Fields state) {
    Map<String, Value> found =
        state.at("run") instanceof Value.Fields(Map<String, Value> values) ? values : Map.of();
    identity.forEach((key, value) -> {
      if (!Value.of(value).equals(found.get(key))) {
        throw new InputException(
            "%s is a checkpoint of another run: its %s is %s, and now it is %s. Name another output folder, or the settings it was made with."
                .formatted(
                    checkpoint,
                    key,
                    found.get(key) instanceof Value.Text(String text) ? text : "not said",
                    value));
      }
    });
  }

  private static long whole(Path checkpoint, Value.Fields state, String key) {
    if (state.at(key) instanceof Value.Int(var number) && number.bitLength() < 63) {
      return number.longValue();
    }
    throw new InputException(
        "%s does not say its %s: delete that checkpoint".formatted(checkpoint, key));
  }

  private void prune() throws IOException {
    List<Path> checkpoints = all();
    for (Path old : checkpoints.subList(0, Math.max(0, checkpoints.size() - kept))) {
      delete(old);
    }
  }

  /** {@return all that are whole, the oldest first} */
  private List<Path> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> String.valueOf(entry.getFileName()).matches(PREFIX + "\\d{8,10}"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        Files.delete(entry);
      }
    }
    Files.delete(folder);
  }
}
