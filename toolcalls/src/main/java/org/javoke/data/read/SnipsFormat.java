package org.javoke.data.read;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.input.InputException;
import org.javoke.input.InputFile;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * The Snips benchmark: {@code {"GetWeather": [{"data": [{"text", "entity"}]}]}}. An utterance is a
 * question, its intent the tool that is called, its entities the arguments, all texts. The intents
 * of the folders beside the file's own are offered, too, so that there is a choice.
 */
final class SnipsFormat implements DataFormat.OfFiles {

  private static final int MAX_BYTES = 64 * 1024 * 1024;
  private static final int MAX_INTENTS = 100;

  @Override
  public String name() {
    return "snips";
  }

  @Override
  public String description() {
    return "Snips: utterances with entities, one file an intent";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.values().size() == 1
        && first.values().values().iterator().next() instanceof Value.Items(List<Value> items)
        && !items.isEmpty()
        && items.getFirst() instanceof Value.Fields fields
        && fields.at("data") instanceof Value.Items;
  }

  @Override
  public List<Example> read(Path file) {
    Map<String, List<Value>> own = intents(file);
    Map<String, Tool> tools = new TreeMap<>();
    for (Path beside : beside(file)) {
      intents(beside).forEach((name, utterances) -> tools.put(name, tool(name, utterances)));
    }
    own.forEach((name, utterances) -> tools.put(name, tool(name, utterances)));
    List<Example> examples = new ArrayList<>();
    own.forEach((name, utterances) ->
        utterances.forEach(one -> examples.add(example(name, one, List.copyOf(tools.values())))));
    return examples;
  }

  private static Map<String, List<Value>> intents(Path file) {
    Map<String, List<Value>> intents = new LinkedHashMap<>();
    try {
      if (Json.read(text(file)) instanceof Value.Fields(Map<String, Value> named)) {
        named.forEach((name, value) -> {
          if (value instanceof Value.Items(List<Value> utterances)) {
            intents.put(name, utterances);
          }
        });
      }
    } catch (JsonException e) {
      throw new InputException(file + " is no JSON: " + e.getMessage(), e);
    }
    if (intents.isEmpty()) {
      throw new InputException(file + " has no intent: expected {\"Intent\": [{\"data\": [...]}]}");
    }
    return intents;
  }

  // Some of the published files are Latin-1.
  static String text(Path file) {
    try (var in = InputFile.open(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(java.nio.ByteBuffer.wrap(bytes))
            .toString();
      } catch (CharacterCodingException _) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }

  private static List<Path> beside(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path root = folder == null ? null : folder.getParent();
    if (root == null) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .map(intent -> intent.resolve("train_" + intent.getFileName() + ".json"))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(MAX_INTENTS)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Tool tool(String intent, List<Value> utterances) {
    Map<String, Value> properties = new TreeMap<>();
    utterances.forEach(one ->
        entities(one)
            .forEach((name, _) ->
                properties.put(name, new Value.Fields(Map.of("type", Value.of("string"))))));
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("type", Value.of("object"));
    schema.put("properties", new Value.Fields(properties));
    String words = intent.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    return new Tool(intent, words, new Value.Fields(schema));
  }

  private static Example example(String intent, Value utterance, List<Tool> tools) {
    StringBuilder question = new StringBuilder();
    parts(utterance).forEach(part -> question.append(Shape.textOrEmpty(part, "text")));
    MadeCall call = MadeCall.of(intent, new Value.Fields(entities(utterance)));
    return new Example(
        "",
        List.of(Turn.user(question.toString()), Turn.calling("", List.of(call))),
        tools,
        null,
        new Value.Fields(
            Map.of(Example.SOURCE, Value.of("snips"), Example.CATEGORY, Value.of(intent))));
  }

  private static Map<String, Value> entities(Value utterance) {
    Map<String, Value> entities = new LinkedHashMap<>();
    for (Value.Fields part : parts(utterance)) {
      String name = Shape.textOrEmpty(part, "entity");
      if (!name.isEmpty()) {
        entities.put(name, Value.of(Shape.textOrEmpty(part, "text").strip()));
      }
    }
    return entities;
  }

  private static List<Value.Fields> parts(Value utterance) {
    if (utterance instanceof Value.Fields fields
        && fields.at("data") instanceof Value.Items(List<Value> parts)) {
      return parts.stream()
          .filter(Value.Fields.class::isInstance)
          .map(Value.Fields.class::cast)
          .toList();
    }
    return List.of();
  }
}
