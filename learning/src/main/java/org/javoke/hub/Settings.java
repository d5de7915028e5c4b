package org.javoke.hub;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.javoke.input.InputException;
import org.javoke.input.Kinds;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of settings that someone else wrote, read by key and bounded. A null counts as a
 * missing key, as transformers has it.
 *
 * @param where the file, and the key of an inner object
 */
record Settings(String where, Value.Fields fields) {

  static final long MAX_BYTES = 16L * 1024 * 1024;

  static Settings read(Path file) {
    return new Settings(file.toString(), object(file));
  }

  private static Value.Fields object(Path file) {
    try {
      if (Json.read(text(file, MAX_BYTES)) instanceof Value.Fields fields) {
        return fields;
      }
      throw new InputException(file + " must hold a JSON object {...}");
    } catch (JsonException e) {
      throw new InputException(
          "%s is not JSON at character %d: %s; fetch it again"
              .formatted(file, e.position() + 1, e.getMessage()),
          e);
    }
  }

  /** {@return the file's text} */
  static String text(Path file, long maxBytes) {
    try {
      long bytes = Files.size(file);
      if (bytes > maxBytes) {
        throw new InputException(
            "%s has %,d bytes, more than the %,d that such a file may have"
                .formatted(file, bytes, maxBytes));
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InputException(file + " is not valid UTF-8; fetch it again", e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Nullable Value at(String key) {
    Value value = fields.at(key);
    return value instanceof Value.Null ? null : value;
  }

  boolean has(String key) {
    return at(key) != null;
  }

  int whole(String key, int min, int max) {
    Value value = at(key);
    if (value == null) {
      throw error("\"" + key + "\" is missing");
    }
    return bounded(key, value, min, max);
  }

  int whole(String key, int min, int max, int otherwise) {
    Value value = at(key);
    return value == null ? otherwise : bounded(key, value, min, max);
  }

  double number(String key, double min, double max, double otherwise) {
    Value value = at(key);
    return value == null ? otherwise : real(key, value, min, max);
  }

  double number(String key, double min, double max) {
    Value value = at(key);
    if (value == null) {
      throw error("\"" + key + "\" is missing");
    }
    return real(key, value, min, max);
  }

  boolean flag(String key, boolean otherwise) {
    return switch (at(key)) {
      case null -> otherwise;
      case Value.Bool(boolean truth) -> truth;
      case Value other ->
          throw error("\"%s\" must be true or false, found %s".formatted(key, Kinds.of(other)));
    };
  }

  Optional<String> text(String key) {
    return switch (at(key)) {
      case null -> Optional.empty();
      case Value.Text(String text) -> Optional.of(text);
      case Value other ->
          throw error("\"%s\" must be a text, found %s".formatted(key, Kinds.of(other)));
    };
  }

  Optional<Settings> inner(String key) {
    return switch (at(key)) {
      case null -> Optional.empty();
      case Value.Fields inner -> Optional.of(new Settings(where + ", " + key, inner));
      case Value other ->
          throw error("\"%s\" must be an object, found %s".formatted(key, Kinds.of(other)));
    };
  }

  List<String> texts(String key) {
    return switch (at(key)) {
      case null -> List.of();
      case Value.Items(List<Value> items) ->
          items.stream()
              .map(item -> {
                if (item instanceof Value.Text(String text)) {
                  return text;
                }
                throw error("\"%s\" must be texts, found %s".formatted(key, Kinds.of(item)));
              })
              .toList();
      case Value other ->
          throw error("\"%s\" must be an array, found %s".formatted(key, Kinds.of(other)));
    };
  }

  /**
   * {@return the token ids under the key, one or several} An id outside the vocabulary never
   * occurs, and is left out: files have -1 for none.
   */
  List<Integer> tokens(String key, int vocabSize) {
    return switch (at(key)) {
      case null -> List.of();
      case Value.Items(List<Value> ids) ->
          ids.stream().flatMap(id -> token(key, id, vocabSize).stream().boxed()).toList();
      case Value id -> token(key, id, vocabSize).stream().boxed().toList();
    };
  }

  OptionalInt token(String key, int vocabSize) {
    List<Integer> ids = tokens(key, vocabSize);
    return ids.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ids.getFirst());
  }

  private OptionalInt token(String key, Value value, int vocabSize) {
    if (!(value instanceof Value.Int(BigInteger id))) {
      throw error("\"%s\" must be a token id, found %s".formatted(key, Kinds.of(value)));
    }
    boolean inside = id.signum() >= 0 && id.compareTo(BigInteger.valueOf(vocabSize)) < 0;
    return inside ? OptionalInt.of(id.intValueExact()) : OptionalInt.empty();
  }

  private int bounded(String key, Value value, int min, int max) {
    if (value instanceof Value.Int(BigInteger number)
        && number.compareTo(BigInteger.valueOf(min)) >= 0
        && number.compareTo(BigInteger.valueOf(max)) <= 0) {
      return number.intValueExact();
    }
    throw error(
        "\"%s\" must be a whole number from %d to %d, found %s"
            .formatted(key, min, max, Kinds.of(value)));
  }

  private double real(String key, Value value, double min, double max) {
    double number =
        switch (value) {
          case Value.Int(BigInteger whole) -> whole.doubleValue();
          case Value.Real(double real) -> real;
          case Value _ -> Double.NaN;
        };
    if (number >= min && number <= max) {
      return number;
    }
    throw error(
        "\"%s\" must be a number from %s to %s, found %s"
            .formatted(key, min, max, Kinds.of(value)));
  }

  InputException error(String problem) {
    return new InputException(where + ": " + problem);
  }
}
