package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.schema.Tool;
import org.javoke.schema.ToolLayout;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Prints what a service offers: as chat templates print tools, or as a manual's prose. */
final class ServiceReference {

  private static final List<String> HEADS =
      List.of(
          "Services:",
          "What we offer:",
          "Reference of services",
          "The services are:",
          "Available services:",
          "Manual:",
          "Services at the desk:",
          "Overview of services:");

  private final Dice dice;

  ServiceReference(Dice dice) {
    this.dice = dice;
  }

  String print(List<Tool> tools) {
    List<String> lines = new ArrayList<>();
    if (dice.chance(0.5)) {
      lines.add(dice.one(HEADS));
    }
    int form = dice.below(10);
    for (Tool tool : tools) {
      lines.add(form < 1 ? json(tool) : form < 9 ? prose(tool) : brief(tool));
    }
    return String.join("\n", lines);
  }

  /** {@return the tool as {@code tool | tojson} of a chat template has it} */
  private static String json(Tool tool) {
    return PythonJson.dumps(Plain.of(ToolLayout.OPENAI_CHAT.write(tool)));
  }

  /** {@return the tool as the practice model's own chat template prints it} */
  private static String prose(Tool tool) {
    StringBuilder text = new StringBuilder(tool.name() + ": " + tool.description());
    Value required = tool.parameters().at("required");
    for (Map.Entry<String, Value> slot : slots(tool)) {
      Value.Fields schema = (Value.Fields) slot.getValue();
      boolean needed =
          required instanceof Value.Items(List<Value> names)
              && names.contains(Value.of(slot.getKey()));
      text.append("\n  ").append(slot.getKey()).append(" (").append(kind(schema));
      text.append(needed ? "" : ", optional").append(')');
      if (schema.at("description") instanceof Value.Text(String description)) {
        text.append(": ").append(description);
      }
    }
    return text.toString();
  }

  private static String kind(Value.Fields schema) {
    if (schema.at("enum") instanceof Value.Items(List<Value> words)) {
      return "one of "
          + words.stream().map(ServiceReference::text).collect(Collectors.joining(", "));
    }
    if (schema.at("format") instanceof Value.Text(String format)) {
      return format;
    }
    if (schema.at("items") instanceof Value.Fields items) {
      return "list of " + kind(items);
    }
    if (schema.at("properties") instanceof Value.Fields parts) {
      return "object with " + String.join(", ", parts.values().keySet());
    }
    return text(schema.at("type"));
  }

  private static String text(@Nullable Value value) {
    return value instanceof Value.Text(String text) ? text : "";
  }

  private static String brief(Tool tool) {
    List<String> names = slots(tool).stream().map(Map.Entry::getKey).toList();
    return "%s takes %s. %s".formatted(tool.name(), Sentence.listed(names), tool.description());
  }

  private static List<Map.Entry<String, Value>> slots(Tool tool) {
    return tool.parameters().at("properties") instanceof Value.Fields(Map<String, Value> slots)
        ? List.copyOf(slots.entrySet())
        : List.of();
  }
}
