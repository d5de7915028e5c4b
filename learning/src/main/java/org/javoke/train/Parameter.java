package org.javoke.train;

import org.javoke.tensor.Tensor;

/**
 * A tensor that training changes.
 *
 * @param name as the folder that it is saved to has it
 * @param tensor a leaf, F32
 * @param decays whether weight decay pulls it towards zero: not biases and norms
 */
public record Parameter(String name, Tensor tensor, boolean decays) {

  /** {@return the parameter, which decays unless its name is that of a bias or of a norm} */
  public static Parameter of(String name, Tensor tensor) {
    return new Parameter(name, tensor, !name.endsWith(".bias") && !name.contains("norm"));
  }
}
