package org.javoke.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.safetensors.FolderFile;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.SafetensorsWriter;
import org.javoke.safetensors.TensorEntry;
import org.javoke.safetensors.TensorSource;
import org.jspecify.annotations.Nullable;

/**
 * A LoRA adapter in PEFT's layout: {@code adapter_config.json} and {@code
 * adapter_model.safetensors}. Modules are named as in the base model, {@code
 * model.layers.0.self_attn.q_proj}, without PEFT's prefix. Every tensor has its place, or the
 * folder is refused.
 */
public final class AdapterFolder implements AutoCloseable {

  private static final String TENSORS = "adapter_model.safetensors";

  private final Path path;
  private final AdapterConfig config;
  private final SafetensorsFile file;
  private final Map<String, LoraEntry> modules;
  private final Map<String, TensorEntry> saved;

  private AdapterFolder(Path path, AdapterConfig config, SafetensorsFile file) {
    AdapterTensors tensors = AdapterTensors.of(file, config);
    this.path = path;
    this.config = config;
    this.file = file;
    this.modules = Collections.unmodifiableMap(tensors.modules());
    this.saved = Collections.unmodifiableMap(tensors.saved());
  }

  /**
   * Opens and checks the folder.
   *
   * @throws InputException if a file is missing or damaged, the adapter is of a kind that is not
   *     supported, or its tensors do not fit its configuration
   */
  public static AdapterFolder open(Path folder) {
    for (String name : List.of(AdapterConfigFile.NAME, TENSORS)) {
      if (!Files.exists(folder.resolve(name))) {
        throw new InputException(
            "%s has no %s: an adapter's folder needs %s and %s, as PEFT saves them"
                .formatted(folder, name, AdapterConfigFile.NAME, TENSORS));
      }
    }
    AdapterConfig config = AdapterConfigFile.read(FolderFile.in(folder, AdapterConfigFile.NAME));
    SafetensorsFile file = SafetensorsFile.open(FolderFile.in(folder, TENSORS));
    try {
      return new AdapterFolder(folder, config, file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Writes an adapter that PEFT can load. The configuration comes last: a folder without it is not
   * whole.
   *
   * @param modules by name, {@code model.layers.0.self_attn.q_proj}
   * @param saved whole weights of the configuration's {@code modulesToSave}, by name, {@code
   *     lm_head.weight}
   * @throws InputException if it cannot be written
   * @throws IllegalArgumentException if a module has not the rank that the configuration says
   */
  public static void write(
      Path folder,
      AdapterConfig config,
      Map<String, LoraSource> modules,
      Collection<TensorSource> saved) {
    List<TensorSource> tensors = new ArrayList<>();
    modules.forEach((module, lora) -> {
      if (lora.rank() != config.rankOf(module)) {
        throw new IllegalArgumentException(
            "%s has rank %d, and the configuration says %d"
                .formatted(module, lora.rank(), config.rankOf(module)));
      }
      String name = AdapterTensors.PREFIX + module;
      tensors.add(
          new TensorSource(
              name + AdapterTensors.A,
              lora.dtype(),
              List.of(lora.rank(), lora.inputs()),
              lora.a()));
      tensors.add(
          new TensorSource(
              name + AdapterTensors.B,
              lora.dtype(),
              List.of(lora.outputs(), lora.rank()),
              lora.b()));
    });
    for (TensorSource tensor : saved) {
      tensors.add(
          new TensorSource(
              AdapterTensors.PREFIX + tensor.name(),
              tensor.dtype(),
              tensor.shape(),
              tensor.data()));
    }
    SafetensorsWriter.write(folder.resolve(TENSORS), tensors, Map.of("format", "pt"));
    AdapterConfigFile.write(folder.resolve(AdapterConfigFile.NAME), config);
  }

  /**
   * Checks that the model has every linear that the adapter changes, in its size.
   *
   * @throws InputException if not: the adapter is for another model
   */
  public void requireFits(ModelConfig model) {
    Map<String, Linears.Size> linears = Linears.of(model);
    modules.forEach((module, lora) -> {
      Linears.Size found =
          new Linears.Size(lora.b().shape().getFirst(), lora.a().shape().getLast());
      Linears.@Nullable Size wanted = linears.get(module);
      if (!found.equals(wanted)) {
        throw new InputException(
            "%s changes %s as a linear of %d inputs and %d outputs; the model %s: it was trained on another model (%s)"
                .formatted(
                    path,
                    module,
                    found.inputs(),
                    found.outputs(),
                    wanted == null
                        ? "has no such linear"
                        : "has %d and %d".formatted(wanted.inputs(), wanted.outputs()),
                    config.baseModel().orElse("it does not say which")));
      }
    });
  }

  /** {@return where it is} */
  public Path path() {
    return path;
  }

  /** {@return what kind of LoRA it is} */
  public AdapterConfig config() {
    return config;
  }

  /** {@return the matrices of each module that it changes} */
  public Map<String, LoraEntry> modules() {
    return modules;
  }

  /** {@return the tensors that replace the base model's whole, by name, mostly none} */
  public Map<String, TensorEntry> saved() {
    return saved;
  }

  /** Unmaps the tensors; those handed out are dead after it. */
  @Override
  public void close() {
    file.close();
  }
}
