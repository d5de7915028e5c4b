package org.javoke.lab.part;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.input.InputException;

/**
 * One of several parts of a file: every so many-th of its lines.
 *
 * @param number from 1
 * @param count how many parts there are
 */
public record Part(int number, int count) {

  private static final int MOST = 4096;
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  public Part {
    if (count < 1 || count > MOST || number < 1 || number > count) {
      throw new InputException(
          "The part is %d of %d; expected one of 1 to the number of parts, which is 1 to %d."
              .formatted(number, count, MOST));
    }
  }

  /**
   * {@return the part that is written as {@code 2/4}}
   *
   * @throws InputException if it is none
   */
  public static Part of(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new InputException(
          "'%s' is no part; expected its number and how many there are, such as 2/4."
              .formatted(written));
    }
    return new Part(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** {@return whether a line is in it, counted from 0} */
  boolean has(long line) {
    return line % count == number - 1;
  }

  /** {@return the folder of what it comes to, inside that of the whole} */
  Path folder(Path out) {
    return out.resolve("part-%d-of-%d".formatted(number, count));
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
