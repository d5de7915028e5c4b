package org.javoke.lab.run;

import java.time.Duration;
import java.util.OptionalDouble;
import org.javoke.policy.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What asking cost.
 *
 * @param latency of the attempt that succeeded; null where nothing was waited for
 * @param attempts how often the model was asked; 0 for a cached or a given reply
 * @param meanLogprob mean natural log-probability per token, where known
 */
public record Telemetry(
    @Nullable Duration latency, Usage usage, int attempts, OptionalDouble meanLogprob) {

  /** Of a reply that was given, or of a question that was never asked. */
  public static final Telemetry NONE =
      new Telemetry(null, Usage.UNKNOWN, 0, OptionalDouble.empty());
}
