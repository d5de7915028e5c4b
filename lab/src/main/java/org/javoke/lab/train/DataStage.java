package org.javoke.lab.train;

import java.nio.file.Path;

/**
 * A file of samples that is gone through before the next: one for ordinary training, several for a
 * curriculum.
 *
 * @param epochs how often it is gone through
 */
public record DataStage(Path file, int epochs) {}
