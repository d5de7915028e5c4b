package org.javoke.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.safetensors.FolderFile;

/**
 * Writes a model's folder in Hugging Face's layout: configuration, tokenizer and chat template are
 * those of another folder, the weights are new. It is made beside its place and renamed, so it is
 * there whole or not at all.
 */
public final class ModelFolderWriter {

  // What transformers reads beside the weights, where a folder has it.
  private static final List<String> COPIED =
      List.of(
          "config.json",
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "tokenizer.model",
          "special_tokens_map.json",
          "added_tokens.json",
          "vocab.json",
          "merges.txt",
          "chat_template.jinja",
          "chat_template.json");

  private ModelFolderWriter() {}

  /**
   * Writes a new folder.
   *
   * @param source whose configuration, tokenizer and chat template are copied
   * @param out a folder that does not exist yet, or is empty
   * @param weights puts the weights into the folder that it is handed, and may look whether they
   *     are whole
   * @throws InputException if {@code out} is in use, or a file cannot be read
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(Path source, Path out, Consumer<Path> weights) {
    try {
      requireFree(out);
      Path target = out.toAbsolutePath().normalize();
      made(
          source,
          target,
          weights,
          beside -> {
            Files.deleteIfExists(target);
            move(beside, target);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same, in the place of a folder that was written before, which stays until the new one is
   * whole.
   */
  public static void replace(Path source, Path out, Consumer<Path> weights) {
    try {
      Path target = out.toAbsolutePath().normalize();
      Path old = target.resolveSibling(target.getFileName() + ".old");
      made(
          source,
          target,
          weights,
          beside -> {
            delete(old);
            if (Files.exists(target)) {
              move(target, old);
            }
            move(beside, target);
            delete(old);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Placing {
    void place(Path beside) throws IOException;
  }

  private static void made(Path source, Path target, Consumer<Path> weights, Placing placing)
      throws IOException {
    Path beside = target.resolveSibling(target.getFileName() + ".tmp");
    delete(beside);
    Files.createDirectories(beside);
    try {
      copy(source, beside);
      weights.accept(beside);
      placing.place(beside);
    } finally {
      delete(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void requireFree(Path out) throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    if (Files.isDirectory(out)) {
      try (Stream<Path> entries = Files.list(out)) {
        if (entries.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new InputException(
        out + " is there already and not empty: name a folder that does not exist yet");
  }

  private static void copy(Path source, Path folder) throws IOException {
    for (String name : COPIED) {
      if (Files.exists(source.resolve(name))) {
        Files.copy(FolderFile.in(source, name), folder.resolve(name));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }
        });
    Files.delete(folder);
  }
}
