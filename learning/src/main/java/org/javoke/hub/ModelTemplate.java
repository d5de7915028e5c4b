package org.javoke.hub;

import java.util.Map;
import org.javoke.template.ChatTemplate;

/**
 * A model's chat templates, and the variables that they expect besides the conversation.
 *
 * @param plain for conversations without tools
 * @param withTools for conversations with tools; most models have one template for both
 * @param specialTokens the texts of {@code bos_token}, {@code eos_token} and so on, where the model
 *     has them: a template sees them under these names, and those that are missing as undefined
 */
public record ModelTemplate(
    ChatTemplate plain, ChatTemplate withTools, Map<String, String> specialTokens) {

  public ModelTemplate {
    specialTokens = Map.copyOf(specialTokens);
  }

  /** {@return the template for conversations with or without tools} */
  public ChatTemplate of(boolean tools) {
    return tools ? withTools : plain;
  }
}
