package org.javoke.model;

import java.util.List;
import java.util.stream.LongStream;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/** What a model makes of one sequence, without a cache. */
final class Logits {

  private Logits() {}

  /** {@return {@code [ids, vocab]}, F32} */
  static Tensor of(Decoder decoder, long... ids) {
    Tensor positions = Tensors.of(LongStream.range(0, ids.length).toArray(), Device.CPU);
    Attention attention = new PackedAttention(List.of(ids.length));
    Tensor hidden = decoder.hidden(Tensors.of(ids, Device.CPU), positions, attention);
    return decoder.logits(hidden).to(Dtype.F32);
  }

  /** {@return the largest difference between two elements} */
  static double difference(Tensor a, Tensor b) {
    return a.sub(b).abs().amax(-1, false).amax(-1, false).item();
  }
}
