package org.javoke.benchmark.custom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.Question;
import org.javoke.chat.Message;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.Kinds;
import org.javoke.input.Suggestions;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.Task;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads a test set and collects everything that is wrong with it. */
final class CustomReader {

  private static final Set<String> KEYS =
      Set.of("id", "category", "messages", "tools", "expected", "meta");
  private static final String DEFAULT_CATEGORY = "custom";

  private final Problems problems;
  private final ToolReader tools;
  private final ExpectedReader expected;
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** A question, and its tools as they are offered, in JSON Schema. */
  record Entry(Question question, List<Tool> offered) {}

  private CustomReader(Path file) {
    this.problems = new Problems(file);
    JsonSchemas schemas = new JsonSchemas();
    this.tools = new ToolReader(schemas);
    this.expected = new ExpectedReader(schemas);
  }

  static List<Entry> read(Path file) {
    CustomReader reader = new CustomReader(file);
    JsonLines.read(
        file,
        reader::line,
        broken -> reader.problems.addMessage(String.valueOf(broken.error().getMessage())));
    if (reader.entries.isEmpty() && reader.problems.count() == 0) {
      reader.problems.addMessage("it is empty: expected one JSON object on each line");
    }
    reader.problems.throwIfAny();
    return List.copyOf(reader.entries);
  }

  private void line(JsonLine line) {
    Problems.Sink sink = problems.of(line.number());
    if (!(line.value() instanceof Value.Fields fields)) {
      sink.add("expected a JSON object {...}, found " + Kinds.of(line.value()));
      return;
    }
    refuseUnknownKeys(fields, sink);
    List<Message> messages =
        withoutAnswer(new MessageReader(sink).read(fields.at("messages")), sink);
    Map<String, Tool> offered = tools.read(fields.at("tools"), sink);
    Expectation expectation = expected.read(fields.at("expected"), offered, sink);
    String category = text(fields, "category", categoryOf(fields.at("meta"), sink), sink);
    Task task = ExactCalls.task(List.copyOf(offered.values()), expectation);
    Question question = new Question(id(line, fields, sink), category, messages, task);
    entries.add(new Entry(question, List.copyOf(offered.values())));
  }

  // A file of training samples can be a test set: its answers must not be shown with the questions.
  private static List<Message> withoutAnswer(List<Message> messages, Problems.Sink sink) {
    int end = messages.size();
    while (end > 0 && messages.get(end - 1) instanceof Message.FromAssistant) {
      end--;
    }
    if (end == 0 && !messages.isEmpty()) {
      sink.add("\"messages\" hold answers only: expected a question before them");
    }
    return messages.subList(0, end);
  }

  private static String categoryOf(@Nullable Value meta, Problems.Sink sink) {
    if (meta == null) {
      return DEFAULT_CATEGORY;
    }
    if (meta instanceof Value.Fields fields) {
      return text(fields, "category", DEFAULT_CATEGORY, sink);
    }
    sink.add(
        "\"meta\" must be an object such as {\"category\": \"orders\"}, found " + Kinds.of(meta));
    return DEFAULT_CATEGORY;
  }

  private String id(JsonLine line, Value.Fields fields, Problems.Sink sink) {
    String id = text(fields, "id", "line_" + line.number(), sink);
    Integer earlier = lineOfId.putIfAbsent(id, line.number());
    if (earlier != null) {
      sink.add("the id \"%s\" is that of line %d, too: ids must be unique".formatted(id, earlier));
    }
    return id;
  }

  private static void refuseUnknownKeys(Value.Fields fields, Problems.Sink sink) {
    for (String key : fields.values().keySet()) {
      if (!KEYS.contains(key)) {
        sink.add(
            "the key \"%s\" is not known; there are: %s"
                .formatted(key, Suggestions.listed(key, KEYS, KEYS.size())));
      }
    }
  }

  private static String text(
      Value.Fields fields, String key, String otherwise, Problems.Sink sink) {
    @Nullable Value value = fields.at(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Value.Text(String text) && !text.isBlank()) {
      return text;
    }
    sink.add("\"%s\" must be a text that is not empty, found %s".formatted(key, Kinds.of(value)));
    return otherwise;
  }

  // By this name scorers decide how calls are matched; the user's own category only adds up.
  static String taskCategory(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Calls(var calls) -> calls.size() == 1 ? "multiple" : "parallel_multiple";
      case Expectation.Trajectory _ -> "multi_turn_base";
      case Expectation.NoCall _, Expectation.Said _ -> "irrelevance";
      case Expectation.AnyCall _ -> "live_relevance";
    };
  }
}
