/**
 * Models on this machine put to work on files and in a terminal: prompts are continued, completions
 * are scored, conversations are held. Files of any length are read and written a line at a time, in
 * order, and what was begun can be gone on with.
 *
 * <p>How a model computes is {@link org.javoke.local}'s; benchmarks are not known here. Start with
 * {@link org.javoke.lab.local.GenerateJob} or {@link org.javoke.lab.local.PerplexityJob}.
 */
@NullMarked
package org.javoke.lab.local;

import org.jspecify.annotations.NullMarked;
