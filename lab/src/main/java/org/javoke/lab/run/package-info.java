/**
 * A run on disk: a folder that says what was asked of which model, keeps every sample as it
 * finishes, and ends in a summary.
 *
 * <pre>
 * run.json         what was run ({@link org.javoke.lab.run.RunConfig}) and when ({@link org.javoke.lab.run.Session})
 * questions.jsonl  the questions, so that reports and comparisons need nothing else
 * samples.jsonl    one line a sample ({@link org.javoke.lab.run.Sample}); only ever appended to while the run goes on
 * summary.json     the figures ({@link org.javoke.lab.run.Summary}); the same bytes for the same verdicts
 * summary.csv      the figures as one row per model and category
 * </pre>
 *
 * <p>It asks no model and judges nothing. Start with {@link org.javoke.lab.run.OpenRun} to write a
 * run and {@link org.javoke.lab.run.SavedRun} to read one.
 */
@NullMarked
package org.javoke.lab.run;

import org.jspecify.annotations.NullMarked;
