package org.javoke.data.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.data.Turn;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** API-Bank's prompts: descriptions as lines of JSON, and a talk with a mark before each line. */
final class ApiBankText {

  private static final Pattern START =
      Pattern.compile("(?m)^(User|AI|API-Request): ?|^Generate (API Request|AI Response):.*$");
  private static final String RESULT = "->";

  private ApiBankText() {}

  /** {@return the text without its lines that describe APIs, which are added to the list} */
  static String descriptions(String text, List<Value> tools) {
    List<String> rest = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("{\"")) {
        try {
          tools.add(Json.read(line));
          continue;
        } catch (JsonException _) {
          // What is no JSON stays in the talk, where it can be seen.
        }
      }
      rest.add(line);
    }
    return String.join("\n", rest);
  }

  /** Adds what was said before. */
  static void talk(Dialogue dialogue, String text) throws RecordException {
    Matcher start = START.matcher(text);
    boolean more = start.find();
    while (more) {
      String role = start.group(1);
      int from = start.end();
      more = start.find();
      String said = text.substring(from, more ? start.start() : text.length()).strip();
      switch (role) {
        case null -> {} // what the prompt asks for
        case "User" -> dialogue.say(Turn.USER, said);
        case "AI" -> dialogue.say(Turn.ASSISTANT, said);
        default -> request(dialogue, said);
      }
    }
  }

  /** Adds the answer that is expected. */
  static void answer(Dialogue dialogue, String answer) throws RecordException {
    String text = answer.strip();
    String mark = "API-Request:";
    if (text.startsWith(mark)) {
      request(dialogue, text.substring(mark.length()).strip());
    } else {
      dialogue.say(Turn.ASSISTANT, text.replaceFirst("^AI: ?", ""));
    }
  }

  private static void request(Dialogue dialogue, String text) throws RecordException {
    int arrow = text.indexOf(")]" + RESULT);
    String call = arrow < 0 ? text : text.substring(0, arrow + 2);
    dialogue.call("", ApiBankRequest.read(call.strip()));
    if (arrow >= 0) {
      dialogue.result(text.substring(arrow + 2 + RESULT.length()).strip());
    }
  }

  /** Adds the tools that searches for tools have found: from then on they can be called. */
  static void found(List<Turn> turns, List<Value> tools) {
    for (int i = 1; i < turns.size(); i++) {
      boolean searched =
          turns.get(i - 1).calls().stream().anyMatch(call -> call.name().equals("ToolSearcher"));
      if (searched && turns.get(i).isFrom(Turn.TOOL)) {
        addTools(turns.get(i).text(), tools);
      }
    }
  }

  private static void addTools(String result, List<Value> tools) {
    try {
      Value found = Shape.literal(result);
      Value output = found instanceof Value.Fields fields ? fields.at("output") : null;
      Value inner = output == null ? found : output;
      List<Value> items = inner instanceof Value.Items(var several) ? several : List.of(inner);
      items.stream()
          .filter(item -> item instanceof Value.Fields fields && fields.at("name") != null)
          .forEach(tools::add);
    } catch (RecordException _) {
      // It found nothing, and says so in words.
    }
  }

  /** {@return the tool that level 3 has from the start} */
  static Value toolSearcher() {
    return new Value.Fields(
        Map.of(
            "name", Value.of("ToolSearcher"),
            "description",
                Value.of("Searches for relevant tools in library based on the keywords."),
            "parameters",
                new Value.Fields(
                    Map.of(
                        "keywords",
                        new Value.Fields(
                            Map.of(
                                "type", Value.of("str"),
                                "description", Value.of("The keyword to search for.")))))));
  }
}
