package org.javoke.benchmark.bfcl;

import java.util.List;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.NativeNames;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.schema.BfclDialect;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;

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

  private static Tool offered(Tool tool) {
    return BfclDialect.toJsonSchema(tool).withName(NativeNames.of(tool.name()));
  }
}
