package org.javoke.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.javoke.hub.ModelFolder;
import org.javoke.model.Goldens;

/** Small models with random weights; the test that asks is skipped if they are not at hand. */
public final class TinyModels {

  private TinyModels() {}

  public static LocalModel open(String name) {
    return open(Goldens.model(name));
  }

  public static LocalModel open(Path folder) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-15T10:20:30Z"), ZoneOffset.UTC);
    return LocalModel.open(ModelFolder.open(folder), LocalSettings.standard().withClock(clock));
  }

  /** {@return a copy of the model's folder, to be changed} */
  public static Path copy(String name, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(Goldens.model(name))) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        Files.write(to.resolve(file.getFileName().toString()), Files.readAllBytes(file));
      }
    }
    return to;
  }

  /** {@return a copy with another chat template} */
  public static Path withTemplate(String name, Path to, String template) throws IOException {
    copy(name, to);
    Files.writeString(to.resolve("chat_template.jinja"), template);
    return to;
  }
}
