package org.javoke.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.ProcessGroup;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Adds up gradients over processes, many at a time in one buffer. A parameter that has no gradient
 * on any process has none afterwards either, as an optimiser does not touch it then.
 */
final class GradientSum {

  // 64 MiB: large enough for the network, small beside the gradients of all parameters.
  private static final long BUFFERED = 1 << 24;

  private GradientSum() {}

  static void over(ProcessGroup group, Collection<Parameter> parameters) {
    List<Tensor> leaves = new ArrayList<>();
    long elements = 0;
    for (Parameter parameter : parameters) {
      if (elements > 0 && elements + parameter.tensor().elements() > BUFFERED) {
        sum(group, leaves);
        leaves.clear();
        elements = 0;
      }
      leaves.add(parameter.tensor());
      elements += parameter.tensor().elements();
    }
    if (!leaves.isEmpty()) {
      sum(group, leaves);
    }
  }

  private static void sum(ProcessGroup group, List<Tensor> leaves) {
    try (Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      Tensor buffer = gathered(leaves);
      group.sum(buffer);
      spread(buffer, leaves);
    }
  }

  /** {@return all gradients one after the other, and for each whether there is one} */
  private static Tensor gathered(List<Tensor> leaves) {
    List<Tensor> parts = new ArrayList<>();
    float[] present = new float[leaves.size()];
    for (int i = 0; i < present.length; i++) {
      Tensor leaf = leaves.get(i);
      Tensor gradient = leaf.gradient();
      present[i] = gradient == null ? 0 : 1;
      parts.add(
          gradient == null
              ? Tensors.zeros(leaf.dtype(), leaf.device(), leaf.elements())
              : gradient.reshape(-1));
    }
    parts.add(Tensors.of(present, leaves.getFirst().device(), present.length));
    return Tensors.cat(parts, 0);
  }

  private static void spread(Tensor buffer, List<Tensor> leaves) {
    long end = buffer.elements() - leaves.size();
    float[] present = buffer.narrow(0, end, leaves.size()).toFloats();
    long from = 0;
    for (int i = 0; i < present.length; i++) {
      Tensor leaf = leaves.get(i);
      if (present[i] > 0) {
        Tensor sum = buffer.narrow(0, from, leaf.elements()).view(leaf.shape());
        Tensor gradient = leaf.gradient();
        if (gradient == null) {
          leaf.setGradient(sum.copy());
        } else {
          gradient.copyInPlace(sum);
        }
      }
      from += leaf.elements();
    }
  }
}
