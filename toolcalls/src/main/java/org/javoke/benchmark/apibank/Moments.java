package org.javoke.benchmark.apibank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times read as Python's {@code strptime} reads them, with its words for what is not one.
 */
enum Moments {
  DATE("%Y-%m-%d", "(?<Y>\\d{4})-(?<m>MM)-(?<d>DD)"),
  TIME(
      "%Y-%m-%d %H:%M:%S",
      "(?<Y>\\d{4})-(?<m>MM)-(?<d>DD)\\s+(?<H>2[0-3]|[01]\\d|\\d):(?<M>[0-5]\\d|\\d):(?<S>6[01]|[0-5]\\d|\\d)"),
  DAY("%m-%d", "(?<m>MM)-(?<d>DD)");

  private static final int YEAR_WITHOUT = 1900;

  private final String format;
  private final Pattern pattern;

  Moments(String format, String pattern) {
    this.format = format;
    this.pattern =
        Pattern.compile(
            pattern
                .replace("MM", "1[0-2]|0[1-9]|[1-9]")
                .replace("DD", "3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]"));
  }

  /**
   * {@return the moment}
   *
   * @throws ApiFailure if the text is none, with Python's words
   */
  LocalDateTime parse(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.lookingAt()) {
      throw new ApiFailure("time data '%s' does not match format '%s'".formatted(text, format));
    }
    if (matcher.end() < text.length()) {
      throw new ApiFailure("unconverted data remains: " + text.substring(matcher.end()));
    }
    try {
      LocalDate date =
          LocalDate.of(
              this == DAY ? YEAR_WITHOUT : number(matcher, "Y"),
              number(matcher, "m"),
              number(matcher, "d"));
      return this == TIME
          ? date.atTime(number(matcher, "H"), number(matcher, "M"))
              .plusSeconds(number(matcher, "S"))
          : date.atStartOfDay();
    } catch (DateTimeException e) {
      throw new ApiFailure("day is out of range for month");
    }
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group).strip());
  }

  /**
   * {@return the moment of a text with blanks around it or a year of fewer than four digits, as
   * some APIs take it}
   *
   * @throws ApiFailure as {@link #parse}
   */
  LocalDateTime parseLoosely(String text) {
    String[] parts = text.strip().split("-", -1);
    if (parts.length == 3 && parts[0].length() < 4) {
      parts[0] = "0".repeat(4 - parts[0].length()) + parts[0];
    }
    return parse(String.join("-", parts));
  }

  /** {@return the moment, empty if the text is none} */
  Optional<LocalDateTime> find(String text) {
    try {
      return Optional.of(parseLoosely(text));
    } catch (ApiFailure e) {
      return Optional.empty();
    }
  }

  /** {@return the text as the API writes it} */
  String written(LocalDateTime moment) {
    String date =
        "%04d-%02d-%02d"
            .formatted(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth());
    return switch (this) {
      case DATE -> date;
      case DAY -> date.substring(5);
      case TIME ->
          date
              + " %02d:%02d:%02d"
                  .formatted(moment.getHour(), moment.getMinute(), moment.getSecond());
    };
  }
}
