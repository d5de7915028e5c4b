package org.javoke.lab.train;

import java.nio.file.Path;
import java.util.Map;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.Linears;
import org.javoke.hub.ModelConfig;

/** How many numbers an adapter has. */
final class LoraSize {

  private LoraSize() {}

  /** {@return those of a new adapter for the model} */
  static long of(ModelConfig model, AdapterConfig adapter) {
    long size = 0;
    for (Map.Entry<String, Linears.Size> linear : Linears.of(model).entrySet()) {
      String name = linear.getKey();
      if (!name.equals("lm_head") && adapter.targets().mayInclude(name)) {
        size += adapter.rankOf(name) * (linear.getValue().inputs() + linear.getValue().outputs());
      }
    }
    long tables = adapter.modulesToSave().stream().distinct().count();
    return size + tables * model.vocabSize() * model.hiddenSize();
  }

  /**
   * {@return those of a saved adapter}
   *
   * @throws org.javoke.input.InputException if it is none
   */
  static long of(Path adapter) {
    try (AdapterFolder folder = AdapterFolder.open(adapter)) {
      long matrices =
          folder.modules().values().stream()
              .mapToLong(lora -> lora.a().elements() + lora.b().elements())
              .sum();
      return matrices
          + folder.saved().values().stream().mapToLong(tensor -> tensor.elements()).sum();
    }
  }
}
