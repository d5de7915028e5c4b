package org.javoke.hub;

import java.util.List;
import java.util.OptionalInt;

/** Reads generation_config.json. */
final class GenerationReader {

  private GenerationReader() {}

  static GenerationDefaults read(Settings settings, ModelConfig config) {
    int vocabSize = config.vocabSize();
    List<Integer> eos = settings.tokens("eos_token_id", vocabSize);
    return new GenerationDefaults(
        eos.isEmpty() ? config.eosTokenIds() : eos,
        or(settings.token("pad_token_id", vocabSize), config.padTokenId()),
        or(settings.token("bos_token_id", vocabSize), config.bosTokenId()),
        settings.flag("do_sample", false),
        settings.number("temperature", 0, 1000, 1),
        settings.number("top_p", 0, 1, 1),
        settings.whole("top_k", 0, Integer.MAX_VALUE, 50),
        settings.number("min_p", 0, 1, 0),
        settings.number("repetition_penalty", 1e-3, 1000, 1));
  }

  private static OptionalInt or(OptionalInt first, OptionalInt second) {
    return first.isPresent() ? first : second;
  }
}
