/**
 * Folders in Hugging Face's layout: a model's configuration, weights, tokenizer and chat template,
 * and PEFT's LoRA adapters. It reads and checks them; it does not know how a model computes.
 *
 * <p>Start at {@link org.javoke.hub.ModelFolder}.
 */
@NullMarked
package org.javoke.hub;

import org.jspecify.annotations.NullMarked;
