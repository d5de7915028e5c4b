package org.javoke.data.lint;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.javoke.call.CallFormat;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.Turn;
import org.javoke.template.ChatTemplate;
import org.javoke.template.TemplateException;
import org.javoke.value.Plain;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a model sees of a sample.
 *
 * @param template its chat template
 * @param variables what the template sees beside the conversation, such as {@code bos_token}
 * @param format how the template writes calls
 * @param tokens counts a text's tokens; null where no tokenizer is at hand
 * @param context the most tokens that a sample may have, if there is a limit
 */
public record ModelText(
    ChatTemplate template,
    Map<String, String> variables,
    CallFormat format,
    @Nullable ToIntFunction<String> tokens,
    OptionalInt context) {

  // A fixed day: templates print the date, and a report should not change with it.
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 1, 0, 0);

  public ModelText {
    variables = Map.copyOf(variables);
  }

  /**
   * {@return the first so many messages of a sample as the model gets them}
   *
   * @param answerNext whether the text ends where the assistant's answer begins
   * @throws TemplateException if the template refuses them
   */
  public String render(Example example, int messages, boolean answerNext) {
    List<Turn> turns = example.messages().subList(0, messages);
    Map<String, @Nullable Object> context = new HashMap<>(variables);
    context.put(
        "messages", Plain.of(Value.of(turns.stream().map(CanonicalForm::message).toList())));
    // transformers defines both always.
    context.put("tools", example.tools().isEmpty() ? null : Plain.of(CanonicalForm.tools(example)));
    context.put("documents", null);
    context.put("add_generation_prompt", answerNext);
    return template.render(context, NOW).text();
  }
}
