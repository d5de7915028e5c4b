/**
 * The safetensors format: tensors read as memory-mapped bytes, and written. It does not know what a
 * model is, nor does it compute: a tensor here is a name, a dtype, a shape and its bytes.
 *
 * <p>Start at {@link org.javoke.safetensors.Weights} for a model's folder, at {@link
 * org.javoke.safetensors.SafetensorsFile} for one file, and at {@link
 * org.javoke.safetensors.SafetensorsWriter} to write.
 */
@NullMarked
package org.javoke.safetensors;

import org.jspecify.annotations.NullMarked;
