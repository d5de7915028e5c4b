package org.javoke.search;

import java.util.List;
import java.util.stream.Stream;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** How prompts begin that others of a search may begin with as well. */
final class ProblemOpenings {

  /** Stands for any: what is written before its name is the same for all tools. */
  static final Tool ANY = new Tool("_", "", Value.Fields.EMPTY);

  private static final Message ASKED = new Message.FromUser("");

  private ProblemOpenings() {}

  /**
   * {@return what a prompt may have in common with others': what is written before the first tool,
   * then what the system says and the tools}
   */
  static List<Prompt> of(Prompt prompt) {
    List<Message> messages =
        Stream.concat(
                prompt.messages().stream().takeWhile(Message.FromSystem.class::isInstance),
                Stream.of(ASKED))
            .toList();
    Prompt some = new Prompt(messages, prompt.tools());
    Prompt most =
        prompt.tools().isEmpty()
            ? new Prompt(List.of(ASKED), List.of())
            : new Prompt(messages, List.of(ANY));
    return List.of(most, some);
  }
}
