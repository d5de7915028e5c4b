package org.javoke.lab.itool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * {@code policy.json}: what the policy is after a round. It comes last, so that where it is the
 * round's training is done. Paths inside of the run are relative to it.
 *
 * @param root the run's folder
 * @param file the round's
 */
record PolicyFile(Path root, Path file) {

  private static final String MODEL = "model";
  private static final String ADAPTER = "adapter";

  /**
   * {@return the policy, if the round's training is done}
   *
   * @throws InputException if the file was spoilt, or the weights are gone
   */
  Optional<PolicyWeights> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (Json.read(Files.readString(file)) instanceof Value.Fields fields
          && fields.at(MODEL) instanceof Value.Text(String model)) {
        return Optional.of(
            new PolicyWeights(
                there(model),
                fields.at(ADAPTER) instanceof Value.Text(String adapter)
                    ? Optional.of(there(adapter))
                    : Optional.empty()));
      }
      throw broken("it has no \"" + MODEL + "\"");
    } catch (IOException | JsonException e) {
      throw broken(String.valueOf(e.getMessage()));
    }
  }

  private Path there(String path) {
    Path folder = root.resolve(path);
    if (!Files.isDirectory(folder)) {
      throw broken("there is no folder " + folder);
    }
    return folder;
  }

  private InputException broken(String why) {
    return new InputException(
        "%s cannot be used: %s. Delete the folder %s to make this stage again."
            .formatted(file, why, file.getParent()));
  }

  /**
   * Notes the policy.
   *
   * @param trained whether the round changed it
   */
  void write(PolicyWeights policy, boolean trained) {
    JsonObject json = new JsonObject().put(MODEL, shown(policy.model()));
    policy.adapter().ifPresent(adapter -> json.put(ADAPTER, shown(adapter)));
    SafeFile.write(file, PrettyJson.write(json.put("trained", Value.of(trained)).done()));
  }

  private String shown(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }
}
