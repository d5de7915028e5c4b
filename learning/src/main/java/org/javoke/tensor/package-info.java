/**
 * Tensors on libtorch: the only package that calls native code.
 *
 * <p>Start with {@link org.javoke.tensor.Tensor} and {@link org.javoke.tensor.Scope}. A tensor
 * lives until the scope that was open when it was made closes, unless the scope was told to keep
 * it; one that was made outside any scope lives until it is closed. Using a dead tensor throws and
 * does not reach native code. What a model is, is not known here.
 *
 * <p>Shapes are written {@code [batch, heads, sequence, head dimension]}; {@code tokens} is a
 * dimension along which the tokens of several sequences follow each other.
 */
@NullMarked
package org.javoke.tensor;

import org.jspecify.annotations.NullMarked;
