package org.javoke.data.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.call.CallSyntaxException;
import org.javoke.call.JsonSpan;
import org.javoke.data.Example;
import org.javoke.data.Turn;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * Glaive function calling v2: {@code {"system", "chat"}}, tools one after the other in the system
 * text, and a chat as text with {@code USER:}, {@code ASSISTANT:}, {@code <functioncall>} and
 * {@code FUNCTION RESPONSE:}. Arguments stand in single quotes, which JSON does not know.
 */
final class GlaiveFormat implements DataFormat.OfRecords {

  private static final String CALL = "<functioncall>";
  private static final String END = "<|endoftext|>";
  private static final Pattern START =
      Pattern.compile("(?:^|\\n)\\s*(USER|ASSISTANT|FUNCTION RESPONSE|SYSTEM):");
  private static final Pattern QUOTED =
      Pattern.compile("\"arguments\"\\s*:\\s*'(.*)'\\s*}\\s*$", Pattern.DOTALL);

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.UNLESS_OPTIONAL);

  @Override
  public String name() {
    return "glaive";
  }

  @Override
  public String description() {
    return "Glaive function calling v2: system and chat as text";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.at("system") instanceof Value.Text && first.at("chat") instanceof Value.Text;
  }

  @Override
  public RecordReader open(Path file) {
    return this::example;
  }

  private Example example(Value.Fields record) throws RecordException {
    String system = Shape.text(record, "system").replaceFirst("^\\s*SYSTEM:\\s*", "");
    List<Value> offered = new ArrayList<>();
    String said = withoutTools(system, offered);
    Dialogue dialogue = new Dialogue();
    if (offered.isEmpty() && !said.isBlank()) {
      dialogue.say(Turn.SYSTEM, said.strip());
    }
    chat(dialogue, Shape.text(record, "chat"));
    return new Example(
        Shape.textOrEmpty(record, "id"),
        dialogue.turns(),
        tools.read(offered),
        null,
        ShareGpt.meta("glaive", record, "id", "system", "chat"));
  }

  private static String withoutTools(String system, List<Value> tools) throws RecordException {
    StringBuilder prose = new StringBuilder();
    int at = 0;
    while (at < system.length()) {
      if (system.charAt(at) == '{') {
        try {
          JsonSpan span = JsonSpan.read(system, at);
          tools.add(span.value());
          at = span.end();
        } catch (CallSyntaxException e) {
          throw new RecordException("a tool in the system text: " + e.getMessage());
        }
      } else {
        prose.append(system.charAt(at++));
      }
    }
    return prose.toString();
  }

  private static void chat(Dialogue dialogue, String chat) throws RecordException {
    Matcher start = START.matcher(chat);
    if (!start.find()) {
      throw new RecordException("\"chat\" has neither USER: nor ASSISTANT:");
    }
    boolean more = true;
    while (more) {
      String role = start.group(1);
      int from = start.end();
      more = start.find();
      String text =
          chat.substring(from, more ? start.start() : chat.length()).replace(END, "").strip();
      switch (role) {
        case "USER" -> dialogue.say(Turn.USER, text);
        case "FUNCTION RESPONSE" -> dialogue.result(text);
        case "SYSTEM" -> dialogue.say(Turn.SYSTEM, text);
        default -> answer(dialogue, text);
      }
    }
  }

  private static void answer(Dialogue dialogue, String text) throws RecordException {
    int mark = text.indexOf(CALL);
    if (mark < 0) {
      dialogue.say(Turn.ASSISTANT, text);
      return;
    }
    Value call = call(text.substring(mark + CALL.length()).strip());
    dialogue.call(text.substring(0, mark).strip(), List.of(CallShapes.read(call, CALL)));
  }

  private static Value call(String text) throws RecordException {
    try {
      return Json.read(text);
    } catch (JsonException _) {
      Matcher quoted = QUOTED.matcher(text);
      if (!quoted.find()) {
        throw new RecordException("a <functioncall> is no JSON: " + Shape.shown(text));
      }
      // \' is Python's escape: JSON has no use for it.
      Value arguments = Shape.parsed(Value.of(quoted.group(1).replace("\\'", "'")));
      Value head = Shape.literal(text.substring(0, quoted.start()) + "\"arguments\": null}");
      Map<String, Value> fields =
          new LinkedHashMap<>(Shape.object(head, "a <functioncall>").values());
      fields.put("arguments", arguments);
      return new Value.Fields(fields);
    }
  }
}
