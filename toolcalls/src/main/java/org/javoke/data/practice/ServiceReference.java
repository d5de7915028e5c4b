package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.List;
import org.javoke.schema.ToolLayout;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;

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

  String print(List<PracticeTool> tools) {
    List<String> lines = new ArrayList<>();
    if (dice.chance(0.7)) {
      lines.add(dice.one(HEADS));
    }
    int form = dice.below(10);
    for (PracticeTool tool : tools) {
      lines.add(form < 7 ? json(tool) : form < 9 ? prose(tool) : brief(tool));
    }
    return String.join("\n", lines);
  }

  /** {@return the tool as {@code tool | tojson} of a chat template has it} */
  private static String json(PracticeTool tool) {
    return PythonJson.dumps(Plain.of(ToolLayout.OPENAI_CHAT.write(tool.schema())));
  }

  private static String prose(PracticeTool tool) {
    StringBuilder text = new StringBuilder(tool.name() + ": " + tool.description());
    for (Slot slot : tool.slots()) {
      text.append("\n  ").append(slot.name()).append(" (").append(slot.kind().source().type());
      text.append(slot.required() ? "" : ", optional").append(')');
      if (!slot.description().isEmpty()) {
        text.append(": ").append(slot.description());
      }
    }
    return text.toString();
  }

  private static String brief(PracticeTool tool) {
    List<String> names = tool.slots().stream().map(Slot::name).toList();
    return "%s takes %s. %s".formatted(tool.name(), Sentence.listed(names), tool.description());
  }
}
