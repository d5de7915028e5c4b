/**
 * Decoder-only language models (Llama, Qwen2, Qwen3) from Hugging Face folders.
 *
 * <p>Start with {@link org.javoke.model.Decoder}: embeddings, layers, final norm and LM head, over
 * tokens of any number of sequences that follow each other along one dimension. Which tokens see
 * which is the business of an {@link org.javoke.model.Attention}, so the same layers serve training
 * on packed sequences and generation from a cache. Text, sampling and caches are not known here.
 *
 * <p>Shapes: {@code tokens} is the number of tokens of all sequences together; {@code hidden},
 * {@code heads}, {@code keyValueHeads}, {@code headDim} and {@code vocab} are the configuration's.
 */
@NullMarked
package org.javoke.model;

import org.jspecify.annotations.NullMarked;
