package org.javoke.constrain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.javoke.call.CallFormat;
import org.javoke.call.ToolCall;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * What a reply in one format is made of.
 *
 * @param prose the text that may stand before calls
 * @param opener what ends the prose and starts the calls; empty where calls start as they are
 * @param calls the calls after the opener, to the end; {@link Never} where there are none
 * @param marks texts that tokenizers keep as special tokens and that belong to the format
 */
record FormatParts(Prose prose, String opener, Part calls, Set<String> marks) {

  /** The formats, by name, whose replies can be constrained. */
  static final List<String> FORMATS = List.of("hermes", "llama3", "mistral", "openai", "pythonic");

  private static final String TOOL_CALL = "<tool_call>";
  private static final String PYTHON_TAG = "<|python_tag|>";
  private static final String TOOL_CALLS = "[TOOL_CALLS]";
  private static final String ARGS = "[ARGS]";
  private static final Space TRAILING = new Space(2, true);

  /**
   * {@return the parts of the format's replies with calls of the tools}
   *
   * @throws InputException if replies in the format cannot be constrained, or a tool cannot be
   *     called in it
   */
  static FormatParts of(CallFormat format, List<Tool> tools) {
    return switch (format.name()) {
      case "hermes" -> hermes(tools);
      case "llama3" -> llama(tools);
      case "mistral" -> mistral(tools);
      case "openai" -> openAi(tools);
      case "pythonic" -> pythonic(format, tools);
      default ->
          throw new InputException(
              ("replies in the call format '%s' cannot be constrained while they are decoded."
                      + " Choose one of: %s; or leave the scaffold out.")
                  .formatted(format.name(), String.join(", ", FORMATS)));
    };
  }

  private static FormatParts hermes(List<Tool> tools) {
    Part call = call("arguments", objects(tools, Syntax.JSON));
    List<Part> tagged = List.of(Space.LINE, call, Space.LINE, Literal.of("</tool_call>"), TRAILING);
    Part again = new Repeat(joined(List.of(Literal.of(TOOL_CALL)), tagged));
    return new FormatParts(
        ProseOf.HERMES,
        TOOL_CALL,
        unless(call, joined(tagged, List.of(again))),
        Set.of(TOOL_CALL, "</tool_call>"));
  }

  private static FormatParts llama(List<Tool> tools) {
    Part call = call("parameters", objects(tools, Syntax.JSON));
    List<Part> bare = List.of(call, new Repeat(List.of(Literal.of(";"), Space.ONE, call)));
    List<Part> tagged = joined(List.of(Literal.of(PYTHON_TAG), Space.ONE), bare);
    return new FormatParts(
        ProseOf.LLAMA,
        "",
        call == Never.NEVER ? call : OneOf.sequences(List.of(tagged, bare)),
        Set.of(PYTHON_TAG));
  }

  private static FormatParts mistral(List<Tool> tools) {
    Map<String, Part> objects = objects(tools, Syntax.JSON);
    Part call = call("arguments", objects);
    Map<String, List<Part>> named = new LinkedHashMap<>();
    objects.forEach((name, arguments) -> {
      if (name.matches("[A-Za-z0-9_.:/-]+")) {
        Part marked =
            OneOf.sequences(List.of(List.of(Literal.of(ARGS), arguments), List.of(arguments)));
        named.put(name, List.of(marked));
      }
    });
    Part one = Branch.of(named);
    List<Part> several = List.of(one, new Repeat(List.of(Literal.of(TOOL_CALLS), one)));
    List<List<Part>> ways = new ArrayList<>(List.of(list(call)));
    if (one != Never.NEVER) {
      ways.add(several);
    }
    return new FormatParts(
        ProseOf.MISTRAL,
        TOOL_CALLS,
        call == Never.NEVER ? call : OneOf.sequences(ways),
        Set.of(TOOL_CALLS, ARGS));
  }

  private static FormatParts openAi(List<Tool> tools) {
    Map<String, Part> objects = objects(tools, Syntax.JSON);
    Map<String, Part> texts = objects(tools, Syntax.JSON_IN_STRING);
    texts.replaceAll((name, arguments) -> {
      Part text = sequence(List.of(Literal.of("\""), arguments, Literal.of("\"")));
      return OneOf.of(List.of(text, objects.getOrDefault(name, Never.NEVER)));
    });
    Part function =
        sequence(
            List.of(
                Literal.of("{"),
                Space.LINE,
                Literal.of("\"type\":"),
                Space.ONE,
                Literal.of("\"function\","),
                Space.LINE,
                Literal.of("\"function\":"),
                Space.ONE,
                call("arguments", texts),
                Space.LINE,
                Literal.of("}")));
    Part plain = call("arguments", objects);
    Part item = OneOf.of(List.of(function, plain));
    return new FormatParts(
        ProseOf.OPENAI,
        "",
        plain == Never.NEVER ? plain : OneOf.sequences(List.of(list(item), List.of(item))),
        Set.of());
  }

  // The parser takes a call beside a list for one only by its first argument's name.
  private static FormatParts pythonic(CallFormat format, List<Tool> tools) {
    Map<String, Boolean> known = new HashMap<>();
    Predicate<String> isParameter =
        name -> known.computeIfAbsent(name, one -> isParameter(format, one));
    Part listed = pythonCall(format, tools, isParameter);
    List<Tool> plain =
        tools.stream()
            .filter(tool -> !new SchemaParts(tool, Syntax.PYTHON).hasUnnamed(isParameter))
            .toList();
    Part bare = plain.equals(tools) ? listed : pythonCall(format, plain, isParameter);
    List<List<Part>> ways = new ArrayList<>(List.of(list(listed)));
    if (bare != Never.NEVER) {
      ways.add(List.of(bare, new Repeat(List.of(Literal.of("\n"), bare))));
    }
    return new FormatParts(
        ProseOf.PYTHONIC, "", listed == Never.NEVER ? listed : OneOf.sequences(ways), Set.of());
  }

  private static Part pythonCall(
      CallFormat format, List<Tool> tools, Predicate<String> isParameter) {
    Map<String, Part> arguments =
        byName(tools, tool -> new SchemaParts(tool, Syntax.PYTHON).keywords(isParameter));
    Map<String, List<Part>> calls = new LinkedHashMap<>();
    arguments.forEach((name, keywords) -> {
      format.write(List.of(new ToolCall(name, Value.Fields.EMPTY))); // refuses what is no name
      calls.put(name + "(", List.of(Space.LINE, keywords));
    });
    return Branch.of(calls);
  }

  private static boolean isParameter(CallFormat format, String name) {
    Value.Fields argument = new Value.Fields(Map.of(name, Value.of(1)));
    return format.write(List.of(new ToolCall("f", argument))).equals("[f(" + name + "=1)]");
  }

  private static Map<String, Part> objects(List<Tool> tools, Syntax syntax) {
    return byName(tools, tool -> new SchemaParts(tool, syntax).object());
  }

  // Tools without a name, or whose arguments nothing fits, cannot be called.
  private static Map<String, Part> byName(List<Tool> tools, Function<Tool, Part> arguments) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (Tool tool : tools) {
      Part part = arguments.apply(tool);
      if (part != Never.NEVER && !tool.name().isBlank() && Syntax.canBeName(tool.name())) {
        parts.merge(tool.name(), part, (one, other) -> OneOf.of(List.of(one, other)));
      }
    }
    return parts;
  }

  private static Part call(String argumentsKey, Map<String, Part> arguments) {
    Map<String, List<Part>> names = new LinkedHashMap<>();
    arguments.forEach((name, part) ->
        names.put(
            Json.write(Value.of(name)),
            List.of(
                Literal.of(","),
                Space.LINE,
                Literal.of("\"" + argumentsKey + "\":"),
                Space.ONE,
                part,
                Space.LINE,
                Literal.of("}"))));
    Part name = Branch.of(names);
    return unless(
        name, List.of(Literal.of("{"), Space.LINE, Literal.of("\"name\":"), Space.ONE, name));
  }

  private static List<Part> list(Part item) {
    Part more = new Repeat(List.of(Literal.of(","), Space.LINE, item, Space.LINE));
    return List.of(Literal.of("["), Space.LINE, item, Space.LINE, more, Literal.of("]"));
  }

  private static Part unless(Part needed, List<Part> parts) {
    return needed == Never.NEVER ? needed : sequence(parts);
  }

  private static Part sequence(List<Part> parts) {
    return OneOf.sequences(List.of(parts));
  }

  private static List<Part> joined(List<Part> first, List<Part> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
