package org.javoke.benchmark.custom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.benchmark.Question;
import org.javoke.chat.Message;
import org.javoke.input.InputException;
import org.javoke.schema.JsonSchemaDialect;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads test sets in the form in which Hammer's authors keep those of API-Bank, Seal-Tools and
 * ToolAlpaca: an array of {@code {"query", "tools", "answers"}}, with flat parameters and one right
 * value for each argument.
 */
final class HammerReader {

  private static final long LONGEST = 200_000_000;

  private final Problems problems;
  private final String category;
  private final List<CustomReader.Entry> entries = new ArrayList<>();

  private HammerReader(Path file) {
    this.problems = new Problems(file);
    String name = String.valueOf(file.getFileName());
    this.category = name.replaceFirst("\\.json$", "");
  }

  /** {@return whether the file has this form, as its name and its first letter tell} */
  static boolean reads(Path file) {
    if (!file.toString().endsWith(".json")) {
      return false;
    }
    try (var reader = Files.newBufferedReader(file)) {
      int letter = reader.read();
      while (letter >= 0 && Character.isWhitespace(letter)) {
        letter = reader.read();
      }
      return letter == '[';
    } catch (IOException e) {
      return false; // whoever reads it next says why it cannot be read
    }
  }

  static List<CustomReader.Entry> read(Path file) {
    HammerReader reader = new HammerReader(file);
    List<Value> samples = samples(file);
    for (int i = 0; i < samples.size(); i++) {
      reader.add(i, samples.get(i));
    }
    reader.problems.throwIfAny();
    return List.copyOf(reader.entries);
  }

  private static List<Value> samples(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new InputException("%s is longer than %,d bytes".formatted(file, LONGEST));
      }
      if (Json.read(Files.readString(file)) instanceof Value.Items(List<Value> samples)) {
        return samples;
      }
      throw new InputException(file + " must hold an array of samples");
    } catch (IOException | JsonException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void add(int index, Value value) {
    if (!(value instanceof Value.Fields sample)
        || sample.at("query") == null
        || !(sample.at("tools") instanceof Value.Items(List<Value> described))
        || !(sample.at("answers") instanceof Value.Items(List<Value> answers))) {
      problems.addMessage(
          "sample %d must be {\"query\": text, \"tools\": [...], \"answers\": [...]}"
              .formatted(index));
      return;
    }
    List<Message> messages = messages(index, sample.at("query"));
    List<Tool> tools = described.stream().map(tool -> tool(index, tool)).distinct().toList();
    List<ExpectedCall> calls = answers.stream().map(call -> call(index, call)).toList();
    Expectation expectation =
        calls.isEmpty() ? new Expectation.NoCall() : new Expectation.Calls(calls);
    Task task =
        new Task(
            CustomReader.taskCategory(expectation),
            Language.PYTHON,
            tools.stream().map(JsonSchemaDialect::toBfcl).toList(),
            expectation);
    Question question = new Question(category + "_" + index, category, messages, task);
    entries.add(new CustomReader.Entry(question, tools));
  }

  private List<Message> messages(int index, @Nullable Value query) {
    return switch (query) {
      case Value.Text(String text) -> List.of(new Message.FromUser(text));
      case Value.Items(List<Value> said) ->
          said.stream().map(message -> message(index, message)).toList();
      case null, default -> {
        problems.addMessage("sample %d: \"query\" must be a text or a list".formatted(index));
        yield List.of();
      }
    };
  }

  // Calls and results stand as texts in these dialogues, so a result is told as the user tells it.
  private Message message(int index, Value value) {
    if (value instanceof Value.Fields message
        && message.at("role") instanceof Value.Text(String role)
        && message.at("content") instanceof Value.Text(String content)) {
      return switch (role) {
        case "system" -> new Message.FromSystem(content);
        case "agent", "assistant" -> new Message.FromAssistant(content, List.of());
        default -> new Message.FromUser(content);
      };
    }
    problems.addMessage("sample %d: a message needs \"role\" and \"content\"".formatted(index));
    return new Message.FromUser("");
  }

  private Tool tool(int index, Value value) {
    if (!(value instanceof Value.Fields tool)
        || !(tool.at("name") instanceof Value.Text(String name))) {
      problems.addMessage("sample %d: a tool has no \"name\"".formatted(index));
      return new Tool("", "", Value.Fields.EMPTY);
    }
    String description = tool.at("description") instanceof Value.Text(String text) ? text : "";
    Map<String, Value> parameters =
        tool.at("parameters") instanceof Value.Fields(Map<String, Value> fields)
            ? fields
            : Map.of();
    return new Tool(name, description, schema(parameters));
  }

  private static Value.Fields schema(Map<String, Value> parameters) {
    Map<String, Value> properties = new LinkedHashMap<>();
    List<Value> required = new ArrayList<>();
    parameters.forEach((name, parameter) -> {
      Map<String, Value> property = new LinkedHashMap<>();
      if (parameter instanceof Value.Fields fields) {
        property.put("type", Value.of(type(fields)));
        if (fields.at("description") instanceof Value.Text text) {
          property.put("description", text);
        }
        if (Value.TRUE.equals(fields.at("required"))) {
          required.add(Value.of(name));
        }
      }
      properties.put(name, new Value.Fields(property));
    });
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("type", Value.of("object"));
    schema.put("properties", new Value.Fields(properties));
    schema.put("required", Value.of(required));
    return new Value.Fields(schema);
  }

  private static String type(Value.Fields parameter) {
    String type = parameter.at("type") instanceof Value.Text(String text) ? text : "";
    return switch (type) {
      case "int", "integer" -> "integer";
      case "float", "number" -> "number";
      case "bool", "boolean" -> "boolean";
      case "list", "array", "list(str)" -> "array";
      case "dict", "object" -> "object";
      default -> "string";
    };
  }

  private ExpectedCall call(int index, Value value) {
    if (value instanceof Value.Fields call) {
      Value name = call.at("name") == null ? call.at("tool") : call.at("name");
      Value arguments = call.at("arguments") == null ? call.at("parameters") : call.at("arguments");
      if (name instanceof Value.Text(String text)
          && arguments instanceof Value.Fields(Map<String, Value> values)) {
        Map<String, List<Value>> accepted = new LinkedHashMap<>();
        values.forEach((parameter, right) -> accepted.put(parameter, accepted(right)));
        return new ExpectedCall(text, accepted);
      }
    }
    problems.addMessage(
        "sample %d: an answer must be {\"name\": ..., \"arguments\": {...}}".formatted(index));
    return new ExpectedCall("", Map.of());
  }

  // The sets write most numbers as texts, whatever the parameter's type.
  private static List<Value> accepted(Value right) {
    if (right instanceof Value.Text(String text)) {
      try {
        Value read = Json.read(text.toLowerCase(Locale.ROOT));
        if (read instanceof Value.Int || read instanceof Value.Real || read instanceof Value.Bool) {
          return List.of(right, read);
        }
      } catch (JsonException e) {
        return List.of(right); // a text and nothing else
      }
      return List.of(right);
    }
    return right instanceof Value.Items || right instanceof Value.Fields
        ? List.of(right)
        : List.of(right, Value.of(PythonRepr.text(right)));
  }
}
