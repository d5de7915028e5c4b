package org.javoke.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.Turn;
import org.javoke.input.JsonLine;
import org.javoke.input.Kinds;
import org.javoke.preference.Feedback;
import org.javoke.preference.Pair;
import org.javoke.preference.PairReader;
import org.javoke.samples.ConversationReader.Conversation;
import org.javoke.train.Example;
import org.javoke.train.TokenIds;
import org.javoke.value.Value;

/**
 * Reads lines of a {@code prompt} and what follows it: one completion, with a {@code label} or
 * without, or a chosen and a rejected one. Prompt and completions are all messages, or all texts; a
 * text after messages is what the assistant says.
 */
final class SideReader {

  private final ModelText model;

  SideReader(ModelText model) {
    this.model = model;
  }

  Pair pair(JsonLine line, boolean steps) throws SampleException {
    Prompted chosen = side(line, "chosen");
    Prompted rejected = side(line, "rejected");
    if (Arrays.equals(chosen.completion(), rejected.completion())) {
      throw SampleException.leftOut("its two sides are equal");
    }
    String name = TokenIds.name(line);
    double weight = PairReader.weight(line);
    try {
      return steps
          ? Pair.ofSteps(name, chosen.prompt(), chosen.completion(), rejected.completion(), weight)
          : new Pair(name, chosen.prompt(), chosen.completion(), rejected.completion(), weight);
    } catch (IllegalArgumentException e) {
      throw SampleException.fatal(String.valueOf(e.getMessage()));
    }
  }

  /** {@return each side as an example, the chosen one first} */
  List<Example> bothSides(JsonLine line) throws SampleException {
    List<Example> both = new ArrayList<>();
    for (String key : List.of("chosen", "rejected")) {
      Prompted side = side(line, key);
      both.add(
          Example.completion(TokenIds.name(line) + "/" + key, side.prompt(), side.completion()));
    }
    return both;
  }

  Feedback feedback(JsonLine line) throws SampleException {
    Prompted side = side(line, "completion");
    if (!(line.object().at("label") instanceof Value.Bool(boolean liked))) {
      throw SampleException.fatal("\"label\" must be true or false");
    }
    try {
      return new Feedback(
          TokenIds.name(line), side.prompt(), side.completion(), liked, PairReader.weight(line));
    } catch (IllegalArgumentException e) {
      throw SampleException.fatal(String.valueOf(e.getMessage()));
    }
  }

  Example example(JsonLine line, LossOn loss) throws SampleException {
    Prompted side = side(line, "completion");
    String name = TokenIds.name(line);
    if (loss == LossOn.COMPLETION) {
      return Example.completion(name, side.prompt(), side.completion());
    }
    if (line.object().at("prompt") instanceof Value.Items) {
      Conversation prompt = prompt(line);
      List<Turn> turns = new ArrayList<>(prompt.turns());
      turns.addAll(completion(line, "completion"));
      return new ConversationReader(model)
          .example(name, new Conversation(turns, prompt.tools()), loss);
    }
    if (loss == LossOn.ASSISTANT) {
      return Example.completion(name, side.prompt(), side.completion());
    }
    return whole(name, side);
  }

  /** {@return a document, all of which bears loss, with the token that ends a text behind it} */
  Example document(JsonLine line) throws SampleException {
    if (!(line.object().at("text") instanceof Value.Text(String text))) {
      throw SampleException.fatal("\"text\" must be a text");
    }
    if (text.isEmpty()) {
      throw SampleException.leftOut("its text is empty");
    }
    return whole(TokenIds.name(line), model.plain("", text));
  }

  private static Example whole(String name, Prompted side) {
    return Example.whole(name, side.prompt(), side.completion());
  }

  private Prompted side(JsonLine line, String key) throws SampleException {
    Value prompt = line.object().at("prompt");
    Value completion = line.object().at(key);
    if (prompt instanceof Value.Text(String asked)) {
      if (!(completion instanceof Value.Text(String said))) {
        throw SampleException.fatal(
            "\"prompt\" is a text, and \"%s\" is not: write both as messages or both as texts"
                .formatted(key));
      }
      return plain(asked, said, key);
    }
    return chat(prompt(line), completion(line, key), key);
  }

  private Prompted plain(String asked, String said, String key) throws SampleException {
    if (asked.isEmpty() || said.isEmpty()) {
      throw SampleException.leftOut(empty(asked.isEmpty() ? "prompt" : key));
    }
    return model.plain(asked, said);
  }

  private static String empty(String key) {
    return "its \"%s\" is empty".formatted(key);
  }

  private Prompted chat(Conversation asked, List<Turn> said, String key) throws SampleException {
    if (asked.turns().isEmpty()) {
      throw SampleException.leftOut(empty("prompt"));
    }
    if (said.stream().allMatch(turn -> turn.calls().isEmpty() && turn.text().isBlank())) {
      throw SampleException.leftOut(empty(key));
    }
    return new TurnSpans(model.chat())
        .prompted(asked.turns(), said, asked.tools(), model.tokenised());
  }

  private static Conversation prompt(JsonLine line) throws SampleException {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("messages", line.items("prompt"));
    Value tools = line.object().at("tools");
    if (tools != null) {
      fields.put("tools", tools);
    }
    return Conversation.of(new Value.Fields(fields));
  }

  private static List<Turn> completion(JsonLine line, String key) throws SampleException {
    Value found = line.object().at(key);
    List<Turn> turns =
        switch (found) {
          case Value.Text(String text) -> List.of(Turn.assistant(text));
          case Value.Fields message -> messages(List.of(message));
          case Value.Items(List<Value> items) -> messages(items);
          case null, default ->
              throw SampleException.fatal(
                  "\"%s\" must be messages or a text, found %s"
                      .formatted(key, found == null ? "nothing" : Kinds.of(found)));
        };
    for (Turn turn : turns) {
      if (!turn.isFrom(Turn.ASSISTANT)) {
        throw SampleException.fatal(
            "\"%s\" has a message of %s: only the assistant's can be preferred; what comes before the last answer belongs to \"prompt\""
                .formatted(key, Kinds.of(Value.of(turn.role()))));
      }
    }
    return turns;
  }

  private static List<Turn> messages(List<Value> items) throws SampleException {
    return Conversation.of(new Value.Fields(Map.of("messages", Value.of(items)))).turns();
  }
}
