package org.javoke.tensor;

/**
 * The largest of each row, in descending order.
 *
 * @param values {@code [..., k]}
 * @param indices {@code [..., k]}, I64
 */
public record TopK(Tensor values, Tensor indices) {}
