package org.javoke.benchmark;

import java.util.List;
import org.javoke.chat.Message;
import org.javoke.schema.Tool;

/**
 * A turn of a conversation, after the first.
 *
 * @param messages what is said; may be empty where tools are released
 * @param released tools that were held back until now, as their authors describe them
 */
public record Turn(List<Message> messages, List<Tool> released) {
  public Turn {
    messages = List.copyOf(messages);
    released = List.copyOf(released);
  }
}
