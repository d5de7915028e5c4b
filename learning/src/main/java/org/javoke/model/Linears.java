package org.javoke.model;

import org.javoke.tensor.Dtype;
import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Makes linear layers of stored tensors, in a {@link WeightFormat}. */
final class Linears {

  private final StoredTensors tensors;
  private final WeightFormat format;

  Linears(StoredTensors tensors, WeightFormat format) {
    this.tensors = tensors;
    this.format = format;
  }

  Linear linear(String name, long outputs, long inputs, boolean hasBias) {
    Tensor bias = hasBias ? tensors.tensor(name + ".bias", format.activations(), outputs) : null;
    return switch (format) {
      case FP32, BF16, FP16 -> dense(name, outputs, inputs, bias);
      case INT8 -> new Int8Linear(int8(name + ".weight", outputs, inputs), bias);
      case NF4 -> new Nf4Linear(nf4(name, outputs, inputs, false), bias);
      case NF4_DOUBLE -> new Nf4Linear(nf4(name, outputs, inputs, true), bias);
    };
  }

  /** The LM head of a model that does not share it with the embedding. */
  Linear head(String name, long outputs, long inputs) {
    return switch (format) {
      case FP32, BF16, FP16, NF4, NF4_DOUBLE -> dense(name, outputs, inputs, null);
      case INT8 -> new Int8Linear(int8(name + ".weight", outputs, inputs), null);
    };
  }

  /** The embedding's table, which may be the LM head too. */
  Table table(String name, long rows, long width) {
    return switch (format) {
      case FP32, BF16, FP16, NF4, NF4_DOUBLE -> {
        Tensor table = tensors.tensor(name, format.activations(), rows, width);
        yield new Table(table::embedding, new DenseLinear(table, null));
      }
      case INT8 -> {
        Int8Matrix table = int8(name, rows, width);
        yield new Table(table::rows, new Int8Linear(table, null));
      }
    };
  }

  private Linear dense(String name, long outputs, long inputs, @Nullable Tensor bias) {
    Dtype dtype = format.activations();
    return new DenseLinear(tensors.tensor(name + ".weight", dtype, outputs, inputs), bias);
  }

  private Int8Matrix int8(String tensor, long outputs, long inputs) {
    return tensors.read(
        tensor, (stored, keep) -> Int8Matrix.of(stored, tensors.device(), keep), outputs, inputs);
  }

  private Nf4Matrix nf4(String name, long outputs, long inputs, boolean doubled) {
    return tensors.read(
        name + ".weight",
        (stored, keep) -> Nf4Matrix.of(stored, doubled, tensors.device(), keep),
        outputs,
        inputs);
  }

  /** One table in its two roles. */
  record Table(Embedding asEmbedding, Linear asLinear) {}
}
