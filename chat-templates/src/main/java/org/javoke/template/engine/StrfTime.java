package org.javoke.template.engine;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.javoke.template.python.Budget;
import org.javoke.template.python.PythonException;

/** Python's {@code datetime.strftime} in the C locale, for a time without a zone. */
final class StrfTime {

  private static final Locale C_LOCALE = Locale.ENGLISH;

  private StrfTime() {}

  /**
   * {@return the time in that format}
   *
   * @throws PythonException if the format has a directive that is not supported
   */
  static String format(LocalDateTime time, String format, Budget budget) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < format.length(); at++) {
      char c = format.charAt(at);
      if (c != '%') {
        out.append(c);
        continue;
      }
      boolean bare = at + 1 < format.length() && format.charAt(at + 1) == '-';
      at += bare ? 2 : 1;
      if (at >= format.length()) {
        throw PythonException.refused("strftime_now: the format ends with a lone '%'");
      }
      String text = directive(time, format.charAt(at));
      budget.characters(text.length());
      out.append(bare ? unpadded(text) : text);
    }
    return out.toString();
  }

  /** glibc's flag {@code -}: no leading zeros or spaces. */
  private static String unpadded(String text) {
    int start = 0;
    while (start < text.length() - 1 && (text.charAt(start) == '0' || text.charAt(start) == ' ')) {
      start++;
    }
    return text.substring(start);
  }

  private static String directive(LocalDateTime time, char directive) {
    return switch (directive) {
      case '%' -> "%";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'z', 'Z' -> "";
      case 'e' -> String.format(C_LOCALE, "%2d", time.getDayOfMonth());
      case 'k' -> String.format(C_LOCALE, "%2d", time.getHour());
      case 'l' -> String.format(C_LOCALE, "%2d", (time.getHour() + 11) % 12 + 1);
      case 'P' -> pattern(time, "a").toLowerCase(C_LOCALE);
      case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
      case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
      case 'C' -> String.format(C_LOCALE, "%02d", time.getYear() / 100);
      case 'U' -> week(time, time.getDayOfWeek().getValue() % 7);
      case 'W' -> week(time, time.getDayOfWeek().getValue() - 1);
      case 'G' -> String.format(C_LOCALE, "%04d", time.get(IsoFields.WEEK_BASED_YEAR));
      case 'V' -> String.format(C_LOCALE, "%02d", time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'f' -> String.format(C_LOCALE, "%06d", time.get(ChronoField.MICRO_OF_SECOND));
      default -> pattern(time, patternOf(directive));
    };
  }

  private static String patternOf(char directive) {
    return switch (directive) {
      case 'Y' -> "yyyy";
      case 'y' -> "yy";
      case 'm' -> "MM";
      case 'd' -> "dd";
      case 'H' -> "HH";
      case 'I' -> "hh";
      case 'M' -> "mm";
      case 'S' -> "ss";
      case 'p' -> "a";
      case 'j' -> "DDD";
      case 'B' -> "MMMM";
      case 'b', 'h' -> "MMM";
      case 'A' -> "EEEE";
      case 'a' -> "EEE";
      case 'F' -> "yyyy-MM-dd";
      case 'T', 'X' -> "HH:mm:ss";
      case 'R' -> "HH:mm";
      case 'r' -> "hh:mm:ss a";
      case 'D', 'x' -> "MM/dd/yy";
      case 'c' -> "EEE MMM ppd HH:mm:ss yyyy";
      default ->
          throw PythonException.refused(
              "strftime_now: the directive '%" + directive + "' is not supported");
    };
  }

  private static String pattern(LocalDateTime time, String pattern) {
    return time.format(DateTimeFormatter.ofPattern(pattern, C_LOCALE));
  }

  /** {@return the week of the year, the first starting with the first day that counts as 0} */
  private static String week(LocalDateTime time, int dayOfWeek) {
    return String.format(C_LOCALE, "%02d", (time.getDayOfYear() + 6 - dayOfWeek) / 7);
  }
}
