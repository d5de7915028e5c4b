package org.javoke.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.input.InputException;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorEntry;

/** Sorts an adapter's tensors by the modules they are for, and checks them against its settings. */
final class AdapterTensors {

  static final String PREFIX = "base_model.model.";
  static final String A = ".lora_A.weight";
  static final String B = ".lora_B.weight";

  private final SafetensorsFile file;
  private final AdapterConfig config;
  private final Map<String, LoraEntry> modules = new TreeMap<>();
  private final Map<String, TensorEntry> saved = new LinkedHashMap<>();

  private AdapterTensors(SafetensorsFile file, AdapterConfig config) {
    this.file = file;
    this.config = config;
  }

  static AdapterTensors of(SafetensorsFile file, AdapterConfig config) {
    AdapterTensors tensors = new AdapterTensors(file, config);
    file.names().forEach(tensors::sort);
    if (tensors.modules.isEmpty()) {
      throw new InputException(file.path() + " has no LoRA tensors: it is no LoRA adapter");
    }
    return tensors;
  }

  Map<String, LoraEntry> modules() {
    return modules;
  }

  Map<String, TensorEntry> saved() {
    return saved;
  }

  private void sort(String name) {
    if (name.startsWith(PREFIX)) {
      String rest = name.substring(PREFIX.length());
      if (rest.endsWith(A)) {
        pair(rest.substring(0, rest.length() - A.length()));
        return;
      }
      if (rest.endsWith(B)) {
        requireOther(name, rest.substring(0, rest.length() - B.length()) + A);
        return;
      }
      if (isSaved(rest)) {
        saved.put(rest, floating(name));
        return;
      }
    }
    throw error(name, "belongs to no linear that LoRA changes, nor to modules_to_save");
  }

  private void pair(String module) {
    String nameOfA = PREFIX + module + A;
    if (!config.targets().mayInclude(module)) {
      throw error(nameOfA, "is for a module that target_modules does not name");
    }
    requireOther(nameOfA, module + B);
    TensorEntry a = floating(nameOfA);
    TensorEntry b = floating(PREFIX + module + B);
    long rank = config.rankOf(module);
    requireShape(a, a.shape().size() == 2 && a.shape().getFirst() == rank, "[%d, inputs]", rank);
    requireShape(b, b.shape().size() == 2 && b.shape().getLast() == rank, "[outputs, %d]", rank);
    modules.put(module, new LoraEntry(a, b));
  }

  private void requireOther(String name, String other) {
    if (!file.contains(PREFIX + other)) {
      throw error(name, "has no counterpart " + PREFIX + other);
    }
  }

  private void requireShape(TensorEntry tensor, boolean fits, String wanted, long rank) {
    if (!fits) {
      throw error(
          tensor.name(),
          "has the shape %s, expected %s".formatted(tensor.shape(), wanted.formatted(rank)));
    }
  }

  // model.embed_tokens.weight is saved if modules_to_save names embed_tokens.
  private boolean isSaved(String name) {
    int dot = name.lastIndexOf('.');
    String module = dot < 0 ? name : name.substring(0, dot);
    List<String> names = config.modulesToSave();
    return names.stream().anyMatch(saving -> ModuleNames.endsWith(module, saving));
  }

  private TensorEntry floating(String name) {
    TensorEntry tensor = file.tensor(name);
    StoredDtype dtype = tensor.dtype();
    return switch (dtype) {
      case F64, F32, F16, BF16 -> tensor;
      case BOOL, U8, I8, I16, I32, I64 ->
          throw error(name, "is of %s, expected floating-point numbers".formatted(dtype));
    };
  }

  private InputException error(String name, String problem) {
    return new InputException(
        "%s: the tensor %s %s".formatted(file.path(), name.replaceAll("\\p{Cntrl}", "?"), problem));
  }
}
