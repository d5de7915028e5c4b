package org.javoke.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.safetensors.FolderFile;
import org.javoke.safetensors.SafetensorsWriter;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorEntry;
import org.javoke.safetensors.TensorSource;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;

/**
 * Writes a model with an adapter added to its weights as a folder of its own: the base's
 * configuration, tokenizer and chat template, its weights in their stored dtypes, spread over files
 * as the base's are. One tensor is in memory at a time.
 */
public final class AdapterMerge {

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

  private final ModelFolder base;
  private final Correction correction;

  private AdapterMerge(ModelFolder base, Correction correction) {
    this.base = base;
    this.correction = correction;
  }

  /**
   * Writes the merged model. It is made beside its place, loaded once to see that it is whole, and
   * renamed.
   *
   * @param out a folder that does not exist yet, or is empty
   * @throws InputException if the adapter is for another model or cannot be merged with it, {@code
   *     out} is in use, or a file cannot be read or written
   */
  public static void merge(ModelFolder base, AdapterFolder adapter, Path out) {
    AdapterMerge merge = new AdapterMerge(base, new MergedAdapter(base.config(), adapter));
    try {
      requireFree(out);
      Path absolute = out.toAbsolutePath().normalize();
      Path beside = absolute.resolveSibling(absolute.getFileName() + ".tmp");
      delete(beside);
      Files.createDirectories(beside);
      try {
        merge.write(beside);
        verify(beside);
        Files.deleteIfExists(absolute);
        Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(beside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private void write(Path folder) throws IOException {
    for (String name : COPIED) {
      if (Files.exists(base.path().resolve(name))) {
        Files.copy(FolderFile.in(base.path(), name), folder.resolve(name));
      }
    }
    try (Weights weights = base.weights();
        Merged merged = new Merged(weights, correction)) {
      List<TensorSource> tensors = weights.names().stream().map(merged::source).toList();
      SafetensorsWriter.writeModel(
          folder, tensors, Map.of("format", "pt"), mostBytesPerFile(weights));
    }
  }

  /** {@return what the base's largest file has, if there are several} */
  private static long mostBytesPerFile(Weights weights) throws IOException {
    if (weights.files().size() == 1) {
      return Long.MAX_VALUE;
    }
    long most = 0;
    for (Path file : weights.files()) {
      most = Math.max(most, Files.size(file));
    }
    return most;
  }

  /** Weights as they are stored stay on the disk, so that looking at them takes no memory. */
  private static void verify(Path folder) {
    ModelFolder written = ModelFolder.open(folder);
    StoredDtype stored = written.config().dtype();
    WeightFormat format =
        switch (stored) {
          case BF16 -> WeightFormat.BF16;
          case F16 -> WeightFormat.FP16;
          case BOOL, U8, I8, I16, I32, F32, F64, I64 -> WeightFormat.FP32;
        };
    DecoderLoader.load(written, format, Device.CPU).close();
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

  /** Gives one tensor after the other; each dies when the next is asked for. */
  private static final class Merged implements AutoCloseable {

    private final Weights weights;
    private final Correction correction;
    private Arena arena = Arena.ofConfined();
    private Scope scope = Scope.open();

    Merged(Weights weights, Correction correction) {
      this.weights = weights;
      this.correction = correction;
    }

    TensorSource source(String name) {
      TensorEntry entry = weights.tensor(name);
      return new TensorSource(name, entry.dtype(), entry.shape(), () -> data(name));
    }

    private MemorySegment data(String name) {
      close();
      arena = Arena.ofConfined();
      scope = Scope.open();
      TensorEntry entry = weights.tensor(name, arena);
      if (!correction.concerns(name)) {
        return entry.data();
      }
      try (NoGrad _ = NoGrad.open()) {
        Tensor merged = correction.apply(name, StoredTensors.stored(entry));
        return merged.to(StoredTensors.dtype(entry.dtype())).contiguous().memory();
      }
    }

    @Override
    public void close() {
      scope.close();
      if (arena.scope().isAlive()) {
        arena.close();
      }
    }
  }
}
