package org.javoke.benchmark.bfcl;

import java.util.Map;
import org.javoke.schema.Tool;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** A function described like the docstring of a Python function. */
final class PythonDocument {

  private final StringBuilder out = new StringBuilder();

  private PythonDocument() {}

  static String of(Tool tool) {
    PythonDocument document = new PythonDocument();
    document.function(tool);
    return document.out.toString();
  }

  private void function(Tool tool) {
    out.append("# Function: ").append(tool.name()).append('\n');
    out.append("    \"\"\"\n    ").append(tool.description()).append("\n\n");
    Map<String, Value> parameters = Schemas.properties(tool.parameters());
    if (!parameters.isEmpty()) {
      out.append("    Args:\n");
      parameters.forEach((name, schema) -> parameter(name, schema, 8));
    }
    out.append("    \"\"\"\n");
  }

  private void parameter(String name, Value schema, int indent) {
    out.repeat(' ', indent).append(name).append(" (").append(type(schema));
    Value preset = Schemas.at(schema, "default");
    if (preset != null) {
      out.append(", default=").append(PythonRepr.of(preset));
    }
    out.append("): ").append(Schemas.description(schema)).append('\n');
    Schemas.properties(schema).forEach((child, inner) -> parameter(child, inner, indent + 4));
  }

  private static String type(Value schema) {
    String type = Schemas.type(schema);
    return switch (type) {
      case "string" -> "str";
      case "number" -> "float";
      case "integer" -> "int";
      case "boolean" -> "bool";
      case "array", "list", "tuple" -> {
        Value items = Schemas.at(schema, "items");
        yield items == null ? type : "list[" + type(items) + "]";
      }
      case "object", "dict" -> {
        Value others = Schemas.at(schema, "additionalProperties");
        yield others == null ? "dict" : "dict[str, " + type(others) + "]";
      }
      default -> type;
    };
  }
}
