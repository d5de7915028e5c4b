package org.javoke.lab.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.input.InputException;
import org.javoke.input.InputFile;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** Reads a file of tools: a JSON array in OpenAI's form, or an object with it under "tools". */
public final class ToolFile {

  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private ToolFile() {}

  /**
   * {@return the file's tools}
   *
   * @throws InputException if it has none, two have one name, or a schema is wrong
   */
  public static List<Tool> read(Path file) {
    Value read = json(file);
    Value items = read instanceof Value.Fields fields ? fields.at("tools") : read;
    if (!(items instanceof Value.Items(List<Value> values)) || values.isEmpty()) {
      throw new InputException(
          file + " has no tools: expected a JSON array of them, [{\"type\": \"function\", ...}]");
    }
    List<Tool> tools;
    try {
      tools = Conversation.tools(file, items);
    } catch (InputException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
    JsonSchemas schemas = new JsonSchemas();
    Set<String> names = new HashSet<>();
    for (Tool tool : tools) {
      List<String> problems = schemas.problems(tool.parameters());
      if (!problems.isEmpty()) {
        throw new InputException(
            "%s: the parameters of %s are no JSON Schema: %s"
                .formatted(file, tool.name(), String.join("; ", problems)));
      }
      if (!names.add(tool.name())) {
        throw new InputException(file + ": two tools have the name " + tool.name());
      }
    }
    return tools;
  }

  private static Value json(Path file) {
    try (InputStream in = InputFile.open(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InputException(
            "%s has more than %,d bytes, the most for a file of tools".formatted(file, MAX_BYTES));
      }
      return Json.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw new InputException(
          "%s is not JSON at character %d: %s".formatted(file, e.position() + 1, e.getMessage()),
          e);
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }
}
