package org.javoke.generate;

import java.time.Duration;
import java.util.List;

/** What came of a {@link GenerationRequest}. */
public sealed interface Generation {

  /** {@return the request's} */
  Object id();

  /**
   * Tokens were drawn.
   *
   * @param tokens at least one; a stop id that ended it is the last
   * @param logprobs of the tokens, natural; empty unless wanted
   * @param top the likeliest tokens at each place, in descending order; empty unless wanted
   * @param promptTokens how many tokens the prompt has
   * @param elapsed from when there was room for it to when it ended, others' tokens in between
   *     included
   */
  record Drawn(
      Object id,
      Tokens tokens,
      List<Double> logprobs,
      List<List<Likely>> top,
      End end,
      int promptTokens,
      Duration elapsed)
      implements Generation {

    public Drawn {
      logprobs = List.copyOf(logprobs);
      top = List.copyOf(top);
    }
  }

  /**
   * The request cannot be met.
   *
   * @param reason what is wrong with it and what was expected
   */
  record Refused(Object id, String reason) implements Generation {}

  /** A token and its natural log-probability. */
  record Likely(int token, double logprob) {}

  /** Why no more was drawn. */
  enum End {
    /** A stop id was drawn. */
    STOP,
    /** The {@link Guide} ended it. */
    GUIDE,
    /** As many tokens as were asked for. */
    LENGTH,
    /** The model's context is full. */
    CONTEXT
  }
}
