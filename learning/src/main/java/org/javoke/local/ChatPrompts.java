package org.javoke.local;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.hub.ModelTemplate;
import org.javoke.schema.Tool;
import org.javoke.template.Rendered;
import org.javoke.template.TemplateException;
import org.jspecify.annotations.Nullable;

/** Writes conversations as a model's chat template does. */
public final class ChatPrompts {

  private final ModelTemplate template;
  private final Clock clock;

  /**
   * @param clock whose date templates print that print one
   */
  public ChatPrompts(ModelTemplate template, Clock clock) {
    this.template = template;
    this.clock = clock;
  }

  /**
   * {@return the text that the model is to continue with its reply} Special tokens stand in it as
   * text.
   *
   * @throws TemplateException if the template fails or refuses the conversation
   */
  public String render(Prompt prompt) {
    return render(prompt.messages(), prompt.tools(), true);
  }

  /**
   * {@return the text of the conversation}
   *
   * @param reply whether the beginning of the model's next turn stands at the end
   * @throws TemplateException if the template fails or refuses the conversation
   */
  public String render(List<Message> messages, List<Tool> tools, boolean reply) {
    return rendered(values(messages), tools, reply).text();
  }

  /** {@return the messages as templates see them, each a map of its own that may be added to} */
  public static List<Map<String, @Nullable Object>> values(List<Message> messages) {
    return TemplateMessages.of(messages);
  }

  /**
   * {@return the text of the conversation, and where in it the template says that the model speaks}
   *
   * @param messages as {@link #values} gives them
   * @param reply whether the beginning of the model's next turn stands at the end
   * @throws TemplateException if the template fails or refuses the conversation
   */
  public Rendered rendered(
      List<Map<String, @Nullable Object>> messages, List<Tool> tools, boolean reply) {
    Map<String, @Nullable Object> context = new HashMap<>(template.specialTokens());
    context.put("messages", messages);
    // transformers defines both always.
    context.put("tools", tools.isEmpty() ? null : TemplateMessages.tools(tools));
    context.put("documents", null);
    context.put("add_generation_prompt", reply);
    return template.of(!tools.isEmpty()).render(context, LocalDateTime.now(clock));
  }
}
