package org.javoke.benchmark;

import java.util.Optional;
import org.javoke.call.Answer;
import org.javoke.chat.Prompt;

/**
 * A question while it is put to a model: request after request until the answer is complete. Not
 * safe for use by several threads at once; conversations share nothing.
 */
public interface Conversation {

  /** {@return what the model is asked next} */
  Prompt prompt();

  /**
   * Takes the reply to the last prompt.
   *
   * @return the whole answer to the question if the conversation is over; if it is empty, {@link
   *     #prompt} tells how it goes on
   */
  Optional<Answer> reply(Answer reply);

  /** {@return one request, whose reply is the answer} */
  static Conversation of(Prompt prompt) {
    return new Conversation() {
      @Override
      public Prompt prompt() {
        return prompt;
      }

      @Override
      public Optional<Answer> reply(Answer reply) {
        return Optional.of(reply);
      }
    };
  }
}
