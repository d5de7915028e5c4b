package org.javoke.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.safetensors.DurableFile;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** {@code metrics.jsonl}: one line a step, which is on the disk before the next step begins. */
final class MetricsLog {

  private static final String STEP = "step";

  private final Path file;

  MetricsLog(Path file) {
    this.file = file;
  }

  /** Forgets what came after a step, which will be computed again. */
  void cutAfter(int step) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      List<String> kept = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (stepOf(line) > step) {
          break;
        }
        kept.add(line + "\n");
      }
      DurableFile.write(file, String.join("", kept));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  // A line that a kill cut short belongs to a step that will be computed again.
  private static int stepOf(String line) {
    try {
      return Json.read(line) instanceof Value.Fields fields
              && fields.at(STEP) instanceof Value.Int(var step)
          ? step.intValue()
          : Integer.MAX_VALUE;
    } catch (JsonException e) {
      return Integer.MAX_VALUE;
    }
  }

  void append(Map<String, Value> line) {
    try {
      Files.writeString(
          file,
          Json.write(new Value.Fields(line)) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private InputException unwritable(IOException e) {
    return new InputException(
        "%s cannot be written: %s. The checkpoints are whole; make room and run the same command again."
            .formatted(file, e),
        e);
  }
}
