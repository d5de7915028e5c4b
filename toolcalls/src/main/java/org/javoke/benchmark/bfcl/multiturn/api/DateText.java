package org.javoke.benchmark.bfcl.multiturn.api;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** Dates as Python's {@code strptime} reads them: one digit may do where two are usual. */
enum DateText {
  DATE("%Y-%m-%d", ""),
  TIME(
      "%Y-%m-%d %H:%M:%S",
      "\\s+(?<hour>2[0-3]|[0-1]\\d|\\d):(?<minute>[0-5]\\d|\\d):(?<second>6[0-1]|[0-5]\\d|\\d)");

  private final String format;
  private final Pattern pattern;

  DateText(String format, String time) {
    this.format = format;
    this.pattern = Pattern.compile(day() + time, Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static String day() {
    return "(?<year>\\d{4})-(?<month>1[0-2]|0[1-9]|[1-9])"
        + "-(?<day>3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9])";
  }

  /**
   * {@return the date that the text holds}
   *
   * @throws Failure if the value is no text
   * @throws Unreadable if the text holds no date
   */
  LocalDateTime read(Value value) {
    if (!(value instanceof Value.Text(String text))) {
      String type = value instanceof Value.Null ? "None" : Types.name(value);
      throw new Failure("strptime() argument 1 must be str, not " + type);
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.lookingAt()) {
      throw new Unreadable(
          "time data %s does not match format '%s'".formatted(PythonRepr.of(value), format));
    }
    if (matcher.end() < text.length()) {
      throw new Unreadable("unconverted data remains: " + text.substring(matcher.end()));
    }
    return date(matcher);
  }

  private LocalDateTime date(Matcher matcher) {
    int year = number(matcher, "year");
    if (year == 0) {
      throw new Unreadable("year 0 is out of range");
    }
    boolean timed = this == TIME;
    try {
      return LocalDateTime.of(
          year,
          number(matcher, "month"),
          number(matcher, "day"),
          timed ? number(matcher, "hour") : 0,
          timed ? number(matcher, "minute") : 0,
          timed ? Math.min(59, number(matcher, "second")) : 0);
    } catch (DateTimeException e) {
      throw new Unreadable("day is out of range for month");
    }
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group).strip());
  }

  /** A text that holds no date, with Python's words. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }

    Failure failure() {
      return new Failure(String.valueOf(getMessage()));
    }
  }
}
