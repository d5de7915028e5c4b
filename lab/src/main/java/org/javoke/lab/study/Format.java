package org.javoke.lab.study;

import java.math.BigInteger;
import java.nio.file.Path;
import org.javoke.input.InputException;
import org.javoke.value.Value;

/** Which form a study's files have. */
final class Format {

  static final String KEY = "format";

  private Format() {}

  /**
   * Refuses files of other versions of Javoke.
   *
   * @throws InputException if it has another format than this
   */
  static void require(Path file, Value value, int expected) {
    Value found = value instanceof Value.Fields fields ? fields.at(KEY) : null;
    if (found instanceof Value.Int(BigInteger number)
        && number.equals(BigInteger.valueOf(expected))) {
      return;
    }
    String has =
        found instanceof Value.Int(BigInteger number) ? "format " + number : "no format number";
    boolean newer =
        found instanceof Value.Int(BigInteger number)
            && number.compareTo(BigInteger.valueOf(expected)) > 0;
    throw new InputException(
        "%s has %s, and this version of Javoke reads format %d: the folder was written by %s version. Go on with that one, or name another folder with --out and run the study anew."
            .formatted(file, has, expected, newer ? "a newer" : "an older"));
  }
}
