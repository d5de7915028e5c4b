package org.javoke.data.practice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.value.Value;

/** Where the values of a kind of parameter come from, and what its schema says of them. */
sealed interface ValueSource {

  /** Texts, filled from the pools. */
  record Text(List<String> templates) implements ValueSource {}

  /** Whole numbers, both ends included. */
  record Whole(int least, int most) implements ValueSource {}

  /**
   * Numbers with a fraction.
   *
   * @param scale digits behind the point
   */
  record Decimal(int least, int most, int scale) implements ValueSource {}

  /** Dates, written {@code 2026-03-01}. */
  record Day() implements ValueSource {}

  record Truth() implements ValueSource {}

  /**
   * One of a few words.
   *
   * @param other what requests may say instead
   */
  record Choice(List<String> words, Map<String, String> other) implements ValueSource {}

  /** Two to four different values. */
  record Several(ValueSource of) implements ValueSource {}

  /** An object; its fields are kinds of their own. */
  record Parts(List<SlotKind> kinds) implements ValueSource {}

  List<String> NUMBER_WORDS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /** {@return JSON Schema's name of the type} */
  default String type() {
    return switch (this) {
      case Text _, Day _, Choice _ -> "string";
      case Whole _ -> "integer";
      case Decimal _ -> "number";
      case Truth _ -> "boolean";
      case Several _ -> "array";
      case Parts _ -> "object";
    };
  }

  /**
   * {@return a value}
   *
   * @param harder the share of values that the request states in another form than the call
   */
  default Given draw(Pools pools, Dice dice, double harder) {
    return switch (this) {
      case Text(List<String> templates) -> text(pools.fill(dice.one(templates), dice));
      case Whole(int least, int most) -> whole(dice.between(least, most), dice.chance(harder));
      case Decimal(int least, int most, int scale) -> decimal(least, most, scale, dice);
      case Day _ -> day(dice, dice.chance(harder));
      case Truth _ -> {
        boolean truth = dice.chance(0.5);
        yield new Given(Value.of(truth), Boolean.toString(truth));
      }
      case Choice(List<String> words, Map<String, String> other) -> {
        String word = dice.one(words);
        boolean said = dice.chance(harder) && other.containsKey(word);
        yield new Given(Value.of(word), said ? other.getOrDefault(word, word) : word);
      }
      case Several(ValueSource of) -> several(of, pools, dice);
      case Parts(List<SlotKind> kinds) -> parts(kinds, pools, dice, harder);
    };
  }

  private static Given text(String text) {
    return new Given(Value.of(text), text);
  }

  private static Given whole(int number, boolean inWords) {
    boolean said = inWords && number < NUMBER_WORDS.size();
    return new Given(Value.of(number), said ? NUMBER_WORDS.get(number) : Integer.toString(number));
  }

  private static Given decimal(int least, int most, int scale, Dice dice) {
    int whole = dice.between(least, most);
    if (dice.chance(0.4)) {
      return whole(whole, false);
    }
    int unit = scale == 1 ? 10 : 100;
    BigDecimal number =
        BigDecimal.valueOf((long) whole * unit + dice.between(1, unit - 1))
            .divide(BigDecimal.valueOf(unit), scale, RoundingMode.UNNECESSARY)
            .stripTrailingZeros();
    return new Given(Value.of(number.doubleValue()), number.toPlainString());
  }

  private static Given day(Dice dice, boolean inWords) {
    LocalDate day = LocalDate.of(2024, 1, 1).plusDays(dice.below(5 * 365));
    String month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String words = day.getDayOfMonth() + " " + month + " " + day.getYear();
    return new Given(Value.of(day.toString()), inWords ? words : day.toString());
  }

  private static Given several(ValueSource of, Pools pools, Dice dice) {
    List<Value> values = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int count = dice.between(2, 4);
    while (values.size() < count) {
      Given one = of.draw(pools, dice, 0);
      if (!words.contains(one.words())) {
        values.add(one.value());
        words.add(one.words());
      }
    }
    String last = words.removeLast();
    return new Given(Value.of(values), String.join(", ", words) + " and " + last);
  }

  private static Given parts(List<SlotKind> kinds, Pools pools, Dice dice, double harder) {
    Map<String, Value> fields = new LinkedHashMap<>();
    List<Given> parts = new ArrayList<>();
    for (SlotKind kind : kinds) {
      Given part = kind.source().draw(pools, dice, harder);
      fields.put(kind.names().getFirst(), part.value());
      parts.add(part);
    }
    String words = String.join(", ", parts.stream().map(Given::words).toList());
    return new Given(new Value.Fields(fields), words, parts);
  }
}
