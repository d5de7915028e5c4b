package org.javoke.search;

import java.util.OptionalInt;
import org.javoke.call.CallFormat;
import org.javoke.policy.Told;
import org.javoke.policy.Told.Token;
import org.javoke.search.StepRule.Cut;

/**
 * A step that may become a child.
 *
 * @param ended whether the answer ends with it
 * @param logprob NaN where it is not known
 * @param tokens estimated where they are not known
 */
record Candidate(
    Step step,
    Content content,
    boolean ended,
    boolean injected,
    int samples,
    double logprob,
    int tokens) {

  private static final int CHARS_PER_TOKEN = 4;

  /** What makes two of them the same child. */
  record Key(Content content, boolean inList, boolean ended) {}

  Key key() {
    return new Key(content, step.inList(), ended);
  }

  Candidate sampledAgain() {
    return new Candidate(step, content, ended, injected, samples + 1, logprob, tokens);
  }

  static Candidate injected(Step step, boolean ended, CallFormat format) {
    return new Candidate(
        step,
        Content.of(step, format),
        ended,
        true,
        0,
        Double.NaN,
        estimated(step.text().length()));
  }

  /**
   * {@return the first step of a continuation}
   *
   * @param wholeRest whether all of it is one step
   */
  static Candidate sampled(
      Told.Continued told, SearchNode node, StepRule rule, CallFormat format, boolean wholeRest) {
    Step step = step(told, node, rule, wholeRest);
    int length = step.text().length();
    boolean ended = told.ended() && length == told.text().length();
    Content content = Content.of(step, format);
    if (told.tokens().isEmpty()) {
      return new Candidate(step, content, ended, false, 1, Double.NaN, estimated(length));
    }
    double logprob = 0;
    int tokens = 0;
    int from = 0;
    for (Token token : told.tokens()) {
      // The one that the end of the step cuts had to be drawn, too.
      if (from < length || ended) {
        logprob += Math.min(0, token.logprob());
        tokens++;
      }
      from = token.end();
    }
    return new Candidate(step, content, ended, false, 1, logprob, tokens);
  }

  private static int estimated(int chars) {
    return chars / CHARS_PER_TOKEN + 1;
  }

  private static Step step(Told.Continued told, SearchNode node, StepRule rule, boolean wholeRest) {
    if (told.text().isEmpty()) {
      return new Step("", Step.Kind.SENTENCE, false);
    }
    int from = node.answer.length();
    String answer = node.answer + told.text();
    Cut cut = rule.next(answer, from, node.step.inList(), told.ended());
    if (cut == null) {
      cut = rule.next(answer, from, node.step.inList(), true); // it was stopped where it is
    }
    Step.Kind kind = cut == null ? Step.Kind.SENTENCE : cut.kind();
    return cut == null || wholeRest
        ? new Step(told.text(), kind, false)
        : new Step(told.text().substring(0, cut.end() - from), kind, cut.inList());
  }

  /** {@return where a continuation of the node may stop} */
  static OptionalInt end(String drawn, String begun, boolean inList, StepRule rule) {
    if (drawn.isEmpty()) {
      return OptionalInt.empty();
    }
    Cut cut = rule.next(begun + drawn, begun.length(), inList, false);
    return cut == null ? OptionalInt.empty() : OptionalInt.of(cut.end() - begun.length());
  }
}
