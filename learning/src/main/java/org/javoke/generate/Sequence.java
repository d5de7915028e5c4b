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
  private final Window.Placed<GenerationRequest> placed;
  private final int context;
  private final Draw draw;
  private final List<Integer> drawn = new ArrayList<>();
  private final List<Double> logprobs = new ArrayList<>();
  private final List<List<Likely>> top = new ArrayList<>();
  private final long started = System.nanoTime();

  /**
   * @param context the most tokens that the model can have in a sequence
   */
  Sequence(Window.Placed<GenerationRequest> placed, int context) {
    this.request = placed.item();
    this.placed = placed;
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

  Tokens prompt() {
    return request.prompt();
  }

  /** {@return behind which what it computes is kept} */
  PrefixCache.Root root() {
    return placed.root();
  }

  /** {@return the last run of what was known of its prompt, or that others share} */
  @Nullable Segment known() {
    return placed.shared();
  }

  Draw draw() {
    return draw;
  }

  int lastToken() {
    return drawn.getLast();
  }

  /** {@return where its last token stands} */
  int lastPosition() {
    return request.prompt().length() + drawn.size() - 1;
  }

  /** {@return all of its tokens that were computed: all but the last} */
  Tokens computed() {
    return request.prompt().then(Tokens.of(drawn.subList(0, drawn.size() - 1)));
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
    placed.release();
    return new Generation.Drawn(
        request.id(),
        Tokens.of(drawn),
        logprobs,
        top,
        end,
        request.prompt().length(),
        Duration.ofNanos(System.nanoTime() - started));
  }

  /** Lets go of what it shares, without an end. */
  void abandon() {
    placed.release();
  }
}
