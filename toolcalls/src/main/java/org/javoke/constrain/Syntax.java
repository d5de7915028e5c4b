package org.javoke.constrain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.constrain.TextPart.Quote;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** How values are written. */
enum Syntax {
  JSON {
    @Override
    List<Part> texts() {
      return List.of(Quote.JSON.text());
    }

    @Override
    List<String> writings(Value value) {
      return List.of(Json.write(value));
    }
  },
  /** As it stands in a string of JSON. */
  JSON_IN_STRING {
    @Override
    List<Part> texts() {
      return List.of(Quote.JSON_IN_STRING.text());
    }

    @Override
    Space space() {
      return Space.BLANKS;
    }

    @Override
    List<String> writings(Value value) {
      return List.of(Json.write(value).replace("\\", "\\\\").replace("\"", "\\\""));
    }
  },
  PYTHON {
    @Override
    List<Part> texts() {
      return List.of(Quote.PYTHON_SINGLE.text(), Quote.PYTHON_DOUBLE.text());
    }

    @Override
    List<String> writings(Value value) {
      String repr = PythonRepr.of(value);
      String json = Json.write(value);
      return value instanceof Value.Text && json.indexOf('\\') < 0
          ? List.of(repr, json)
          : List.of(repr);
    }

    @Override
    Part list(List<Part> first, Part items, int least, int most, boolean tuple) {
      Part list = super.list(first, items, least, most, tuple);
      return tuple
          ? OneOf.of(
              List.of(
                  list, ListPart.of(new ListShape('(', ')', first, items, least, most, space()))))
          : list;
    }
  };

  /** {@return any string, in each kind of quotation marks} */
  abstract List<Part> texts();

  /** {@return the ways in which the value is written, apart from white space} */
  abstract List<String> writings(Value value);

  /** {@return what may stand between values and marks} */
  Space space() {
    return Space.LINE;
  }

  /** {@return any string} */
  Part text() {
    return OneOf.of(texts());
  }

  /** {@return one of the values, written as the format's own writer does} */
  Part oneOf(List<Value> values) {
    return Branch.words(
        values.stream()
            .filter(Syntax::canBeRead)
            .flatMap(value -> writings(value).stream())
            .toList());
  }

  /** {@return whether a value has such a name: half a surrogate pair is refused in names} */
  static boolean canBeName(String name) {
    return canBeRead(new Value.Fields(Map.of(name, Value.NULL)));
  }

  private static boolean canBeRead(Value value) {
    try {
      Json.read(Json.write(value));
      return true;
    } catch (JsonException _) {
      return false;
    }
  }

  /**
   * {@return a list}
   *
   * @param tuple whether it may also be written as a tuple, in a syntax that has them
   */
  Part list(List<Part> first, Part items, int least, int most, boolean tuple) {
    return ListPart.of(new ListShape('[', ']', first, items, least, most, space()));
  }

  /** {@return an object with any keys} */
  Part map(Part value) {
    return new MapPart(new MapPart.Shape(texts(), value, space()));
  }

  /** {@return the ways in which the key of an object is written, with the colon} */
  List<byte[]> keys(String name) {
    List<byte[]> keys = new ArrayList<>();
    for (String writing : writings(Value.of(name)).stream().distinct().toList()) {
      keys.add((writing + ":").getBytes(StandardCharsets.UTF_8));
    }
    return keys;
  }

  /** {@return any value that is nested no deeper than so many lists and objects} */
  Part any(int depth) {
    List<Part> kinds = new ArrayList<>();
    kinds.add(text());
    kinds.add(NumberPart.REAL);
    kinds.add(oneOf(List.of(Value.TRUE, Value.FALSE, Value.NULL)));
    if (depth > 0) {
      Part inner = any(depth - 1);
      kinds.add(list(List.of(), inner, 0, Integer.MAX_VALUE, false));
      kinds.add(map(inner));
    }
    return OneOf.of(kinds);
  }
}
