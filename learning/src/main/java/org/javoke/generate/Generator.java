package org.javoke.generate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.javoke.generate.Generation.End;
import org.javoke.generate.Sampler.Sampled;
import org.javoke.input.Remaining;
import org.javoke.model.Decoder;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Continues sequences, many at once. Each pass of the model computes the next token of every
 * running sequence and some tokens of prompts that wait; a sequence that ends makes room for
 * another at once (Yu et al. 2022, "Orca", section 4.1). What prompts have in common is computed
 * once.
 */
public final class Generator {

  private final Decoder decoder;
  private final GeneratorSettings settings;

  public Generator(Decoder decoder, GeneratorSettings settings) {
    this.decoder = decoder;
    this.settings = settings;
  }

  /**
   * Continues every sequence, and returns when all have ended.
   *
   * @param requests taken as they are needed, a window at a time
   * @param sink is handed what came of each, in any order
   */
  public void generate(Iterator<GenerationRequest> requests, Consumer<Generation> sink)
      throws InterruptedException {
    int context = decoder.config().maxPositions();
    Iterator<GenerationRequest> possible =
        new Remaining<>(requests, request -> possible(request, sink));
    try (Run run = new Run(possible, sink, context);
        NoGrad _ = NoGrad.open()) {
      while (run.admit()) {
        run.pass();
        if (Thread.interrupted()) {
          throw new InterruptedException("generation was interrupted");
        }
      }
    }
  }

  /** {@return the request; null if it cannot be met, and the sink has the reason} */
  private @Nullable GenerationRequest possible(
      GenerationRequest request, Consumer<Generation> sink) {
    String refusal = Refusals.refusal(request.prompt(), decoder.config(), 1);
    if (refusal == null) {
      return request;
    }
    sink.accept(new Generation.Refused(request.id(), refusal));
    return null;
  }

  /** One call's state. A sequence's place in the list is its row in the pool. */
  private final class Run implements AutoCloseable {
    private final Window<GenerationRequest> window;
    private final Consumer<Generation> sink;
    private final int context;
    private final SlotPool pool = new SlotPool(decoder, settings.maxSequences());
    private final List<Sequence> sequences = new ArrayList<>();

    /** How many of the sequences, the first, draw tokens already. */
    private int drawing;

    Run(Iterator<GenerationRequest> requests, Consumer<Generation> sink, int context) {
      this.window = new Window<>(requests, GenerationRequest::prompt, settings.window(), decoder);
      this.sink = sink;
      this.context = context;
    }

    /** {@return whether anything is left to do, after taking what there is room for} */
    boolean admit() {
      while (sequences.size() < settings.maxSequences() && window.hasNext() && hasRoom()) {
        int tokens = window.ownTokensOfNext();
        sequences.add(new Sequence(window.next(), context));
        pool.reserve(tokens + 1, sequences.size());
        pool.clear(sequences.size() - 1);
      }
      return !sequences.isEmpty();
    }

    private boolean hasRoom() {
      if (sequences.isEmpty()) {
        return true;
      }
      long tokens = Math.max(pool.room(), window.ownTokensOfNext() + 1);
      return (sequences.size() + 1) * tokens * SlotPool.bytesPerToken(decoder)
          <= settings.cacheBytes();
    }

    void pass() {
      try (Scope _ = Scope.open()) {
        List<Pass.Step> steps =
            sequences.subList(0, drawing).stream()
                .map(s -> new Pass.Step(s.lastToken(), s.position(), s.shared()))
                .toList();
        List<Integer> last = new ArrayList<>(IntStream.range(0, drawing).boxed().toList());
        List<Span> spans = prefill(last);
        Tensor hidden = new Pass(steps, spans).run(decoder, pool);
        if (!last.isEmpty()) {
          sample(hidden, last);
        }
      }
    }

    /**
     * {@return the prompt tokens to compute}
     *
     * @param last is added the places of tokens whose scores are wanted
     */
    private List<Span> prefill(List<Integer> last) {
      Prefill prefill = new Prefill(settings.prefillTokens());
      int place = drawing;
      for (int row = drawing; row < sequences.size() && !prefill.isFull(); row++) {
        Sequence sequence = sequences.get(row);
        boolean ready = prefill.shared(sequence.shared());
        if (!ready || prefill.isFull()) {
          break;
        }
        Tokens tokens = sequence.missing(prefill.left());
        prefill.own(tokens, sequence.position(), sequence.shared(), pool.row(row));
        sequence.prefilled(tokens.length());
        if (sequence.isPrefilled()) {
          last.add(place + prefill.tokens() - 1);
        }
      }
      return prefill.spans();
    }

    private void sample(Tensor hidden, List<Integer> last) {
      int[] places = last.stream().mapToInt(Integer::intValue).toArray();
      Tensor logits =
          decoder.logits(hidden.indexSelect(0, Tensors.of(places, decoder.device()))).to(Dtype.F32);
      drawing = places.length;
      List<Draw> draws = sequences.subList(0, drawing).stream().map(Sequence::draw).toList();
      List<Sampled> sampled = Sampler.sample(logits, draws);
      for (int row = drawing - 1; row >= 0; row--) {
        End end = sequences.get(row).add(sampled.get(row));
        if (end != null) {
          sink.accept(sequences.get(row).ended(end));
          remove(row);
        }
      }
    }

    /** Fills the gap with the last that draws, and that one's with the last that waits. */
    private void remove(int row) {
      int lastDrawing = drawing - 1;
      int last = sequences.size() - 1;
      move(lastDrawing, row);
      move(last, lastDrawing);
      sequences.removeLast();
      drawing--;
    }

    private void move(int from, int to) {
      if (from != to) {
        sequences.set(to, sequences.get(from));
        pool.move(from, to);
      }
    }

    @Override
    public void close() {
      pool.close();
      window.close();
    }
  }
}
