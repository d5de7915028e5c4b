package org.javoke.benchmark.bfcl;

import org.javoke.schema.Tool;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** A function described in BFCL's XML, which escapes nothing and has no commas in its tags. */
final class XmlDocument {

  private final StringBuilder out = new StringBuilder();

  private XmlDocument() {}

  static String of(Tool tool) {
    XmlDocument document = new XmlDocument();
    document.function(tool);
    return document.out.toString();
  }

  private void function(Tool tool) {
    out.append("<function name=\"").append(tool.name()).append("\">\n");
    out.append("  <desc>").append(tool.description()).append("</desc>\n  <params>\n");
    parameters(tool.parameters(), 4);
    out.append("  </params>\n</function>\n");
  }

  private void parameters(Value schema, int indent) {
    Value required = Schemas.at(schema, "required");
    Schemas.properties(schema)
        .forEach((name, inner) -> parameter(name, inner, isRequired(name, required), indent));
  }

  private void parameter(String name, Value schema, boolean required, int indent) {
    String attributes =
        "name=\"%s\" type=\"%s\" required=\"%s\"".formatted(name, type(schema), required);
    Value preset = Schemas.at(schema, "default");
    if (preset != null) {
      attributes += " default=\"" + PythonRepr.of(preset) + "\"";
    }
    out.repeat(' ', indent).append("<param ").append(attributes.replace(",", "")).append(">\n");
    out.repeat(' ', indent + 2);
    out.append("<desc>").append(Schemas.description(schema)).append("</desc>\n");
    if (Schemas.at(schema, "properties") != null) {
      out.repeat(' ', indent + 2).append("<params>\n");
      parameters(schema, indent + 4);
      out.repeat(' ', indent + 2).append("</params>\n");
    }
    out.repeat(' ', indent).append("</param>\n");
  }

  // Where nothing is said to be required, everything is.
  private static boolean isRequired(String name, @Nullable Value required) {
    return !(required instanceof Value.Items(var names)) || names.contains(Value.of(name));
  }

  private static String type(Value schema) {
    String type = Schemas.type(schema);
    Value items = Schemas.at(schema, "items");
    if (items != null && Schemas.at(items, "type") != null) {
      return type + "[" + Schemas.type(items) + "]";
    }
    Value others = Schemas.at(schema, "additionalProperties");
    return others == null ? type : type + "[" + Schemas.type(others) + "]";
  }
}
