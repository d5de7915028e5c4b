package org.javoke.model;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.ModelFolderWriter;
import org.javoke.input.InputException;
import org.javoke.safetensors.SafetensorsWriter;
import org.javoke.safetensors.TensorEntry;
import org.javoke.safetensors.TensorSource;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;

/**
 * Writes a model with an adapter added to its weights as a folder of its own: the base's
 * configuration, tokenizer and chat template, its weights in their stored dtypes, spread over files
 * as the base's are. One tensor is in memory at a time.
 */
public final class AdapterMerge {

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
    ModelFolderWriter.write(
        base.path(),
        out,
        folder -> {
          merge.write(folder);
          TrainedWeights.verify(folder);
        });
  }

  private void write(Path folder) {
    try (Weights weights = base.weights();
        Merged merged = new Merged(weights, correction)) {
      List<TensorSource> tensors = weights.names().stream().map(merged::source).toList();
      SafetensorsWriter.writeModel(
          folder, tensors, Map.of("format", "pt"), TrainedWeights.mostBytesPerFile(weights));
    }
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
