package org.javoke.data.lint;

import java.util.HashMap;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** The tools that are offered. */
final class ToolCheck implements Check {

  private final ToolSchemas schemas;

  ToolCheck(ToolSchemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public void check(Example example, Findings findings) {
    Map<String, Tool> byName = new HashMap<>();
    for (int i = 0; i < example.tools().size(); i++) {
      Tool tool = example.tools().get(i);
      String place = "tools[" + i + "]";
      Tool other = byName.putIfAbsent(tool.name(), tool);
      if (other != null) {
        findings.add(
            Rule.TOOL_TWICE,
            place,
            "\"%s\" is offered twice, %s"
                .formatted(tool.name(), other.equals(tool) ? "the same" : "and differs"));
      }
      if (!ServerNames.areTaken(tool.name())) {
        findings.add(
            Rule.TOOL_NAME,
            place,
            "servers take no tool with the name \"%s\"".formatted(Shown.of(tool.name())));
      }
      checkSchema(tool, place, findings);
    }
  }

  private void checkSchema(Tool tool, String place, Findings findings) {
    ToolSchemas.Known known = schemas.of(tool);
    if (known.dialect()) {
      findings.add(
          Rule.SCHEMA_DIALECT,
          place,
          "the schema of \"%s\" has type names that JSON Schema does not know"
              .formatted(tool.name()));
    }
    known
        .problems()
        .forEach(problem ->
            findings.add(Rule.SCHEMA_INVALID, place, "\"%s\": %s".formatted(tool.name(), problem)));
    if (tool.parameters().at("properties") instanceof Value.Fields(Map<String, Value> properties)) {
      properties.forEach((name, schema) -> {
        if (schema instanceof Value.Null) {
          findings.add(
              Rule.NULL_PADDING,
              place,
              "the parameter \"%s\" of \"%s\" is null".formatted(name, tool.name()));
        }
      });
    }
  }
}
