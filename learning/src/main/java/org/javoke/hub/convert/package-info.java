/**
 * Models in other layouts, written as Hugging Face folders. It does not know how models compute.
 *
 * <p>Start at {@link org.javoke.hub.convert.Llama2c}.
 */
@NullMarked
package org.javoke.hub.convert;

import org.jspecify.annotations.NullMarked;
