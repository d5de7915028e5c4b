package org.javoke.benchmark.bfcl;

import java.util.ArrayList;
import java.util.List;
import org.javoke.chat.Message;
import org.javoke.schema.Tool;

/** Writes BFCL's system prompt, byte for byte as the reference does. */
public final class SystemPrompt {

  private final PromptFormat format;

  public SystemPrompt(PromptFormat format) {
    this.format = format;
  }

  /** {@return the system prompt that offers these functions} */
  public String text(List<Tool> functions) {
    String persona = PromptText.persona(format.style());
    String task = PromptText.task(format.style());
    String calls = PromptText.callFormat(format);
    String turns = PromptText.turns(format.style());
    String offered =
        PromptText.functions(format, FunctionDocuments.write(format.documents(), functions));
    return switch (format.layout()) {
      case PLAINTEXT -> String.join("\n\n", persona + task, calls, turns, offered);
      case MARKDOWN ->
          String.join(
              "\n\n",
              persona,
              "## Task\n" + task,
              "## Tool Call Format\n" + calls,
              "## Multi-turn Behavior\n" + turns,
              "## Available Tools\n" + offered);
    };
  }

  /**
   * {@return the messages with the system prompt in front of them} A system message that already
   * opens the conversation is kept, behind ours and in the same message.
   */
  public List<Message> before(List<Message> messages, List<Tool> functions) {
    String text = text(functions);
    List<Message> all = new ArrayList<>(messages);
    if (!all.isEmpty() && all.getFirst() instanceof Message.FromSystem(String content)) {
      all.set(0, new Message.FromSystem(text + "\n\n" + content));
    } else {
      all.addFirst(new Message.FromSystem(text));
    }
    return List.copyOf(all);
  }
}
