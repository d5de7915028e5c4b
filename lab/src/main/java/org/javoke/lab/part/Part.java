package org.javoke.lab.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** {@return whether it is all there is} */
  public boolean isWhole() {
    return count == 1;
  }

  /** {@return those of the list that it has} */
  public <T> List<T> of(List<T> all) {
    return IntStream.range(0, all.size()).filter(this::has).mapToObj(all::get).toList();
  }

  /** {@return all parts of as many} */
  public List<Part> all() {
    return IntStream.rangeClosed(1, count).mapToObj(each -> new Part(each, count)).toList();
  }

  /** {@return the folder of what it comes to, inside that of the whole} */
  public Path folder(Path out) {
    return out.resolve("part-%d-of-%d".formatted(number, count));
  }

  /** Deletes what it came to, where the whole is done. */
  public void forget(Path out) {
    delete(folder(out));
  }

  /** Deletes a folder of parts, if it is there, where the whole is done. */
  public static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(
          "The folder %s cannot be deleted: %s. Nothing in it is needed any more: delete it."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
