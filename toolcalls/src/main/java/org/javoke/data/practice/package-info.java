/**
 * The practice world: tool-use examples and plain documents that are generated, as many as one
 * likes, so that a small model can learn from them and be tested on tools it has never seen. It is
 * practice, not a benchmark.
 *
 * <p>Start with {@link org.javoke.data.practice.PracticeExamples} and {@link
 * org.javoke.data.practice.PracticeDocuments}. What there is to say and to ask stands in the
 * resources beside this package: {@code tools.yaml} (declared tools), {@code invented.yaml} (what
 * further tools are made of), {@code slots.yaml} (kinds of parameters), {@code pools.yaml} (values)
 * and {@code phrases.yaml}. Nothing here knows a model, a chat template or a call format.
 */
@NullMarked
package org.javoke.data.practice;

import org.jspecify.annotations.NullMarked;
