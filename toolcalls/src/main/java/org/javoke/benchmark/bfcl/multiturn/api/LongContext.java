package org.javoke.benchmark.bfcl.multiturn.api;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.ResultText;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the APIs add to results and states in the category {@code long_context}, so that what
 * matters stands among much that does not. Safe for use by several threads.
 */
public final class LongContext {

  private static final int SHORT = 20;
  private static final String KEY = "{\"\": ";

  private final Map<String, Value> constants;
  private final IdentityHashMap<Value, String> texts =
      new IdentityHashMap<>(); // not changed after the start

  /**
   * @param constants by their name in the reference
   */
  public LongContext(Map<String, Value> constants) {
    this.constants = Map.copyOf(constants);
    constants.values().forEach(this::keepText);
  }

  // They are in many results, and writing them would take most of the time of all.
  private void keepText(Value constant) {
    switch (constant) {
      case Value.Items(List<Value> items) when items.size() >= SHORT -> {
        items.stream().filter(Value.Fields.class::isInstance).forEach(this::keep);
        keep(constant);
      }
      case Value.Fields(Map<String, Value> fields) ->
          fields.values().stream().filter(Value.Fields.class::isInstance).forEach(this::keep);
      case Value.Text(String text) when text.length() >= ResultText.LONG -> keep(constant);
      default -> {}
    }
  }

  private void keep(Value value) {
    String text = ResultText.of(Attributes.only("", value));
    if (text.startsWith(KEY)) {
      texts.put(value, text.substring(KEY.length(), text.length() - 1));
    }
  }

  /** {@return one of the constants, or of the parts of one, as JSON; null for anything else} */
  @Nullable String json(Value value) {
    return texts.get(value);
  }

  /**
   * Reads the constants from JSON Lines of {@code name} and {@code value}. A value that JSON lacks
   * stands as {@code {"$repr": ..., "$type": ...}}.
   *
   * @throws InputException if the file cannot be read
   */
  public static LongContext read(Path file) {
    Map<String, Value> constants = new HashMap<>();
    for (JsonLine line : JsonLines.readAll(file)) {
      Value value = line.object().at("value");
      if (value == null) {
        throw line.error("\"value\" is missing");
      }
      constants.put(line.text("name"), untagged(value));
    }
    return new LongContext(constants);
  }

  // JSON has no word for Python's "...", which stands in one of the lists.
  private static Value untagged(Value value) {
    return switch (value) {
      case Value.Fields fields
          when fields.at("$repr") instanceof Value.Text(String repr)
              && fields.at("$type") instanceof Value.Text(String type) ->
          new Value.Opaque(type, repr);
      case Value.Items(List<Value> items) ->
          Value.of(items.stream().map(LongContext::untagged).toList());
      default -> value;
    };
  }

  Value constant(String name) {
    Value value = constants.get(name);
    if (value == null) {
      throw new InputException(
          "The long-context data lacks \"%s\"; it has %s. Use the data of the reference's release."
              .formatted(name, constants.keySet().stream().sorted().toList()));
    }
    return value;
  }

  List<Value> list(String name) {
    return Types.items(constant(name));
  }

  Value.Fields fields(String name) {
    if (constant(name) instanceof Value.Fields fields) {
      return fields;
    }
    throw new InputException(
        "The long-context data's \"%s\" must be an object {...}".formatted(name));
  }

  /** {@return the files put into directories without directories} */
  List<String> fillingFiles() {
    return list("POPULATE_FILE_EXTENSION").stream().map(PythonRepr::text).toList();
  }

  /** {@return the content that a file gets, which is longer unless questions ask for its end} */
  String lengthened(String file, String content) {
    Set<String> kept =
        list("FILES_TAIL_USED").stream().map(PythonRepr::text).collect(Collectors.toSet());
    return kept.contains(file)
        ? content
        : content + PythonRepr.text(constant("FILE_CONTENT_EXTENSION"));
  }
}
