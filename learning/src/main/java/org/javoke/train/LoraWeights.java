package org.javoke.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.LoraSource;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.model.Decoder;
import org.javoke.model.Lora;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorEntry;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Libtorch;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * The matrices of a LoRA adapter while it is trained: leaves in 32 bits, by the names of the linear
 * layers that they correct, such as {@code model.layers.0.mlp.up_proj}; and beside them the modules
 * that it trains whole.
 */
public final class LoraWeights implements AutoCloseable {

  private static final String PREFIX = "base_model.model.";

  private final AdapterConfig config;
  private final WholeModules whole;
  private final Map<String, Factors> modules = new LinkedHashMap<>();

  private LoraWeights(AdapterConfig config, WholeModules whole) {
    this.config = config;
    this.whole = whole;
  }

  /**
   * The correction of one layer.
   *
   * @param a {@code [rank, inputs]}
   * @param b {@code [outputs, rank]}
   */
  public record Factors(Tensor a, Tensor b) {}

  /**
   * {@return a new adapter, which changes nothing yet: A is drawn as PEFT draws it, uniform within
   * one over the root of the inputs, and B is zero (LoRA, section 4.1, arXiv:2106.09685)}
   *
   * @param seed of the draw; the same seed gives the same adapter
   * @throws InputException if the configuration means no layer of the model
   */
  public static LoraWeights fresh(Decoder base, AdapterConfig config, long seed) {
    LoraWeights weights =
        new LoraWeights(config, WholeModules.copies(base, config.modulesToSave()));
    Libtorch.seed(seed);
    try (Scope scope = Scope.open()) {
      Device device = base.device();
      base.adapted((name, linear) -> {
        if (config.targets().mayInclude(name)) {
          double bound = 1 / Math.sqrt((double) linear.inputs());
          int rank = config.rankOf(name);
          Tensor a = Tensors.uniform(-bound, bound, Device.CPU, rank, linear.inputs());
          Tensor b = Tensors.zeros(Dtype.F32, device, linear.outputs(), rank);
          weights.put(name, scope.release(a.to(device)), scope.release(b));
        }
        return linear;
      });
    }
    if (weights.modules.isEmpty()) {
      weights.close();
      throw new InputException(
          "The model has no linear layer that %s means; its layers have names such as q_proj, v_proj and up_proj."
              .formatted(config.targets()));
    }
    return weights;
  }

  /** {@return a copy of a saved adapter, to be trained on} */
  public static LoraWeights of(AdapterFolder folder, Device device) {
    return of(folder, folder.config(), device);
  }

  /**
   * {@return a copy of a saved adapter, to be trained on under another configuration}
   *
   * @param config with the ranks, alphas and modules of the folder's
   * @throws InputException if the adapter corrects the LM head, which training does not
   */
  public static LoraWeights of(AdapterFolder folder, AdapterConfig config, Device device) {
    if (folder.modules().containsKey("lm_head")) {
      throw new InputException(
          folder.path()
              + " corrects the LM head by a LoRA, which cannot be trained on: merge it into its model first (javoke adapter merge)");
    }
    LoraWeights weights = new LoraWeights(config, WholeModules.of(folder, device));
    folder
        .modules()
        .forEach((name, lora) -> weights.put(name, leaf(lora.a(), device), leaf(lora.b(), device)));
    return weights;
  }

  private static Tensor leaf(TensorEntry stored, Device device) {
    try (Scope scope = Scope.open()) {
      return scope.release(StoredState.copy(stored).to(Dtype.F32).to(device));
    }
  }

  private void put(String name, Tensor a, Tensor b) {
    modules.put(name, new Factors(a.requireGrad(true), b.requireGrad(true)));
  }

  /**
   * {@return the base with the corrections}
   *
   * @param dropout share of the corrections' inputs that is dropped; 0 outside training
   */
  public Decoder on(Decoder base, double dropout) {
    return whole.in(
        base.adapted((name, linear) -> {
          Factors factors = modules.get(name);
          return factors == null
              ? linear
              : new Lora(linear, factors.a(), factors.b(), config.scalingOf(name), dropout);
        }));
  }

  public AdapterConfig config() {
    return config;
  }

  /** {@return the matrices by the layer's name} */
  public Map<String, Factors> modules() {
    return Collections.unmodifiableMap(modules);
  }

  /** {@return how many numbers it has} */
  public long size() {
    return parameters().stream().mapToLong(parameter -> parameter.tensor().elements()).sum();
  }

  /** {@return all matrices and what is trained whole, named as PEFT names them} */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    modules.forEach((name, factors) -> {
      parameters.add(new Parameter(PREFIX + name + ".lora_A.weight", factors.a(), true));
      parameters.add(new Parameter(PREFIX + name + ".lora_B.weight", factors.b(), true));
    });
    parameters.addAll(whole.parameters(PREFIX));
    return parameters;
  }

  /**
   * Writes it as a PEFT folder.
   *
   * @throws InputException if it cannot be written
   */
  public void write(Path folder) {
    try (Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      Map<String, LoraSource> sources = new LinkedHashMap<>();
      modules.forEach((name, factors) -> sources.put(name, source(factors)));
      AdapterFolder.write(OutputFile.folder(folder), config, sources, whole.sources());
    }
  }

  private static LoraSource source(Factors factors) {
    Tensor a = factors.a().detach().to(Device.CPU).contiguous();
    Tensor b = factors.b().detach().to(Device.CPU).contiguous();
    return new LoraSource(StoredDtype.F32, a.size(0), a.size(1), b.size(0), a::memory, b::memory);
  }

  @Override
  public void close() {
    whole.close();
    for (Factors factors : modules.values()) {
      factors.a().close();
      factors.b().close();
    }
  }
}
