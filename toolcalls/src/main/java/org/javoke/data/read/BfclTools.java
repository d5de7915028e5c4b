package org.javoke.data.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.javoke.benchmark.bfcl.BfclFolder;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** The functions of BFCL's questions in JSON Schema. */
final class BfclTools {

  private final Path folder;
  private final boolean python;
  private final ToolShapes shapes = new ToolShapes(LooseSchema.Required.WHERE_STATED);
  private final Map<String, List<Value>> apis = new ConcurrentHashMap<>();

  /**
   * @param folder of the simulated APIs' functions; need not exist
   * @param python whether types are Python's; those of Java and JavaScript are put into words,
   *     since the values are source text
   */
  BfclTools(Path folder, boolean python) {
    this.folder = folder;
    this.python = python;
  }

  List<Tool> of(Value.Fields record) throws RecordException {
    List<Value> functions = new ArrayList<>();
    if (record.at("function") instanceof Value.Items(List<Value> items)) {
      functions.addAll(items);
    }
    if (record.at("involved_classes") instanceof Value.Items(List<Value> names)) {
      for (Value name : names) {
        functions.addAll(ofApi(Dialogue.text(name)));
      }
    }
    List<Tool> tools = shapes.read(functions);
    return python ? tools : tools.stream().map(BfclTools::inWords).toList();
  }

  private List<Value> ofApi(String name) {
    return apis.computeIfAbsent(
        name,
        _ -> {
          Path file = folder.resolve(fileName(name));
          return Files.exists(file)
              ? JsonLines.readAll(file).stream().map(JsonLine::value).toList()
              : List.of();
        });
  }

  private static String fileName(String api) {
    return switch (api) {
      case "WebSearchAPI" -> "web_search.json";
      case "MemoryAPI" -> "memory_kv.json"; // of its three stores the simplest
      default -> BfclFolder.functionFile(api).orElse("unknown.json");
    };
  }

  private static Tool inWords(Tool tool) {
    Map<String, Value> properties = new LinkedHashMap<>();
    if (tool.parameters().at("properties") instanceof Value.Fields(Map<String, Value> own)) {
      own.forEach((name, property) -> properties.put(name, inWords(property)));
    }
    Map<String, Value> schema = new LinkedHashMap<>(tool.parameters().values());
    schema.put("properties", new Value.Fields(properties));
    return new Tool(tool.name(), tool.description(), new Value.Fields(schema), tool.further());
  }

  private static Value inWords(Value property) {
    if (!(property instanceof Value.Fields(Map<String, Value> fields))
        || !(fields.get("type") instanceof Value.Text(String type))) {
      return property;
    }
    Map<String, Value> schema = new LinkedHashMap<>(fields);
    schema.keySet().removeAll(List.of("type", "items", "properties", "required"));
    String description = Shape.textOrEmpty((Value.Fields) property, "description");
    schema.put("description", Value.of(description + " (as source text of type " + type + ")"));
    return new Value.Fields(schema);
  }
}
