package org.javoke.generate;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.javoke.input.Remaining;
import org.javoke.model.Decoder;
import org.javoke.tensor.NoGrad;
import org.jspecify.annotations.Nullable;

/**
 * Continues sequences, many at once. Each pass of the model computes the next token of every
 * running sequence and some tokens of prompts that wait; a sequence that ends makes room for
 * another at once (Yu et al. 2022, "Orca", section 4.1). What prompts have in common is computed
 * once, and so are sequences of one prompt until they draw different tokens.
 */
public final class Generator {

  private final Decoder decoder;
  private final GeneratorSettings settings;
  private final @Nullable PrefixCache cache;
  private final Function<Object, Sharing> sharing;

  /** A generator that forgets everything at the end of a call. */
  public Generator(Decoder decoder, GeneratorSettings settings) {
    this(decoder, settings, null, _ -> Sharing.WITH_ALL);
  }

  /**
   * @param cache what was computed before, of the same decoder; what is computed goes there. Stays
   *     open
   * @param sharing of a request's id: what is computed once for it and others
   */
  public Generator(
      Decoder decoder,
      GeneratorSettings settings,
      @Nullable PrefixCache cache,
      Function<Object, Sharing> sharing) {
    this.decoder = decoder;
    this.settings = settings;
    this.cache = cache;
    this.sharing = sharing;
  }

  /**
   * Continues every sequence, and returns when all have ended.
   *
   * @param requests taken as they are needed, a window at a time
   * @param sink is handed what came of each, in any order
   */
  public void generate(Iterator<GenerationRequest> requests, Consumer<Generation> sink)
      throws InterruptedException {
    Iterator<GenerationRequest> possible =
        new Remaining<>(requests, request -> possible(request, sink));
    PrefixCache prefixes = cache == null ? new PrefixCache(decoder, 0) : cache;
    try (GeneratorRun run = new GeneratorRun(decoder, settings, prefixes, sharing, possible, sink);
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
}
