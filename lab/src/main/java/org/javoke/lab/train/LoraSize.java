package org.javoke.lab.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.Linears;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.TargetModules;
import org.javoke.input.InputException;

/** How many numbers an adapter has. */
final class LoraSize {

  private LoraSize() {}

  /**
   * @throws InputException if one of the names that the adapter is to have means no linear layer;
   *     PEFT passes over it as long as another one means some
   */
  static void requireMeant(ModelConfig model, AdapterConfig adapter) {
    if (!(adapter.targets() instanceof TargetModules.Named(List<String> names))) {
      return;
    }
    List<String> linears = linears(model);
    List<String> without =
        names.stream()
            .filter(name ->
                linears.stream().noneMatch(new TargetModules.Named(List.of(name))::mayInclude))
            .toList();
    if (!without.isEmpty()) {
      throw new InputException(
          "The model has no linear layer that %s means; its layers have names such as q_proj, v_proj and up_proj. The LM head is trained whole (--modules-to-save lm_head)."
              .formatted(String.join(", ", without)));
    }
  }

  private static List<String> linears(ModelConfig model) {
    return Linears.of(model).keySet().stream().filter(name -> !name.equals("lm_head")).toList();
  }

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
   * @throws InputException if it is none
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
