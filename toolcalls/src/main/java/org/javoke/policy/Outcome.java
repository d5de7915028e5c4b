package org.javoke.policy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.javoke.call.Answer;

/** What came of a request. A failure is not an answer: it is never scored. */
public sealed interface Outcome {

  /**
   * The model answered.
   *
   * @param latency of the attempt that succeeded
   * @param attempts how often it was asked, the success included; 0 when it came from a cache
   * @param meanLogprob mean natural log-probability per token of the reply, where known
   * @param notes what scaffolds did to it, one short sentence each, innermost first
   */
  record Replied(
      Answer answer,
      Usage usage,
      Duration latency,
      int attempts,
      OptionalDouble meanLogprob,
      List<String> notes)
      implements Outcome {
    public Replied {
      notes = List.copyOf(notes);
    }
  }

  /**
   * No answer could be had.
   *
   * @param reason in words, without secrets
   */
  record Failed(String reason, int attempts) implements Outcome {}
}
