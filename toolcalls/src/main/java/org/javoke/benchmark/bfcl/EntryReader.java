package org.javoke.benchmark.bfcl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.javoke.chat.Message;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.Kinds;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** Reads the questions of a category from its data file. */
public final class EntryReader {

  private final BfclFolder folder;
  private final Map<String, List<Tool>> apis = new HashMap<>();

  public EntryReader(BfclFolder folder) {
    this.folder = folder;
  }

  /**
   * Hands every question of the category to the sink, in the order of the file.
   *
   * @throws org.javoke.input.InputException if the file is missing, or a line is not as expected
   */
  public void read(BfclCategory category, Consumer<BfclEntry> sink) {
    JsonLines.forEach(folder.questions(category), line -> sink.accept(entry(category, line)));
  }

  private BfclEntry entry(BfclCategory category, JsonLine line) {
    List<List<Message>> turns = new ArrayList<>();
    for (Value turn : line.items("question").values()) {
      turns.add(messages(line, turn));
    }
    if (turns.isEmpty()) {
      throw line.error("\"question\" has no turn, expected at least one list of messages");
    }
    List<Tool> functions = functions(category, line);
    Map<Integer, List<Tool>> released = holdBack(line, turns.size(), functions);
    return new BfclEntry(line.text("id"), category, turns, functions, released);
  }

  private List<Tool> functions(BfclCategory category, JsonLine line) {
    return switch (category.group()) {
      case NON_LIVE, LIVE, FORMAT_SENSITIVITY ->
          line.items("function").values().stream().map(item -> tool(line, item)).toList();
      case MULTI_TURN -> ofInvolvedClasses(line);
      case AGENTIC -> List.of();
    };
  }

  private List<Tool> ofInvolvedClasses(JsonLine line) {
    List<Tool> functions = new ArrayList<>();
    for (Value api : line.items("involved_classes").values()) {
      functions.addAll(ofApi(line, api));
    }
    return functions;
  }

  // Takes the functions that a later turn releases out of those offered at first.
  private static Map<Integer, List<Tool>> holdBack(JsonLine line, int turns, List<Tool> functions) {
    Map<Integer, List<Tool>> released = new HashMap<>();
    if (line.object().at("missed_function") instanceof Value.Fields(var withheld)) {
      withheld.forEach((turn, names) -> {
        if (names instanceof Value.Items(List<Value> items)) {
          List<Tool> held = items.stream().flatMap(name -> removed(functions, name)).toList();
          released.put(turn(line, turn, turns), held);
        }
      });
    }
    return released;
  }

  private static int turn(JsonLine line, String number, int turns) {
    if (number.matches("\\d{1,6}") && Integer.parseInt(number) < turns) {
      return Integer.parseInt(number);
    }
    throw line.error(
        "\"missed_function\" names turn \"%s\", expected a number from 0 to %d"
            .formatted(number, turns - 1));
  }

  private static Stream<Tool> removed(List<Tool> functions, Value name) {
    for (int i = 0; i < functions.size(); i++) {
      if (Value.of(functions.get(i).name()).equals(name)) {
        return Stream.of(functions.remove(i));
      }
    }
    return Stream.empty();
  }

  private List<Tool> ofApi(JsonLine line, Value api) {
    if (!(api instanceof Value.Text(String name))) {
      throw line.error("\"involved_classes\" must list names, found " + Kinds.of(api));
    }
    Path file =
        folder
            .functions(name)
            .orElseThrow(
                () -> line.error("\"involved_classes\" names " + name + ", which is not known"));
    return apis.computeIfAbsent(
        name, _ -> JsonLines.readAll(file).stream().map(doc -> tool(doc, doc.value())).toList());
  }

  private static Tool tool(JsonLine line, Value value) {
    if (value instanceof Value.Fields(Map<String, Value> fields)
        && fields.get("name") instanceof Value.Text(String name)
        && fields.get("description") instanceof Value.Text(String description)
        && fields.get("parameters") instanceof Value.Fields parameters) {
      Map<String, Value> further = new LinkedHashMap<>(fields);
      further.keySet().removeAll(List.of("name", "description", "parameters"));
      return new Tool(name, description, parameters, new Value.Fields(further));
    }
    throw line.error(
        "a function needs the texts \"name\" and \"description\" and the object \"parameters\";"
            + " one of them is missing or of another kind");
  }

  private static List<Message> messages(JsonLine line, Value turn) {
    if (!(turn instanceof Value.Items(List<Value> items))) {
      throw line.error(
          "each turn of \"question\" must be a list of messages, found " + Kinds.of(turn));
    }
    return items.stream().map(item -> message(line, item)).toList();
  }

  private static Message message(JsonLine line, Value value) {
    if (value instanceof Value.Fields(Map<String, Value> fields)
        && fields.get("role") instanceof Value.Text(String role)
        && fields.get("content") instanceof Value.Text(String content)) {
      return switch (role) {
        case "system" -> new Message.FromSystem(content);
        case "user" -> new Message.FromUser(content);
        case "assistant" -> new Message.FromAssistant(content, List.of());
        default ->
            throw line.error(
                "a message has the role \"" + role + "\", expected system, user or assistant");
      };
    }
    throw line.error("a message needs the texts \"role\" and \"content\"");
  }
}
