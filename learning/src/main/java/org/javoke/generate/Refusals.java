package org.javoke.generate;

import java.util.OptionalInt;
import org.javoke.hub.ModelConfig;
import org.jspecify.annotations.Nullable;

/** Why a model cannot compute something. */
final class Refusals {

  private Refusals() {}

  /**
   * {@return why a prompt cannot be computed, or null if it can}
   *
   * @param more tokens that follow it
   */
  static @Nullable String refusal(Tokens prompt, ModelConfig config, int more) {
    if (prompt.isEmpty()) {
      return "the prompt has no tokens; expected one or more";
    }
    if (prompt.length() + more > config.maxPositions()) {
      return "the prompt has %d tokens and %s follow, but the model's context is %d; shorten the prompt, or offer fewer tools"
          .formatted(prompt.length(), more == 1 ? "1 or more" : more, config.maxPositions());
    }
    return unknown(prompt, config);
  }

  /** {@return what is wrong with a token that the model does not have, or null} */
  static @Nullable String unknown(Tokens tokens, ModelConfig config) {
    OptionalInt unknown =
        tokens.stream().filter(id -> id < 0 || id >= config.vocabSize()).findFirst();
    return unknown.isEmpty()
        ? null
        : "there is the token id %d, but the model's vocabulary ends at %d; the tokenizer belongs to another model"
            .formatted(unknown.getAsInt(), config.vocabSize() - 1);
  }
}
