package org.javoke.samples;

import java.util.Arrays;
import java.util.Optional;
import org.javoke.hub.ModelFolder;
import org.javoke.local.ChatPrompts;
import org.javoke.tokenizer.Tokenizer;

/** How a model writes conversations and texts as tokens. */
final class ModelText {

  private final ModelFolder model;
  private final Optional<ChatPrompts> chat;
  private final Tokenizer tokenizer;

  /**
   * @param chat empty for a base model
   */
  ModelText(ModelFolder model, Optional<ChatPrompts> chat, Tokenizer tokenizer) {
    this.model = model;
    this.chat = chat;
    this.tokenizer = tokenizer;
  }

  ChatPrompts chat() throws SampleException {
    return chat.orElseThrow(() ->
        SampleException.fatal(
            "a conversation needs a chat template, and %s has none (chat_template.jinja, or chat_template in tokenizer_config.json): put one there, or write prompt and completion as plain texts"
                .formatted(model.path())));
  }

  Tokenised tokenised() {
    return new Tokenised(tokenizer);
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
    return new Prompted(tokenizer.encode(prompt, true), ended(tokenizer.encode(completion, false)));
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
}
