package org.javoke.policy;

import java.util.List;

/** What came of an {@link Ask}. */
public sealed interface Told {

  /** {@return the ask's} */
  String id();

  /** {@return the tokens it took, as if nothing of it had been computed before} */
  default Usage usage() {
    return Usage.UNKNOWN;
  }

  /**
   * The model went on.
   *
   * @param text what it said; empty where it ended at once
   * @param ended whether it ended its answer after the text; if not, it was stopped
   * @param tokens of the text in order, and the end's, if it is one; empty where they are not known
   * @param usage of this ask, as if nothing of it had been computed before
   */
  record Continued(String id, String text, boolean ended, List<Token> tokens, Usage usage)
      implements Told {
    public Continued {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * So likely the texts are.
   *
   * @param likelihoods one for each text, in the ask's order
   * @param usage of this ask, as if nothing of it had been computed before
   */
  record Scored(String id, List<Likelihood> likelihoods, Usage usage) implements Told {
    public Scored {
      likelihoods = List.copyOf(likelihoods);
    }
  }

  /**
   * The model cannot say such things at all.
   *
   * @param reason in words, with what to do
   */
  record Unsupported(String id, String reason) implements Told {}

  /**
   * It failed this time.
   *
   * @param reason in words, without secrets
   */
  record Failed(String id, String reason) implements Told {}

  /**
   * A token of a continuation.
   *
   * @param end how many characters of the text stand before its end
   * @param logprob natural, the model's own, before temperature
   */
  record Token(int end, double logprob) {}

  /**
   * The probability of a text.
   *
   * @param logprob natural, the sum over its tokens
   * @param tokens how many it has
   */
  record Likelihood(double logprob, int tokens) {}
}
