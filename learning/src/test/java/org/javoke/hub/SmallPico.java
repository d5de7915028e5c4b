package org.javoke.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model of random weights in Pico's shape, only much smaller, for the tests of other modules as
 * well: what trains it takes seconds.
 */
public final class SmallPico {

  /** The model itself. */
  public static final Path PICO = Path.of("../models/pico");

  private SmallPico() {}

  /** {@return the folder of such a model, in a folder of its own below home} */
  public static Path write(Path home) throws IOException {
    Path shape = Files.createDirectories(home.resolve("shape"));
    for (String name : List.of("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")) {
      Files.copy(PICO.resolve(name), shape.resolve(name));
    }
    String config =
        Files.readString(PICO.resolve("config.json"))
            .replaceAll("\"hidden_size\": \\d+", "\"hidden_size\": 16")
            .replaceAll("\"intermediate_size\": \\d+", "\"intermediate_size\": 16")
            .replaceAll("\"num_(attention|key_value)_heads\": \\d+", "\"num_$1_heads\": 2")
            .replaceAll("\"num_hidden_layers\": \\d+", "\"num_hidden_layers\": 1")
            .replaceAll("\"max_position_embeddings\": \\d+", "\"max_position_embeddings\": 4096");
    Files.writeString(shape.resolve("config.json"), config);
    Path model = home.resolve("model");
    FreshModel.write(shape, model, 7);
    return model;
  }
}
