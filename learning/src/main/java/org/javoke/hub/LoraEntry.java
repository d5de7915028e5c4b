package org.javoke.hub;

import org.javoke.safetensors.TensorEntry;

/**
 * The two matrices that change one linear.
 *
 * @param a {@code [rank, inputs]}
 * @param b {@code [outputs, rank]}
 */
public record LoraEntry(TensorEntry a, TensorEntry b) {}
