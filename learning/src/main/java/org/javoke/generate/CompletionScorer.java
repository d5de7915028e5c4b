package org.javoke.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.javoke.input.Remaining;
import org.javoke.model.Decoder;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Tells how likely given completions are. What prompts, and completions of one prompt, begin with
 * in common is computed once; nothing is padded, and the LM head is applied to the completions'
 * positions only.
 */
public final class CompletionScorer {

  /** Tokens of one pass: enough to keep matrix products busy, few enough to stay small. */
  private static final int PASS_TOKENS = 512;

  /** Rows of scores that exist at once. */
  private static final int HEAD_ROWS = 32;

  private static final int WINDOW = 4096;

  /** Tokens of sequences that are laid out as one: each looks at all of them in vain. */
  private static final int PACK_TOKENS = 256;

  /** So many known tokens are worth an attention pass of their own. */
  private static final int LEAST_KNOWN = 8;

  private final Decoder decoder;
  private final @Nullable PrefixCache cache;
  private final Function<Object, Sharing> sharing;

  /** A scorer that forgets everything at the end of a call. */
  public CompletionScorer(Decoder decoder) {
    this(decoder, null, _ -> Sharing.WITH_ALL);
  }

  /**
   * @param cache what was computed before, of the same decoder; long prompts are kept in it. Stays
   *     open
   * @param sharing of a request's id: what is computed once for it and others
   */
  public CompletionScorer(
      Decoder decoder, @Nullable PrefixCache cache, Function<Object, Sharing> sharing) {
    this.decoder = decoder;
    this.cache = cache;
    this.sharing = sharing;
  }

  /**
   * A completion to score.
   *
   * @param id given back with the score
   */
  public record Request(Object id, Tokens prompt, Tokens completion) {

    /** {@return what of the completion is computed: the last token is only scored} */
    Tokens computed() {
      return completion.between(0, completion.length() - 1);
    }
  }

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
    PrefixCache prefixes = cache == null ? new PrefixCache(decoder, 0) : cache;
    try (Window<Request> window =
            new Window<>(
                possible,
                Request::prompt,
                request -> sharing.apply(request.id()),
                WINDOW,
                prefixes,
                LEAST_KNOWN,
                prefixes.keeps() ? PromptTree.LEAST_SPARED : PACK_TOKENS / 4);
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
    Planned planned = new Planned();
    try {
      while (window.hasNext() && planned.prefill.tokens() < PASS_TOKENS) {
        Segment shared = window.peek().shared();
        if (missing(shared) > PASS_TOKENS / 2) {
          if (planned.prefill.tokens() > 0) {
            break; // runs that this pass computes would be computed in another before it, too
          }
          Prefill.compute(decoder, shared);
        }
        planned.addAll(shared, window);
      }
      Tensor hidden = new Pass(List.of(), planned.prefill.spans()).run(decoder, none);
      hand(
          logprobs(hidden, Tokens.of(planned.places), Tokens.of(planned.targets)),
          planned.requests,
          sink);
    } finally {
      planned.taken.forEach(Window.Placed::release);
    }
  }

  private static int missing(@Nullable Segment last) {
    int missing = 0;
    for (Segment at = last; at != null; at = at.parent()) {
      missing += at.tokens().length() - at.length();
    }
    return missing;
  }

  /** What one pass computes, and where in it the scores of the completions stand. */
  private static final class Planned {
    private final Prefill prefill = new Prefill(Integer.MAX_VALUE);
    private final List<Window.Placed<Request>> taken = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();

    /** Adds the next requests that share all of the same runs, as one span. */
    void addAll(@Nullable Segment shared, Window<Request> window) {
      int start = window.peek().sharedTokens();
      prefill.shared(shared);
      int first = prefill.tokens();
      PackedPaths paths = new PackedPaths();
      do {
        List<Request> same = sameOf(window);
        for (Request request : same) {
          Tokens prompt = request.prompt();
          int[] at = paths.add(prompt.between(start, prompt.length()).then(request.computed()));
          // The score of a token stands at the place before it.
          add(request, first, Arrays.copyOfRange(at, prompt.length() - start - 1, at.length));
        }
      } while (window.hasNext()
          && window.peek().isBeside(taken.getLast())
          && paths.length() + own(window.peek()) <= PACK_TOKENS);
      prefill.packed(paths, start, shared);
    }

    /** {@return the next requests, all of one prompt, in an order in which neighbours share} */
    private List<Request> sameOf(Window<Request> window) {
      List<Request> same = new ArrayList<>();
      do {
        taken.add(window.next());
        same.add(taken.getLast().item());
      } while (window.hasNext()
          && window.peek().item().prompt().equals(same.getFirst().prompt())
          && window.peek().isBeside(taken.getLast()));
      same.sort(Comparator.comparing(Request::computed));
      return same;
    }

    private static int own(Window.Placed<Request> next) {
      return next.item().prompt().length()
          - next.sharedTokens()
          + next.item().completion().length();
    }

    private void add(Request request, int first, int[] at) {
      requests.add(request);
      Arrays.stream(at).map(place -> first + place).forEach(places::add);
      request.completion().stream().forEach(targets::add);
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

  private static void hand(List<Double> logprobs, List<Request> requests, Consumer<Outcome> sink) {
    int from = 0;
    for (Request request : requests) {
      int to = from + request.completion().length();
      sink.accept(new Outcome.Scored(request.id(), logprobs.subList(from, to)));
      from = to;
    }
  }
}
