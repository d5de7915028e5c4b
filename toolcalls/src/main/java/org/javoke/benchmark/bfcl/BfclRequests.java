package org.javoke.benchmark.bfcl;

import java.util.List;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.NativeNames;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.schema.BfclDialect;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** Puts questions to models as the reference does, to the byte. */
public final class BfclRequests {

  private final SystemPrompt systemPrompt;

  /**
   * Makes requests of one form.
   *
   * @param format of the system prompt; it plays no part in native mode
   */
  public BfclRequests(PromptFormat format) {
    this.systemPrompt = new SystemPrompt(format);
  }

  /** {@return the first request of a question} */
  public Prompt first(BfclEntry entry, Mode mode) {
    return request(entry.turns().getFirst(), entry.functions(), entry.category().language(), mode);
  }

  /**
   * {@return the request that puts these messages}
   *
   * @param functions as their authors describe them
   */
  public Prompt request(
      List<Message> messages, List<Tool> functions, Language language, Mode mode) {
    List<Tool> hinted =
        functions.stream().map(function -> LanguageHints.add(function, language)).toList();
    return switch (mode) {
      case PROMPTING -> new Prompt(systemPrompt.before(messages, hinted), List.of());
      case NATIVE -> new Prompt(messages, hinted.stream().map(BfclRequests::offered).toList());
    };
  }

  /**
   * {@return the message that releases functions} In prompting mode it describes them, without the
   * hint at the language that the first ones carry.
   */
  static Message released(List<Tool> functions, Mode mode) {
    return switch (mode) {
      case PROMPTING -> {
        Value documents = Value.of(functions.stream().<Value>map(Tool::document).toList());
        yield new Message.FromUser(PythonRepr.of(documents) + "\n" + PromptText.moreFunctions());
      }
      case NATIVE -> new Message.FromUser(PromptText.moreFunctions());
    };
  }

  static Tool offered(Tool tool) {
    return BfclDialect.toJsonSchema(tool).withName(NativeNames.of(tool.name()));
  }
}
