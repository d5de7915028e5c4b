package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Order;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.Value;

/** The commands of the file system that read a file of the current directory. */
final class FileReading {

  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  private FileReading() {}

  static Value count(FileSystem files, Arguments in) {
    String unit =
        switch (in.at(1)) {
          case Value.Text(String mode) when mode.equals("l") -> "lines";
          case Value.Text(String mode) when mode.equals("w") -> "words";
          case Value.Text(String mode) when mode.equals("c") -> "characters";
          default -> "";
        };
    if (unit.isEmpty()) {
      Failures.requireHashable(Value.NULL);
      return Attributes.error("wc: invalid mode '%s'".formatted(in.text(1)));
    }
    if (!(files.at(in.at(0)) instanceof Node.File file)) {
      return missing("wc", in);
    }
    long count =
        switch (unit) {
          case "lines" -> Lines.of(file.content()).size();
          case "words" -> Lines.words(file.content());
          default -> Lines.characters(file.content());
        };
    return Attributes.of("count", Value.of(count)).and("type", unit).value();
  }

  static Value sort(FileSystem files, Arguments in) {
    if (!(files.at(in.at(0)) instanceof Node.File file)) {
      return missing("sort", in);
    }
    List<String> lines = new ArrayList<>(Lines.of(file.content()));
    lines.sort((a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()));
    return Attributes.only("sorted_content", String.join("\n", lines));
  }

  static Value grep(FileSystem files, Arguments in) {
    if (!(files.at(in.at(0)) instanceof Node.File file)) {
      return missing("grep", in);
    }
    List<Value> matches = new ArrayList<>();
    for (String line : Lines.of(file.content())) {
      if (Types.contains(line, in.at(1))) {
        matches.add(Value.of(line));
      }
    }
    return Attributes.only("matching_lines", Value.of(matches));
  }

  static Value tail(FileSystem files, Arguments in) {
    if (!(files.at(in.at(0)) instanceof Node.File file)) {
      return missing("tail", in);
    }
    List<String> lines = Lines.of(file.content());
    Value wanted = in.at(1);
    if (Order.GREATER.of(wanted, Value.of(lines.size()))) {
      wanted = Value.of(lines.size());
    }
    BigInteger count = Numbers.integerOrNull(wanted);
    if (count == null) {
      throw new Failure("slice indices must be integers or None or have an __index__ method");
    }
    // As the slice [-count:] does it: all for 0, and a negative count leaves out the first lines.
    int start =
        count.signum() > 0
            ? lines.size() - count.intValue()
            : count.negate().min(BigInteger.valueOf(lines.size())).intValue();
    return Attributes.only("last_lines", String.join("\n", lines.subList(start, lines.size())));
  }

  static Value differences(FileSystem files, Arguments in) {
    Node first = files.at(in.at(0));
    Node second = first == null ? null : files.at(in.at(1));
    if (!(first instanceof Node.File one) || !(second instanceof Node.File other)) {
      return Attributes.error(
          "diff: %s or %s: No such file or directory".formatted(in.text(0), in.text(1)));
    }
    List<String> left = Lines.of(one.content());
    List<String> right = Lines.of(other.content());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (!left.get(i).equals(right.get(i))) {
        differences.add("- " + left.get(i) + "\n+ " + right.get(i));
      }
    }
    return Attributes.only("diff_lines", String.join("\n", differences));
  }

  static String humanReadable(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f %s", size, UNITS.get(unit));
  }

  private static Value missing(String command, Arguments in) {
    return Attributes.error("%s: %s: No such file or directory".formatted(command, in.text(0)));
  }
}
