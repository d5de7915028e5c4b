package org.javoke.lab.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.safetensors.DurableFile;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** Writes a recipe that {@link RecipeReader} reads back. */
public final class RecipeWriter {

  private RecipeWriter() {}

  /**
   * Writes the file, replacing what is there; its folder is made if need be.
   *
   * @param header comment at its beginning
   * @throws InputException if it cannot be written
   */
  public static void write(Path file, List<String> header, List<Recipe.Entry> entries) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      OutputFile.folder(folder);
    }
    DurableFile.write(file, text(header, entries));
  }

  static String text(List<String> header, List<Recipe.Entry> entries) {
    String comment =
        header.stream()
            .flatMap(String::lines)
            .map(line -> "# " + line + "\n")
            .collect(Collectors.joining());
    return entries.stream()
        .map(entry -> entry.key() + ": " + value(entry.values()) + "\n")
        .collect(Collectors.joining("", comment, ""));
  }

  private static String value(List<String> values) {
    if (values.size() == 1) {
      return scalar(values.getFirst());
    }
    return values.stream().map(RecipeWriter::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  // YAML reads texts of JSON; quotes are left out where the text cannot be mistaken.
  private static String scalar(String text) {
    return text.matches("[A-Za-z0-9./_][A-Za-z0-9./_=+-]*") && !text.equals("null")
        ? text
        : Json.write(Value.of(text));
  }
}
