/**
 * What came out of a study: the accuracies of its arms with their intervals, and its comparisons
 * with their tests, as JSON, CSV, Markdown, LaTeX and a page.
 *
 * <p>An experiment is repeated with several seeds, and a difference counts as found only if it is
 * larger than what the questions and the seeds bring about by chance, the number of comparisons
 * taken into account. It runs nothing. Start with {@link org.javoke.lab.findings.Findings}.
 */
@NullMarked
package org.javoke.lab.findings;

import org.jspecify.annotations.NullMarked;
