package org.javoke.chat;

import java.util.List;
import org.javoke.schema.Tool;

/**
 * What a model is asked.
 *
 * @param messages the conversation so far
 * @param tools the tools offered natively; empty in prompting mode, where they stand in the
 *     messages
 */
public record Prompt(List<Message> messages, List<Tool> tools) {
  public Prompt {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }
}
