package org.javoke.data.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.input.InputException;
import org.javoke.input.Records;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * Schema-Guided Dialogue as published: {@code dialogues_*.json} with {@code schema.json} beside it.
 * A dialogue is one sample; the intents of its services are the tools, a frame's {@code
 * service_call} is a call and its {@code service_results} the result.
 */
final class SgdFormat implements DataFormat.OfRecords {

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public String description() {
    return "Schema-Guided Dialogue: dialogues with frames, and schema.json beside them";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.at("dialogue_id") != null && first.at("turns") != null;
  }

  @Override
  public RecordReader open(Path file) {
    Path schema = file.resolveSibling("schema.json");
    if (!Files.exists(schema)) {
      throw new InputException(
          "%s needs the schema of its services: there is no %s".formatted(file, schema));
    }
    return new Reader(services(schema));
  }

  private static Map<String, List<Tool>> services(Path schema) {
    Map<String, List<Tool>> services = new HashMap<>();
    try (Records records = Records.open(schema)) {
      for (Records.Raw raw = records.next(); raw != null; raw = records.next()) {
        if (raw instanceof Records.Raw.Text(int _, String text)
            && Json.read(text) instanceof Value.Fields service) {
          services.put(Shape.text(service, "service_name"), SgdTools.of(service));
        }
      }
      return services;
    } catch (JsonException | RecordException e) {
      throw new InputException(schema + " is no schema of services: " + e.getMessage(), e);
    }
  }

  private record Reader(Map<String, List<Tool>> services) implements RecordReader {

    @Override
    public Example read(Value.Fields record) throws RecordException {
      List<Tool> tools = new ArrayList<>();
      for (Value service : Shape.items(record, "services")) {
        List<Tool> own = services.get(Dialogue.text(service));
        if (own == null) {
          throw new RecordException("schema.json has no service " + Dialogue.text(service));
        }
        tools.addAll(own);
      }
      Dialogue dialogue = new Dialogue();
      for (Value turn : Shape.items(record, "turns")) {
        add(dialogue, Shape.object(turn, "a turn"));
      }
      Map<String, Value> meta = new LinkedHashMap<>();
      meta.put(Example.SOURCE, Value.of("schema-guided-dialogue"));
      meta.put("services", Value.of(Shape.items(record, "services")));
      return new Example(
          Shape.text(record, "dialogue_id"), dialogue.turns(), tools, null, new Value.Fields(meta));
    }

    private static void add(Dialogue dialogue, Value.Fields turn) throws RecordException {
      String said = Shape.text(turn, "utterance");
      if (Shape.text(turn, "speaker").equals("USER")) {
        dialogue.say(Turn.USER, said);
        return;
      }
      List<MadeCall> calls = new ArrayList<>();
      List<String> results = new ArrayList<>();
      for (Value item : Shape.items(turn, "frames")) {
        Value.Fields frame = Shape.object(item, "a frame");
        if (frame.at("service_call") instanceof Value.Fields call) {
          Value arguments = call.at("parameters");
          calls.add(
              MadeCall.of(
                  Shape.text(frame, "service") + "." + Shape.text(call, "method"),
                  arguments == null ? Value.Fields.EMPTY : arguments));
          Value found = frame.at("service_results");
          results.add(Json.write(found == null ? Value.of(List.of()) : found));
        }
      }
      if (!calls.isEmpty()) {
        dialogue.call("", calls);
        results.forEach(dialogue::result);
      }
      dialogue.say(Turn.ASSISTANT, said);
    }
  }
}
