package org.javoke.generate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.javoke.generate.Generation.End;
import org.javoke.generate.Generation.Likely;
import org.javoke.generate.Sampler.Sampled;
import org.jspecify.annotations.Nullable;

/** A sequence that is being continued. */
final class Sequence {

  private final GenerationRequest request;
  private final @Nullable Segment shared;
  private final int sharedTokens;
  private final int context;
  private final Draw draw;
  private final List<Integer> drawn = new ArrayList<>();
  private final List<Double> logprobs = new ArrayList<>();
  private final List<List<Likely>> top = new ArrayList<>();
  private final long started = System.nanoTime();
  private int prefilled;

  /**
   * @param context the most tokens that the model can have in a sequence
   */
  Sequence(Window.Placed<GenerationRequest> placed, int context) {
    this.request = placed.item();
    this.shared = placed.shared();
    this.sharedTokens = placed.sharedTokens();
    this.context = context;
    BitSet occurred = new BitSet();
    request.prompt().stream().forEach(occurred::set);
    this.draw =
        new Draw(
            request.sampling(),
            new SplittableRandom(request.seed()),
            occurred,
            request.guide(),
            request.logprobs());
  }

  @Nullable Segment shared() {
    return shared;
  }

  Draw draw() {
    return draw;
  }

  /** {@return its own prompt tokens that are still to be computed, the next n at most} */
  Tokens missing(int atMost) {
    int from = sharedTokens + prefilled;
    return request.prompt().between(from, Math.min(request.prompt().length(), from + atMost));
  }

  /** {@return where its next tokens stand} */
  int position() {
    return drawn.isEmpty()
        ? sharedTokens + prefilled
        : request.prompt().length() + drawn.size() - 1;
  }

  void prefilled(int tokens) {
    prefilled += tokens;
  }

  /** {@return whether its prompt is computed, so that tokens are drawn} */
  boolean isPrefilled() {
    return sharedTokens + prefilled == request.prompt().length();
  }

  int lastToken() {
    return drawn.getLast();
  }

  /** {@return why it ends with the token, or null if it goes on} */
  @Nullable End add(Sampled sampled) {
    drawn.add(sampled.token());
    draw.occurred().set(sampled.token());
    if (request.logprobs().chosen()) {
      logprobs.add(sampled.logprob());
    }
    if (request.logprobs().top() > 0) {
      top.add(sampled.top());
    }
    // The guide hears of every token, the last included.
    boolean guideEnds = request.guide().endsWith(sampled.token());
    if (request.stopIds().contains(sampled.token())) {
      return End.STOP;
    }
    if (guideEnds) {
      return End.GUIDE;
    }
    if (drawn.size() == request.maxTokens()) {
      return End.LENGTH;
    }
    return request.prompt().length() + drawn.size() >= context ? End.CONTEXT : null;
  }

  Generation.Drawn ended(End end) {
    if (shared != null) {
      shared.release();
    }
    return new Generation.Drawn(
        request.id(),
        Tokens.of(drawn),
        logprobs,
        top,
        end,
        request.prompt().length(),
        Duration.ofNanos(System.nanoTime() - started));
  }
}
