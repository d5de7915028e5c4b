package org.javoke.generate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.javoke.input.Remaining;
import org.javoke.model.Decoder;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Tells how likely given completions are. Prompts' common runs are computed once, nothing is
 * padded, and the LM head is applied to the completions' positions only.
 */
public final class CompletionScorer {

  /** Tokens of one pass: enough to keep matrix products busy, few enough to stay small. */
  private static final int PASS_TOKENS = 512;

  /** Rows of scores that exist at once. */
  private static final int HEAD_ROWS = 32;

  private static final int WINDOW = 256;

  private final Decoder decoder;

  public CompletionScorer(Decoder decoder) {
    this.decoder = decoder;
  }

  /**
   * A completion to score.
   *
   * @param id given back with the score
   */
  public record Request(Object id, Tokens prompt, Tokens completion) {}

  /** What came of a {@link Request}. */
  public sealed interface Outcome {

    /** {@return the request's} */
    Object id();

    /**
     * It was scored.
     *
     * @param logprobs natural, of each token of the completion
     */
    record Scored(Object id, List<Double> logprobs) implements Outcome {
      public Scored {
        logprobs = List.copyOf(logprobs);
      }

      /** {@return the mean log-probability of a token} */
      public double meanLogprob() {
        return logprobs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      }

      /** {@return exp(-mean log-probability)}; iTool eq. 4 */
      public double perplexity() {
        return Math.exp(-meanLogprob());
      }
    }

    /**
     * It cannot be scored.
     *
     * @param reason what is wrong with it and what was expected
     */
    record Refused(Object id, String reason) implements Outcome {}
  }

  /**
   * Scores every completion, and returns when all are scored.
   *
   * @param sink is handed each outcome, in any order
   */
  public void score(Iterator<Request> requests, Consumer<Outcome> sink)
      throws InterruptedException {
    Iterator<Request> possible = new Remaining<>(requests, request -> possible(request, sink));
    try (Window<Request> window = new Window<>(possible, Request::prompt, WINDOW, decoder);
        SlotPool none = new SlotPool(decoder, 0);
        NoGrad _ = NoGrad.open()) {
      while (window.hasNext()) {
        try (Scope _ = Scope.open()) {
          pass(window, none, sink);
        }
        if (Thread.interrupted()) {
          throw new InterruptedException("scoring was interrupted");
        }
      }
    }
  }

  /** {@return the request; null if it cannot be scored, and the sink has the reason} */
  private @Nullable Request possible(Request request, Consumer<Outcome> sink) {
    String refusal = refusal(request);
    if (refusal == null) {
      return request;
    }
    sink.accept(new Outcome.Refused(request.id(), refusal));
    return null;
  }

  private @Nullable String refusal(Request request) {
    if (request.completion().isEmpty()) {
      return "the completion has no tokens; expected one or more";
    }
    String prompt =
        Refusals.refusal(request.prompt(), decoder.config(), request.completion().length());
    return prompt != null ? prompt : Refusals.unknown(request.completion(), decoder.config());
  }

  private void pass(Window<Request> window, SlotPool none, Consumer<Outcome> sink) {
    Prefill prefill = new Prefill(Integer.MAX_VALUE);
    List<Window.Placed<Request>> placed = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    while (window.hasNext() && prefill.tokens() < PASS_TOKENS) {
      Window.Placed<Request> next = window.next();
      placed.add(next);
      computeShared(next.shared(), none);
      Tokens completion = next.item().completion();
      Tokens all = next.item().prompt().then(completion);
      int start = next.sharedTokens();
      prefill.own(all.between(start, all.length() - 1), start, next.shared(), null);
      // The score of a token stands at the place before it.
      IntStream.range(prefill.tokens() - completion.length(), prefill.tokens())
          .forEach(places::add);
    }
    Tensor hidden = new Pass(List.of(), prefill.spans()).run(decoder, none);
    Tokens targets =
        Tokens.of(placed.stream().flatMap(p -> p.item().completion().stream().boxed()).toList());
    hand(logprobs(hidden, Tokens.of(places), targets), placed, sink);
  }

  /** Computes what is missing of the shared runs before a prompt, in passes of their own. */
  private void computeShared(@Nullable Segment segment, SlotPool none) {
    while (segment != null && !segment.isComplete()) {
      Prefill prefill = new Prefill(PASS_TOKENS);
      prefill.shared(segment);
      try (Scope _ = Scope.open()) {
        new Pass(List.of(), prefill.spans()).run(decoder, none);
      }
    }
  }

  private List<Double> logprobs(Tensor hidden, Tokens places, Tokens targets) {
    List<Double> logprobs = new ArrayList<>();
    for (int from = 0; from < places.length(); from += HEAD_ROWS) {
      int to = Math.min(places.length(), from + HEAD_ROWS);
      try (Scope _ = Scope.open()) {
        Tensor rows = hidden.indexSelect(0, tensor(places.between(from, to)));
        float[] losses =
            decoder
                .logits(rows)
                .to(Dtype.F32)
                .crossEntropy(tensor(targets.between(from, to)))
                .toFloats();
        for (float loss : losses) {
          logprobs.add((double) -loss);
        }
      }
    }
    return logprobs;
  }

  private Tensor tensor(Tokens tokens) {
    return Tensors.of(tokens.toArray(), decoder.device());
  }

  private static void hand(
      List<Double> logprobs, List<Window.Placed<Request>> placed, Consumer<Outcome> sink) {
    int from = 0;
    for (Window.Placed<Request> done : placed) {
      int to = from + done.item().completion().length();
      sink.accept(new Outcome.Scored(done.item().id(), logprobs.subList(from, to)));
      from = to;
      if (done.shared() != null) {
        done.shared().release();
      }
    }
  }
}
