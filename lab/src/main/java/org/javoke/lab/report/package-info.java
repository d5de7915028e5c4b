/**
 * The report of one run or of several side by side: one HTML file that needs neither network nor
 * server.
 *
 * <p>It reads finished figures and verdicts; it adds nothing up and judges nothing. The page itself
 * is in this package's resources: {@code report.html}, {@code style/*.css} and {@code script/*.js},
 * of which {@code main.js} is the place to start. On this side, start with {@link
 * org.javoke.lab.report.Report}.
 */
@NullMarked
package org.javoke.lab.report;

import org.jspecify.annotations.NullMarked;
