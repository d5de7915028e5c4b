package org.javoke.lab.local;

import java.util.List;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.local.ChatTokenizer;
import org.javoke.template.TemplateException;
import org.javoke.tokenizer.TurnEnd;

/** A line whose completion is to be scored. */
record CompletionLine(Tokens prompt, Tokens completion) {

  /**
   * {@return the line for the model: {@code messages} (and {@code tools}) of which the last is the
   * completion, up to its end of turn, {@code prompt} and {@code completion}, or {@code prompt_ids}
   * and {@code completion_ids}}
   *
   * @throws InputException if it is none of these, or the model's template does not tell the
   *     completion from what precedes it
   */
  static CompletionLine of(JsonLine line, ChatTokenizer words) {
    return switch (PromptLine.key(line, List.of("messages", "prompt", "prompt_ids"))) {
      case "messages" -> ofTurn(Conversation.of(line), words);
      case "prompt" ->
          new CompletionLine(
              words.tokens(line.text("prompt")), words.further(line.text("completion")));
      case String _ ->
          new CompletionLine(
              PromptLine.tokens(line, "prompt_ids"), PromptLine.tokens(line, "completion_ids"));
    };
  }

  private static CompletionLine ofTurn(Prompt conversation, ChatTokenizer words) {
    List<Message> messages = conversation.messages();
    if (!(messages.getLast() instanceof Message.FromAssistant)) {
      throw new InputException(
          "the last of the \"messages\" is not the assistant's; expected the turn that is to be scored");
    }
    Prompt asked = new Prompt(messages.subList(0, messages.size() - 1), conversation.tools());
    if (asked.messages().isEmpty()) {
      throw new InputException(
          "nothing precedes the assistant's turn in \"messages\"; expected a question before it");
    }
    String before;
    String whole;
    try {
      before = words.chat().render(asked);
      whole = words.chat().render(messages, conversation.tools(), false);
    } catch (TemplateException e) {
      throw new InputException("the model's chat template: " + e.getMessage(), e);
    }
    if (!whole.startsWith(before)) {
      throw new InputException(different(before, whole));
    }
    Tokens turn = words.further(whole.substring(before.length()));
    // The model is stopped at its end of turn, and never learned what a template writes behind it.
    int said = TurnEnd.said(words.tokenizer().vocabulary(), turn.toArray());
    return new CompletionLine(words.further(before), turn.between(0, said));
  }

  private static String different(String before, String whole) {
    int at = 0;
    while (at < whole.length() && whole.charAt(at) == before.charAt(at)) {
      at++;
    }
    return "the model's chat template writes what precedes the turn differently once the turn is there (from character %d: '%s' without it, '%s' with it), so the turn cannot be told from it; give \"prompt\" and \"completion\" as texts"
        .formatted(at, shown(before, at), shown(whole, at));
  }

  private static String shown(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + 30)).replaceAll("\\p{Cntrl}", " ");
  }
}
