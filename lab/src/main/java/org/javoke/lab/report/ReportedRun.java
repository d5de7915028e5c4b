package org.javoke.lab.report;

import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Summary;

/**
 * A run and its figures.
 *
 * @param run may be unfinished: what is there is shown, and that it is not all is said
 */
public record ReportedRun(SavedRun run, Summary summary) {}
