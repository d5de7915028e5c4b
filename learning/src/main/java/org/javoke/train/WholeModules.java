package org.javoke.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.javoke.hub.AdapterFolder;
import org.javoke.input.InputException;
import org.javoke.model.Decoder;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorSource;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * What an adapter trains whole beside its matrices (PEFT's {@code modules_to_save}): copies of the
 * embedding or the LM head, leaves in 32 bits. A model that ties the two has them apart then, as in
 * PEFT.
 */
final class WholeModules implements AutoCloseable {

  private static final String HEAD = "lm_head.weight";
  private static final String TABLE = "model.embed_tokens.weight";

  private final Map<String, Tensor> weights = new LinkedHashMap<>();

  private WholeModules() {}

  /**
   * {@return copies of modules of the base}
   *
   * @throws InputException if one is neither the embedding nor the LM head
   */
  static WholeModules copies(Decoder base, List<String> modules) {
    List<String> names = modules.stream().distinct().map(WholeModules::weight).toList();
    WholeModules copies = new WholeModules();
    try (Scope scope = Scope.open();
        NoGrad _ = NoGrad.open()) {
      for (String name : names) {
        Tensor weight = name.equals(HEAD) ? base.lmHead().weight() : table(base);
        copies.put(name, scope.release(weight.detach().to(Dtype.F32).copy()));
      }
    }
    return copies;
  }

  /** {@return copies of what a saved adapter has whole, to be trained on} */
  static WholeModules of(AdapterFolder folder, Device device) {
    WholeModules copies = new WholeModules();
    folder
        .saved()
        .forEach((name, entry) -> {
          try (Scope scope = Scope.open()) {
            copies.put(name, scope.release(StoredState.copy(entry).to(Dtype.F32).to(device)));
          }
        });
    return copies;
  }

  private static String weight(String module) {
    return switch (module) {
      case "lm_head" -> HEAD;
      case "embed_tokens", "model.embed_tokens" -> TABLE;
      default ->
          throw new InputException(
              "The module to save '%s' is none that can be trained whole; expected lm_head or embed_tokens."
                  .formatted(module));
    };
  }

  private static Tensor table(Decoder base) {
    long[] all = LongStream.range(0, base.config().vocabSize()).toArray();
    return base.embed(Tensors.of(all, base.device()));
  }

  private void put(String name, Tensor weight) {
    weights.put(name, weight.requireGrad(true));
  }

  /** {@return the decoder with these in the place of its own} */
  Decoder in(Decoder decoder) {
    return weights.isEmpty() ? decoder : decoder.replacing(weights.get(TABLE), weights.get(HEAD));
  }

  List<Parameter> parameters(String prefix) {
    List<Parameter> parameters = new ArrayList<>();
    weights.forEach((name, weight) -> parameters.add(Parameter.of(prefix + name, weight)));
    return parameters;
  }

  /** {@return what is written} It lives in the innermost scope. */
  List<TensorSource> sources() {
    List<TensorSource> sources = new ArrayList<>();
    weights.forEach((name, weight) -> {
      Tensor here = weight.detach().to(Device.CPU).contiguous();
      List<Long> shape = Arrays.stream(here.shape()).boxed().toList();
      sources.add(new TensorSource(name, StoredDtype.F32, shape, here::memory));
    });
    return sources;
  }

  @Override
  public void close() {
    weights.values().forEach(Tensor::close);
  }
}
