package org.javoke.lab.local;

import java.time.Duration;

/**
 * What was done with the lines of a file.
 *
 * @param lines answered by this process
 * @param before lines that an earlier process answered
 * @param failed lines that could not be answered, those from before included
 * @param promptTokens tokens of the prompts of this process
 * @param tokens drawn or scored by this process
 * @param elapsed from the first line to the last
 */
public record Totals(
    long lines, long before, long failed, long promptTokens, long tokens, Duration elapsed) {

  /** {@return tokens drawn or scored each second} */
  public double tokensPerSecond() {
    return tokens / Math.max(elapsed.toNanos() / 1e9, 1e-9);
  }
}
