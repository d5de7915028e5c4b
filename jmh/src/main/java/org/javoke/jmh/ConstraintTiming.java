package org.javoke.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.javoke.call.CallFormats;
import org.javoke.constrain.ByteLevelVocabulary;
import org.javoke.constrain.CallGrammar;
import org.javoke.constrain.State;
import org.javoke.constrain.TokenMasks;
import org.javoke.constrain.TokenTrie;
import org.javoke.generate.GenerationRequest;
import org.javoke.generate.Generator;
import org.javoke.generate.GeneratorSettings;
import org.javoke.generate.Guide;
import org.javoke.generate.SamplingParameters;
import org.javoke.hub.ModelFolder;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.WeightFormat;
import org.javoke.schema.Tool;
import org.javoke.tensor.Device;
import org.javoke.value.Value;

/**
 * What constraining replies costs, at eight sequences side by side: tokens per second without
 * masks, and with the masks of a call that a tool with free strings takes. Each sequence has a
 * grammar of its own, so that masks are computed for each, and draws as many tokens either way.
 */
public final class ConstraintTiming {

  private static final int SEQUENCES = 8;
  private static final int TOKENS = 64;

  private final Decoder decoder;
  private final LocalWorkload workload;

  private ConstraintTiming(Decoder decoder, LocalWorkload workload) {
    this.decoder = decoder;
    this.workload = workload;
  }

  /**
   * Prints tokens per second in turns.
   *
   * @param arguments {@code MODEL WORKLOAD TOKENIZER}: a folder, prompts of token ids, and
   *     Qwen2.5's tokenizer.json
   */
  public static void main(String[] arguments) throws Exception {
    try (Decoder decoder =
        DecoderLoader.load(
            ModelFolder.open(Path.of(arguments[0])), WeightFormat.FP32, Device.CPU)) {
      int vocab = decoder.config().vocabSize();
      ConstraintTiming timing =
          new ConstraintTiming(
              decoder, LocalWorkload.read(Path.of(arguments[1]), vocab, SEQUENCES));
      TokenTrie trie =
          TokenTrie.of(
              ByteLevelVocabulary.read(Path.of(arguments[2]), vocab, Set.of("<|im_end|>")));
      for (int turn = 0; turn < 4; turn++) {
        double free = timing.tokensPerSecond(() -> Guide.NONE);
        double masked = timing.tokensPerSecond(() -> new Masked(trie.masks(grammar())));
        System.out.printf(
            Locale.ROOT,
            "%.2f tokens/s without masks, %.2f with masks: %.1f%% less%n",
            free,
            masked,
            100 * (1 - masked / free));
      }
    }
  }

  private static CallGrammar grammar() {
    Value.Fields text = new Value.Fields(Map.of("type", Value.of("string")));
    Tool tool =
        new Tool(
            "write_note",
            "",
            new Value.Fields(
                Map.of(
                    "properties",
                    new Value.Fields(Map.of("title", text, "body", text)),
                    "required",
                    Value.of(List.of(Value.of("title"), Value.of("body"))))));
    return CallGrammar.of(CallFormats.named("hermes"), List.of(tool), CallGrammar.Calling.REQUIRED);
  }

  private double tokensPerSecond(Supplier<Guide> guides) throws InterruptedException {
    List<GenerationRequest> requests = new ArrayList<>();
    for (int i = 0; i < SEQUENCES; i++) {
      requests.add(
          new GenerationRequest(
              i,
              workload.prompts().get(i),
              SamplingParameters.GREEDY,
              TOKENS,
              Set.of(),
              0,
              guides.get(),
              GenerationRequest.Logprobs.NONE));
    }
    long start = System.nanoTime();
    new Generator(decoder, GeneratorSettings.DEFAULT.withMaxSequences(SEQUENCES))
        .generate(requests.iterator(), _ -> {});
    return SEQUENCES * TOKENS / ((System.nanoTime() - start) / 1e9);
  }

  /** Follows a grammar. After its end anything may come, so that all draw as many tokens. */
  private static final class Masked implements Guide {
    private final TokenMasks masks;
    private State state;
    private boolean ended;

    Masked(TokenMasks masks) {
      this.masks = masks;
      this.state = masks.start();
    }

    @Override
    public long[] allowed() {
      return masks.allowed(state);
    }

    @Override
    public boolean endsWith(int token) {
      State next = ended ? state : masks.advance(state, token);
      ended |= next.isDead();
      state = ended ? masks.start() : next;
      return false;
    }
  }
}
