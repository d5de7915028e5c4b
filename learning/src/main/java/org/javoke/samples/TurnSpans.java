package org.javoke.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.data.Turn;
import org.javoke.local.ChatPrompts;
import org.javoke.schema.Tool;
import org.javoke.template.Rendered;
import org.javoke.template.Rendered.Span;
import org.javoke.template.TemplateException;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a rendered conversation what the assistant says. Where the template marks it ({@code {%
 * generation %}}), these marks count as they are. Otherwise the conversation is rendered up to each
 * answer, and with it: what is added is the answer. That is exact only if the template leaves what
 * stands before an answer as the model was shown it; if it does not, the sample is refused.
 */
final class TurnSpans {

  private final ChatPrompts chat;

  TurnSpans(ChatPrompts chat) {
    this.chat = chat;
  }

  /**
   * {@return the text up to the last answer's end, with the parts that bear loss}
   *
   * @throws SampleException if there is no answer, the template refuses the conversation, or the
   *     parts cannot be found exactly
   */
  MarkedText of(List<Turn> turns, List<Tool> tools, LossOn loss) throws SampleException {
    List<Map<String, @Nullable Object>> messages = ChatMessages.of(turns);
    int last = lastAnswer(turns);
    return switch (loss) {
      case ALL -> {
        String text = render(messages, tools, false).text();
        yield new MarkedText(text, nonEmpty(List.of(new Span(0, text.length()))), true);
      }
      case COMPLETION -> completion(messages.subList(0, last + 1), tools);
      case ASSISTANT -> everyTurn(turns, messages.subList(0, last + 1), tools);
    };
  }

  /**
   * {@return the tokens of a prompt, and of answers to it}
   *
   * @throws SampleException if the template refuses them, or writes the prompt otherwise once it is
   *     answered
   */
  Prompted prompted(List<Turn> prompt, List<Turn> said, List<Tool> tools, Tokenised tokens)
      throws SampleException {
    List<Turn> turns = new ArrayList<>(prompt);
    turns.addAll(said);
    List<Map<String, @Nullable Object>> messages = ChatMessages.of(turns);
    String whole = render(messages, tools, false).text();
    String asked = render(messages.subList(0, prompt.size()), tools, true).text();
    requireBeginning(whole, asked, prompt.size(), "what the model is shown before it");
    return tokens.prompted(asked, whole.substring(asked.length()));
  }

  private static int lastAnswer(List<Turn> turns) throws SampleException {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).isFrom(Turn.ASSISTANT)) {
        return i;
      }
    }
    throw SampleException.leftOut("the assistant says nothing in it");
  }

  private MarkedText completion(List<Map<String, @Nullable Object>> messages, List<Tool> tools)
      throws SampleException {
    int last = messages.size() - 1;
    Rendered whole = render(messages, tools, false);
    if (whole.generations().isEmpty()) {
      Span answer = answer(messages, tools, last, whole.text());
      return new MarkedText(whole.text(), nonEmpty(List.of(answer)), false);
    }
    Rendered prompt = render(messages.subList(0, last), tools, true);
    return new MarkedText(whole.text(), lastTurn(whole, prompt), true);
  }

  // Some templates mark what they prompt the answer with, too: the model does not say that.
  private static List<Span> lastTurn(Rendered whole, Rendered prompt) {
    List<Span> all = whole.generations();
    int start = prompt.text().length();
    if (whole.text().startsWith(prompt.text())) {
      return nonEmpty(
          all.stream()
              .filter(span -> span.end() > start)
              .map(span -> new Span(Math.max(start, span.start()), span.end()))
              .toList());
    }
    int before = Math.min(prompt.generations().size(), all.size());
    return nonEmpty(all.subList(before, all.size()));
  }

  private MarkedText everyTurn(
      List<Turn> turns, List<Map<String, @Nullable Object>> messages, List<Tool> tools)
      throws SampleException {
    Rendered whole = render(messages, tools, false);
    List<Span> answers = new ArrayList<>();
    long count =
        turns.stream().limit(messages.size()).filter(turn -> turn.isFrom(Turn.ASSISTANT)).count();
    if (whole.generations().size() >= count) {
      return new MarkedText(whole.text(), nonEmpty(whole.generations()), true);
    }
    for (int i = 0; i < messages.size(); i++) {
      if (turns.get(i).isFrom(Turn.ASSISTANT)) {
        answers.add(answer(messages, tools, i, whole.text()));
      }
    }
    return new MarkedText(whole.text(), nonEmpty(answers), false);
  }

  /** {@return where in the whole text the answer stands} */
  private Span answer(
      List<Map<String, @Nullable Object>> messages, List<Tool> tools, int index, String whole)
      throws SampleException {
    String prompt = render(messages.subList(0, index), tools, true).text();
    requireBeginning(whole, prompt, index, "what the model is shown before it");
    if (index == messages.size() - 1) {
      return new Span(prompt.length(), whole.length());
    }
    String with = render(messages.subList(0, index + 1), tools, false).text();
    // What ends a conversation may have a line break more or less than what goes on.
    String said = whole.startsWith(with) ? with : with.stripTrailing();
    requireBeginning(whole, said, index, "the answer, while it is the last message,");
    return new Span(prompt.length(), Math.max(prompt.length(), said.length()));
  }

  private static void requireBeginning(String whole, String part, int index, String what)
      throws SampleException {
    if (whole.startsWith(part)) {
      return;
    }
    int common = 0;
    int shorter = Math.min(whole.length(), part.length());
    while (common < shorter && whole.charAt(common) == part.charAt(common)) {
      common++;
    }
    throw SampleException.fatal(
        "the model's chat template marks no {%% generation %%}, and the answer messages[%d] cannot be told from the rest by rendering with and without it: %s reads %s, and in the whole conversation %s. Use --loss completion if it is not the last answer, --loss all, or a template that marks its generations"
            .formatted(index, what, shown(part, common), shown(whole, common)));
  }

  private static String shown(String text, int at) {
    int from = Math.max(0, at - 20);
    int to = Math.min(text.length(), at + 30);
    String part = text.substring(from, to).replaceAll("\\p{Cntrl}", "\u21B5");
    return "\"%s%s%s\"".formatted(from > 0 ? "..." : "", part, to < text.length() ? "..." : "");
  }

  private Rendered render(
      List<Map<String, @Nullable Object>> messages, List<Tool> tools, boolean reply)
      throws SampleException {
    try {
      return chat.rendered(messages, tools, reply);
    } catch (TemplateException e) {
      throw SampleException.leftOut("the chat template refuses it: " + e.getMessage());
    }
  }

  private static List<Span> nonEmpty(List<Span> spans) {
    return spans.stream().filter(span -> span.end() > span.start()).toList();
  }
}
