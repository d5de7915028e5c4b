package org.javoke.safetensors;

import java.util.List;

/** Sizes of shapes that someone else wrote down. */
final class Shapes {

  private Shapes() {}

  /**
   * {@return the bytes that so many elements of that many bits take, or -1 if a dimension is
   * negative, the product has no long, or the last byte would be shared}
   */
  static long bytes(List<Long> shape, long bits) {
    try {
      long product = bits;
      boolean empty = false;
      for (long dimension : shape) {
        if (dimension < 0) {
          return -1;
        }
        empty |= dimension == 0;
        // The other dimensions count even where one is 0: a product that overflows is no shape.
        product = Math.multiplyExact(product, Math.max(1, dimension));
      }
      return empty ? 0 : product % 8 == 0 ? product / 8 : -1;
    } catch (ArithmeticException e) {
      return -1;
    }
  }
}
