package org.javoke.samples;

import java.time.Clock;
import java.util.Arrays;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.ModelTemplate;
import org.javoke.local.ChatPrompts;
import org.javoke.tokenizer.Tokenizer;
import org.jspecify.annotations.Nullable;

/**
 * How a model writes conversations and texts as tokens. What it needs of the model's folder is
 * opened when it is needed.
 */
final class ModelText implements AutoCloseable {

  private final ModelFolder model;
  private final Clock clock;
  private @Nullable ChatPrompts chat;
  private @Nullable Tokenizer tokenizer;

  /**
   * @param clock whose date templates print that print one
   */
  ModelText(ModelFolder model, Clock clock) {
    this.model = model;
    this.clock = clock;
  }

  ChatPrompts chat() throws SampleException {
    if (chat == null) {
      ModelTemplate template =
          model
              .chatTemplate()
              .orElseThrow(() ->
                  SampleException.fatal(
                      "a conversation needs a chat template, and %s has none (chat_template.jinja, or chat_template in tokenizer_config.json): put one there, or write prompt and completion as plain texts"
                          .formatted(model.path())));
      chat = new ChatPrompts(template, clock);
    }
    return chat;
  }

  private Tokenizer tokenizer() {
    Tokenizer open = tokenizer == null ? model.tokenizer() : tokenizer;
    tokenizer = open;
    return open;
  }

  Tokenised tokenised() {
    return new Tokenised(tokenizer());
  }

  /**
   * {@return a text and what follows it} The prompt begins as the tokenizer begins a text; the
   * completion ends with the token that ends a reply.
   */
  Prompted plain(String prompt, String completion) throws SampleException {
    if (prompt.length() + (long) completion.length() > Tokenizer.MAX_TEXT) {
      throw SampleException.leftOut(
          "its text has more than %,d characters".formatted(Tokenizer.MAX_TEXT));
    }
    return new Prompted(
        tokenizer().encode(prompt, true), ended(tokenizer().encode(completion, false)));
  }

  private int[] ended(int[] completion) {
    if (model.config().eosTokenIds().isEmpty()) {
      return completion;
    }
    int end = model.config().eosTokenIds().getFirst();
    if (completion.length > 0 && completion[completion.length - 1] == end) {
      return completion;
    }
    int[] ended = Arrays.copyOf(completion, completion.length + 1);
    ended[completion.length] = end;
    return ended;
  }

  /** Frees the tokenizer. */
  @Override
  public void close() {
    if (tokenizer != null) {
      tokenizer.close();
      tokenizer = null;
    }
  }
}
