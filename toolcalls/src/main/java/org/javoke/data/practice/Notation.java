package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.data.MadeCall;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;
import org.javoke.value.Value;

/**
 * A way to write down which service a request is for, and with which values: as a record, with
 * tags, as a line of options. It is drawn anew for each document, out of many thousands, so that a
 * model learns to fill in whatever form it is shown. None of them is a format of tool calls.
 */
final class Notation {

  private static final List<String> SERVICE_KEYS =
      List.of(
          "service", "for", "to", "job", "desk", "use", "does", "by", "entry", "title", "kind",
          "type", "form", "order", "what", "item");
  private static final List<String> VALUES_KEYS =
      List.of(
          "with", "details", "values", "data", "given", "fields", "inputs", "facts", "content",
          "rest", "where", "filled");
  private static final List<String> WORDS =
      List.of(
          "note",
          "slip",
          "card",
          "order",
          "task",
          "record",
          "entry",
          "form",
          "my_note",
          "one_order",
          "the_task",
          "new_entry");

  /** What stands around something. */
  private record Around(String before, String after) {
    String with(String inside) {
      return before + inside + after;
    }
  }

  private static final List<Around> BRACKETS =
      List.of(
          new Around("{", "}"),
          new Around("{", "}"),
          new Around("{", "}"),
          new Around("[", "]"),
          new Around("<", ">"),
          new Around("{ ", " }"),
          new Around("| ", " |"),
          new Around("", ""));
  private static final List<Around> KEYS =
      List.of(
          new Around("\"", "\": "),
          new Around("\"", "\": "),
          new Around("\"", "\": "),
          new Around("'", "': "),
          new Around("", ": "),
          new Around("", "="),
          new Around("", " = "),
          new Around("", " -> "),
          new Around("", ":"),
          new Around("--", " "),
          new Around("@", " "),
          new Around(":", " "));
  private static final List<String> BETWEEN =
      List.of(", ", ", ", ", ", "; ", " | ", " / ", "\n", " & ", " ");
  private static final List<String> HEADS =
      List.of(" ", ": ", " <- ", " with ", "\n", " | ", "/", "#");

  /** How a note is put together. */
  private enum Shape {
    /** The service is the first of the values: {@code {"job": "f", "a": 1}}. */
    FLAT,
    /** The values are a record of their own: {@code {"job": "f", "with": {"a": 1}}}. */
    NESTED,
    /** The service, then the values: {@code f <- {a: 1}}. */
    HEADED,
    /** The values, then the service: {@code {a: 1} / f}. */
    TRAILING,
    /** A tag for each: {@code <f><a>1</a></f>}. */
    TAGGED
  }

  private final Shape shape;
  private final Around bracket;
  private final Around key;
  private final String between;
  private final String head;
  private final String service;
  private final String values;
  private final Around each;
  private final Around all;
  private final String betweenNotes;
  private final boolean quoted;

  private Notation(Dice dice) {
    this.shape = dice.one(List.of(Shape.values()));
    this.bracket = dice.one(BRACKETS);
    this.key = dice.one(KEYS);
    this.between = dice.one(BETWEEN);
    this.head = dice.one(HEADS);
    this.service = dice.one(SERVICE_KEYS);
    this.values = dice.one(VALUES_KEYS);
    this.each = around(dice);
    this.all = dice.chance(0.2) ? new Around("[", "]") : new Around("", "");
    this.betweenNotes = dice.one(List.of("\n", "\n", "\n", ", ", "; ", " + "));
    this.quoted = dice.chance(0.6);
  }

  static Notation draw(Dice dice) {
    return new Notation(dice);
  }

  private static Around around(Dice dice) {
    String word = dice.one(WORDS);
    return switch (dice.below(6)) {
      case 0, 1 -> new Around("<" + word + ">", "</" + word + ">");
      case 2 -> new Around(word + ": ", "");
      case 3 -> new Around("[" + word + "] ", "");
      default -> new Around("", "");
    };
  }

  /** {@return a note of what is called for} */
  String write(List<MadeCall> calls) {
    return all.with(
        calls.stream().map(call -> each.with(one(call))).collect(Collectors.joining(betweenNotes)));
  }

  private String one(MadeCall call) {
    List<String> pairs = new ArrayList<>();
    if (call.arguments() instanceof Value.Fields(Map<String, Value> arguments)) {
      arguments.forEach((name, value) -> pairs.add(pair(name, value)));
    }
    String list = String.join(between, pairs);
    return switch (shape) {
      case FLAT -> {
        pairs.addFirst(pair(service, Value.of(call.name())));
        yield bracket.with(String.join(between, pairs));
      }
      case NESTED ->
          bracket.with(
              pair(service, Value.of(call.name()))
                  + between
                  + key.with(values)
                  + bracket.with(list));
      case HEADED -> call.name() + head + bracket.with(list);
      case TRAILING -> bracket.with(list) + head + call.name();
      case TAGGED -> tag(call.name(), String.join("", pairs));
    };
  }

  private String pair(String name, Value value) {
    boolean bare = !quoted && value instanceof Value.Text;
    String text = bare ? ((Value.Text) value).value() : PythonJson.dumps(Plain.of(value));
    return shape == Shape.TAGGED ? tag(name, text) : key.with(name) + text;
  }

  private static String tag(String name, String inside) {
    return "<%s>%s</%s>".formatted(name, inside, name);
  }
}
