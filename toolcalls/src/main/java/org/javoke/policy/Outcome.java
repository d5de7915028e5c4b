package org.javoke.policy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.javoke.call.Answer;

/** What came of a request. A failure is not an answer: it is never scored. */
public sealed interface Outcome {

  /**
   * The model answered.
   *
   * @param latency of the attempt that succeeded
   * @param attempts how often it was asked, the success included; 0 when it came from a cache
   * @param meanLogprob mean natural log-probability per token of the reply, where known
   * @param changes what scaffolds did to it, innermost first; empty where none changed it
   */
  record Replied(
      Answer answer,
      Usage usage,
      Duration latency,
      int attempts,
      OptionalDouble meanLogprob,
      List<Change> changes)
      implements Outcome {
    public Replied {
      changes = List.copyOf(changes);
    }

    /**
     * {@return the same with every answer in it, those that scaffolds replaced included, mapped}
     */
    public Replied mapAnswers(UnaryOperator<Answer> function) {
      return new Replied(
          function.apply(answer),
          usage,
          latency,
          attempts,
          meanLogprob,
          changes.stream()
              .map(change ->
                  new Change(change.scaffold(), change.note(), function.apply(change.before())))
              .toList());
    }
  }

  /**
   * No answer could be had.
   *
   * @param reason in words, without secrets
   */
  record Failed(String reason, int attempts) implements Outcome {}
}
