package org.javoke.lab.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.javoke.hub.ModelFolder;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalSettings;

/** Small models with random weights; outside the repository. */
final class TinyModels {

  private TinyModels() {}

  /** {@return the model's folder; the test that asks is skipped if it is absent} */
  static Path folder(String name) {
    Path folder =
        Path.of(System.getProperty("javoke.shared", "../../shared"), "goldens/model/models", name);
    assumeTrue(Files.isDirectory(folder), "no shared data at " + folder);
    return folder;
  }

  static LocalModel open(String name) {
    return open(folder(name));
  }

  static LocalModel open(Path folder) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-15T10:20:30Z"), ZoneOffset.UTC);
    return LocalModel.open(ModelFolder.open(folder), LocalSettings.standard().withClock(clock));
  }

  /** {@return a copy with another chat template} */
  static Path withTemplate(String name, Path to, String template) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(folder(name))) {
      List<Path> files = entries.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        Files.write(to.resolve(file.getFileName().toString()), Files.readAllBytes(file));
      }
    }
    Files.writeString(to.resolve("chat_template.jinja"), template);
    return to;
  }
}
