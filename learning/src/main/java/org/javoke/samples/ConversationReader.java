package org.javoke.samples;

import java.util.List;
import org.javoke.data.Turn;
import org.javoke.data.read.CanonicalFormat;
import org.javoke.data.read.RecordException;
import org.javoke.input.JsonLine;
import org.javoke.schema.Tool;
import org.javoke.train.Example;
import org.javoke.train.Selected;
import org.javoke.train.TokenIds;
import org.javoke.value.Value;

/** Reads lines of {@code messages} and {@code tools}. */
final class ConversationReader {

  private final ModelText model;

  ConversationReader(ModelText model) {
    this.model = model;
  }

  /** Messages, and the tools that are offered with them. */
  record Conversation(List<Turn> turns, List<Tool> tools) {

    /** {@return the messages and tools of an object in the canonical form} */
    static Conversation of(Value.Fields object) throws SampleException {
      try {
        org.javoke.data.Example read = CanonicalFormat.example(object);
        return new Conversation(read.messages(), read.tools());
      } catch (RecordException e) {
        throw SampleException.fatal(e.reason());
      }
    }
  }

  Example example(JsonLine line, LossOn loss) throws SampleException {
    return example(TokenIds.name(line), Conversation.of(line.object()), loss);
  }

  Example example(String id, Conversation conversation, LossOn loss) throws SampleException {
    MarkedText marked =
        new TurnSpans(model.chat()).of(conversation.turns(), conversation.tools(), loss);
    Example example = model.tokenised().of(id, marked);
    if (example.labels() == 0) {
      throw SampleException.leftOut(Selected.NOTHING_TO_LEARN);
    }
    return example;
  }
}
