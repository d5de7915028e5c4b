package org.javoke.data.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.Turn;
import org.javoke.data.read.DataFormat;
import org.javoke.data.read.ReadBack;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Hermes's form: {@code conversations} of {@code from} and {@code value}, with tools in the system
 * text and beside it, calls in {@code <tool_call>} and results in {@code <tool_response>} tags.
 */
final class HermesTarget implements TargetForm {

  private static final String INSTRUCTIONS =
      "You can call functions. Their signatures are given between <tools> tags. To call one, answer"
          + " with a JSON object that has its name and its arguments, between <tool_call> tags:\n"
          + "<tool_call>\n{\"name\": \"...\", \"arguments\": {...}}\n</tool_call>\n";

  private final DataFormat.RecordReader reader = ReadBack.hermes();

  @Override
  public String name() {
    return "hermes";
  }

  @Override
  public Written write(Example example) {
    Losses losses = new Losses();
    losses.addExpected(example);
    Map<String, Value> line = new LinkedHashMap<>();
    if (!example.id().isEmpty()) {
      line.put("id", Value.of(example.id()));
    }
    line.put("conversations", Value.of(conversation(example, losses)));
    line.put("tools", Value.of(Json.write(CanonicalForm.tools(example))));
    example
        .meta()
        .values()
        .forEach((key, value) -> {
          if (!key.equals(Example.SOURCE)) {
            line.putIfAbsent(key, value);
          }
        });
    losses.addIf(!example.meta(Example.SOURCE).isEmpty(), "meta.source");
    losses.addIf(!example.further().values().isEmpty(), "further keys of samples");
    return TagsTarget.readable(new Value.Fields(line), example, reader, losses);
  }

  private static List<Value> conversation(Example example, Losses losses) {
    List<Value> said = new ArrayList<>();
    if (!example.tools().isEmpty()) {
      said.add(
          said(
              "system",
              INSTRUCTIONS
                  + "<tools>\n"
                  + Json.write(CanonicalForm.tools(example))
                  + "\n</tools>"));
    }
    StringBuilder results = new StringBuilder();
    for (Turn turn : example.messages()) {
      losses.addOfTexts(turn);
      if (turn.isFrom(Turn.TOOL)) {
        results.append(results.isEmpty() ? "" : "\n").append(result(turn));
        continue;
      }
      if (!results.isEmpty()) {
        said.add(said("tool", results.toString()));
        results.setLength(0);
      }
      said.add(said(from(turn.role()), TagsTarget.text(turn)));
    }
    if (!results.isEmpty()) {
      said.add(said("tool", results.toString()));
    }
    return said;
  }

  private static String result(Turn turn) {
    return "<tool_response>\n" + turn.text() + "\n</tool_response>";
  }

  private static Value said(String from, String value) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("from", Value.of(from));
    fields.put("value", Value.of(value));
    return new Value.Fields(fields);
  }

  private static String from(String role) {
    return switch (role) {
      case Turn.USER -> "human";
      case Turn.ASSISTANT -> "gpt";
      default -> role;
    };
  }
}
