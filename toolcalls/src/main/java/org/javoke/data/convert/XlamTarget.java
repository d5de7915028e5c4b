package org.javoke.data.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.score.Expectation;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * xLAM's form: one query, the tools and the answers, the latter two as texts. It has no place for
 * conversations.
 */
final class XlamTarget implements TargetForm {

  @Override
  public String name() {
    return "xlam";
  }

  @Override
  public Written write(Example example) {
    List<Turn> turns = example.messages();
    boolean answered =
        turns.size() == 2 && turns.get(1).isFrom(Turn.ASSISTANT) && !turns.get(1).calls().isEmpty();
    boolean noCall = turns.size() == 1 && example.expected() instanceof Expectation.NoCall;
    if (turns.isEmpty() || !turns.getFirst().isFrom(Turn.USER) || !(answered || noCall)) {
      return new Written.Impossible(
          "xlam holds one question and the calls that answer it, this sample has %d messages%s"
              .formatted(
                  turns.size(), example.expected() == null ? "" : " and expected alternatives"));
    }
    Losses losses = new Losses();
    losses.addIf(example.expected() != null && !noCall, "expected calls");
    turns.forEach(losses::addOfTexts);
    losses.addIf(answered && !turns.get(1).text().isEmpty(), "what is said beside calls");
    losses.addIf(!example.further().values().isEmpty(), "further keys of samples");
    losses.addIf(!example.meta(Example.SOURCE).isEmpty(), "meta.source");
    Map<String, Value> line = new LinkedHashMap<>();
    line.put("id", Value.of(example.id()));
    line.put("query", Value.of(turns.getFirst().text()));
    line.put("tools", Value.of(Json.write(Value.of(tools(example)))));
    List<Value> answers =
        answered ? turns.get(1).calls().stream().map(XlamTarget::answer).toList() : List.of();
    line.put("answers", Value.of(Json.write(Value.of(answers))));
    example
        .meta()
        .values()
        .forEach((key, value) -> {
          if (!key.equals(Example.SOURCE)) {
            line.putIfAbsent(key, value);
          }
        });
    return new Written.Line(new Value.Fields(line), losses.list());
  }

  // With whole schemas, as later sets of that family have: a plain list would lose what is nested.
  private static List<Value> tools(Example example) {
    return example.tools().stream().map(tool -> (Value) tool.document()).toList();
  }

  private static Value answer(MadeCall call) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("name", Value.of(call.name()));
    Value.Fields object = call.object();
    fields.put("arguments", object == null ? call.arguments() : object);
    return new Value.Fields(fields);
  }
}
