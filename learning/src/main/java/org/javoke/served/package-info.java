/**
 * A model behind OpenAI-compatible servers, whose tokenizer and chat template are here: it goes on
 * with answers that have begun, and says how likely texts are.
 *
 * <p>Start with {@link org.javoke.served.ServedModel}. Prompts go to servers as token ids, rendered
 * by the model's own template; what comes back is checked before it is used. How servers are
 * reached, and how often, is {@link org.javoke.endpoint}'s; searching and replay are not known.
 */
@NullMarked
package org.javoke.served;

import org.jspecify.annotations.NullMarked;
