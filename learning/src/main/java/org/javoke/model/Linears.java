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
      case INT8, NF4, NF4_DOUBLE -> throw new UnsupportedOperationException("not yet: " + format);
    };
  }

  /** The LM head of a model that does not share it with the embedding. */
  Linear head(String name, long outputs, long inputs) {
    return dense(name, outputs, inputs, null);
  }

  /** The embedding's table, which may be the LM head too. */
  Table table(String name, long rows, long width) {
    Tensor table = tensors.tensor(name, format.activations(), rows, width);
    return new Table(table::embedding, new DenseLinear(table, null));
  }

  private Linear dense(String name, long outputs, long inputs, @Nullable Tensor bias) {
    Dtype dtype = format.activations();
    return new DenseLinear(tensors.tensor(name + ".weight", dtype, outputs, inputs), bias);
  }

  /** One table in its two roles. */
  record Table(Embedding asEmbedding, Linear asLinear) {}
}
