/**
 * Text to token ids and back, by a model's own tokenizer.json, and the bytes that each token stands
 * for. It does not know models or chat templates.
 *
 * <p>Start at {@link org.javoke.tokenizer.Tokenizer}; only {@link
 * org.javoke.tokenizer.NativeTokenizer} calls native code.
 */
@NullMarked
package org.javoke.tokenizer;

import org.jspecify.annotations.NullMarked;
