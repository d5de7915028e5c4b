package org.javoke.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.ModelFolderWriter;
import org.javoke.safetensors.SafetensorsWriter;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorSource;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;

/** Writes weights that were trained as a model's folder of their own. */
public final class TrainedWeights {

  // As transformers splits large models.
  private static final long MOST_BYTES_PER_FILE = 5_000_000_000L;

  private TrainedWeights() {}

  /**
   * Writes the folder, in the place of one that was written before. The weights are in the dtype
   * that config.json names, so that the two go together, and are loaded once to see that they are
   * whole.
   *
   * @param source whose configuration, tokenizer and chat template are copied; it needs no weights
   * @param weights by their names in the folder
   * @throws org.javoke.input.InputException if the weights are not those that the configuration
   *     calls for
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(ModelFolder source, Map<String, Tensor> weights, Path out) {
    StoredDtype dtype =
        switch (source.config().dtype()) {
          case BF16 -> StoredDtype.BF16;
          case F16 -> StoredDtype.F16;
          case BOOL, U8, I8, I16, I32, F32, F64, I64 -> StoredDtype.F32;
        };
    ModelFolderWriter.replace(
        source.path(),
        out,
        folder -> {
          try (Rounded rounded = new Rounded(dtype)) {
            List<TensorSource> sources =
                weights.entrySet().stream()
                    .map(weight -> rounded.source(weight.getKey(), weight.getValue()))
                    .toList();
            SafetensorsWriter.writeModel(
                folder, sources, Map.of("format", "pt"), MOST_BYTES_PER_FILE);
          }
          verify(folder);
        });
  }

  /**
   * Loads a model to see that it is whole. Weights as they are stored stay on the disk, so that
   * looking at them takes no memory.
   *
   * @throws org.javoke.input.InputException if it is not
   */
  static void verify(Path folder) {
    ModelFolder written = ModelFolder.open(folder);
    WeightFormat format =
        switch (written.config().dtype()) {
          case BF16 -> WeightFormat.BF16;
          case F16 -> WeightFormat.FP16;
          case BOOL, U8, I8, I16, I32, F32, F64, I64 -> WeightFormat.FP32;
        };
    DecoderLoader.load(written, format, Device.CPU).close();
  }

  /** {@return what the largest file has, if there are several} */
  static long mostBytesPerFile(Weights weights) {
    if (weights.files().size() == 1) {
      return Long.MAX_VALUE;
    }
    try {
      long most = 0;
      for (Path file : weights.files()) {
        most = Math.max(most, Files.size(file));
      }
      return most;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives one tensor after the other in another dtype; each dies when the next is asked for. */
  private static final class Rounded implements AutoCloseable {

    private final StoredDtype dtype;
    private Scope scope = Scope.open();

    Rounded(StoredDtype dtype) {
      this.dtype = dtype;
    }

    TensorSource source(String name, Tensor weight) {
      List<Long> shape = Arrays.stream(weight.shape()).boxed().toList();
      return new TensorSource(name, dtype, shape, () -> data(weight));
    }

    private MemorySegment data(Tensor weight) {
      scope.close();
      scope = Scope.open();
      try (NoGrad _ = NoGrad.open()) {
        return weight.detach().to(Device.CPU).to(StoredTensors.dtype(dtype)).contiguous().memory();
      }
    }

    @Override
    public void close() {
      scope.close();
    }
  }
}
