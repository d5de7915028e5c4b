/** Tensors. */
@NullMarked
package org.javoke.tensor;

import org.jspecify.annotations.NullMarked;
