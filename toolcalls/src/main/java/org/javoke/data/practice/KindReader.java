package org.javoke.data.practice;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.value.Value;

/** Reads {@code slots.yaml}. */
final class KindReader {

  private static final Pattern RANGE = Pattern.compile("(\\d+)\\.\\.(\\d+)( \\.(\\d+))?");

  private final Map<String, Value> written;
  private final Map<String, SlotKind> kinds = new LinkedHashMap<>();

  KindReader(Map<String, Value> written) {
    this.written = written;
  }

  /** {@return the kinds by key, in the file's order} */
  Map<String, SlotKind> read() {
    written.forEach((key, value) -> kinds.put(key, kind(key, World.fields(value))));
    return kinds;
  }

  private SlotKind kind(String key, Map<String, Value> fields) {
    return new SlotKind(
        key,
        World.text(fields.get("family")),
        Value.TRUE.equals(fields.get("sharp")),
        source(fields),
        World.bars(World.text(fields.get("names"))),
        World.bars(World.text(fields.get("is"))),
        World.bars(World.text(fields.get("say"))),
        fields.containsKey("no") ? World.bars(World.text(fields.get("no"))) : List.of(),
        fields.get("unset"));
  }

  // The parts of an object are kinds that stand before it.
  private ValueSource source(Map<String, Value> fields) {
    if (fields.get("parts") instanceof Value.Text(String parts)) {
      return new ValueSource.Parts(Arrays.stream(parts.split(" ")).map(this::earlier).toList());
    }
    Map<String, String> other = new LinkedHashMap<>();
    if (fields.get("other") instanceof Value.Fields(Map<String, Value> words)) {
      words.forEach((word, said) -> other.put(word, World.text(said)));
    }
    ValueSource one = simple(World.text(fields.get("value")), other);
    return fields.containsKey("several") ? new ValueSource.Several(one) : one;
  }

  private SlotKind earlier(String key) {
    SlotKind kind = kinds.get(key);
    if (kind == null) {
      throw new IllegalArgumentException("slots.yaml has no \"%s\" yet".formatted(key));
    }
    return kind;
  }

  private static ValueSource simple(String value, Map<String, String> other) {
    Matcher range = RANGE.matcher(value);
    if (range.matches()) {
      int least = Integer.parseInt(range.group(1));
      int most = Integer.parseInt(range.group(2));
      return range.group(4) == null
          ? new ValueSource.Whole(least, most)
          : new ValueSource.Decimal(least, most, range.group(4).length());
    }
    return switch (value) {
      case "date" -> new ValueSource.Day();
      case "truth" -> new ValueSource.Truth();
      default ->
          value.contains(" / ")
              ? new ValueSource.Choice(List.of(value.split(" / ")), other)
              : new ValueSource.Text(World.commas(value));
    };
  }
}
