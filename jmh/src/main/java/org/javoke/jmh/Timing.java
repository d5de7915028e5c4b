package org.javoke.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What programs that time a model have in common. */
final class Timing {

  private Timing() {}

  /** {@return the argument at the place, or another where there are fewer} */
  static String argument(String[] arguments, int index, String otherwise) {
    return arguments.length > index ? arguments[index] : otherwise;
  }

  /** {@return the most memory that this process has had, in MiB; -1 where nothing tells} */
  static long peakResidentMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
