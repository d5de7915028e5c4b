package org.javoke.lab.local;

import java.util.List;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.input.JsonLine;

/** A conversation without the answer at its end. */
public final class AnsweredPrompt {

  private AnsweredPrompt() {}

  /**
   * {@return what was asked before the last message of a line of {@code messages} (and {@code
   * tools})}
   *
   * @throws org.javoke.input.InputException if the line is no conversation
   */
  public static Prompt of(JsonLine line) {
    Prompt conversation = Conversation.of(line);
    List<Message> messages = conversation.messages();
    return new Prompt(messages.subList(0, messages.size() - 1), conversation.tools());
  }
}
