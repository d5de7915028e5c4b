package org.javoke.data.lint;

import java.util.List;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.template.TemplateException;
import org.javoke.value.Value;

/**
 * Renders each sample with a model's chat template and parses the assistant's answers back: what is
 * trained on is the text, and what it says must be the sample's calls.
 */
final class TemplateCheck implements Check {

  private final ModelText model;

  TemplateCheck(ModelText model) {
    this.model = model;
  }

  @Override
  public void check(Example example, Findings findings) {
    int size = example.messages().size();
    if (size == 0) {
      return;
    }
    String whole;
    try {
      whole = model.render(example, size, false);
    } catch (TemplateException | IllegalArgumentException e) {
      findings.add(Rule.TEMPLATE_FAILS, "", String.valueOf(e.getMessage()));
      return;
    }
    length(whole, findings);
    for (int i = 0; i < size; i++) {
      if (isWorthIt(example.messages().get(i))) {
        answer(example, i, findings);
      }
    }
  }

  // Rendering costs, and what does not look like a call before will not do so after.
  private boolean isWorthIt(Turn turn) {
    return turn.isFrom(Turn.ASSISTANT)
        && (!turn.calls().isEmpty()
            || !(model.format().parse(turn.text()) instanceof Parsed.Prose));
  }

  private void length(String whole, Findings findings) {
    if (model.tokens() == null || model.context().isEmpty()) {
      return;
    }
    int limit = model.context().getAsInt();
    // No tokenizer makes more tokens than the text has bytes: three a character at most.
    if (whole.length() * 3L <= limit) {
      return;
    }
    int tokens = model.tokens().applyAsInt(whole);
    if (tokens > limit) {
      findings.add(
          Rule.TOO_LONG, "", "it has %,d tokens, the context %,d".formatted(tokens, limit));
    }
  }

  private void answer(Example example, int index, Findings findings) {
    String place = "messages[" + index + "]";
    String written;
    try {
      written = written(example, index);
    } catch (TemplateException | IllegalArgumentException e) {
      findings.add(
          Rule.TEMPLATE_FAILS, place, "up to this message: " + String.valueOf(e.getMessage()));
      return;
    }
    List<MadeCall> calls = example.messages().get(index).calls();
    switch (model.format().parse(written)) {
      case Parsed.Calls(List<ToolCall> read, String _) -> compare(calls, read, place, findings);
      case Parsed.Prose _ -> {
        if (!calls.isEmpty()) {
          findings.add(
              Rule.TEMPLATE_ROUND_TRIP,
              place,
              "its %d calls are not in the rendered answer: %s"
                  .formatted(calls.size(), Shown.of(written)));
        }
      }
      case Parsed.Malformed(String _, int position, String reason) ->
          findings.add(
              Rule.TEMPLATE_ROUND_TRIP,
              place,
              "the rendered answer cannot be parsed: %s, at character %d of %s"
                  .formatted(reason, position, Shown.of(written)));
    }
  }

  /** {@return what the template adds for the message to what a model is asked before it} */
  private String written(Example example, int index) {
    String before = model.render(example, index, true);
    String with = model.render(example, index + 1, false);
    int common = 0;
    int shorter = Math.min(before.length(), with.length());
    while (common < shorter && before.charAt(common) == with.charAt(common)) {
      common++;
    }
    // A shared beginning may end inside what the answer and the prompt's end have in common.
    return with.substring(common == before.length() ? common : lineStart(with, common));
  }

  private static int lineStart(String text, int at) {
    return text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  }

  private static void compare(
      List<MadeCall> calls, List<ToolCall> read, String place, Findings findings) {
    boolean same = calls.size() == read.size();
    for (int i = 0; same && i < calls.size(); i++) {
      Value.Fields arguments = calls.get(i).object();
      same =
          calls.get(i).name().equals(read.get(i).name())
              && read.get(i).arguments().equals(arguments);
    }
    if (!same) {
      findings.add(
          Rule.TEMPLATE_ROUND_TRIP,
          place,
          "%d calls were written and %d other ones read back: %s"
              .formatted(calls.size(), read.size(), read.stream().map(ToolCall::name).toList()));
    }
  }
}
