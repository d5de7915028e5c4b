package org.javoke.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a machine offers to Javoke, each thing with what follows from it. */
final class Machine {

  private static final long MIB = 1024L * 1024;

  private Machine() {}

  /** Whether a finding is good, worth knowing, or in the way. */
  enum State {
    OK,
    NOTE,
    BAD
  }

  record Check(State state, String name, String finding) {}

  static List<Check> checks() {
    return List.of(jdk(), cores(), memory(), heap(), temporaryFolder(), treeSitter(), browser());
  }

  private static Check jdk() {
    int feature = Runtime.version().feature();
    String found = Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    return feature >= 25
        ? new Check(State.OK, "JDK", found)
        : new Check(State.BAD, "JDK", found + ": 25 or newer is needed; set JAVA_HOME");
  }

  private static Check cores() {
    return new Check(
        State.OK,
        "processor",
        Runtime.getRuntime().availableProcessors()
            + " cores, "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
  }

  private static Check memory() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      return new Check(
          State.OK,
          "memory",
          String.format(
              Locale.ROOT,
              "%,d MiB in all, %,d MiB free",
              system.getTotalMemorySize() / MIB,
              system.getFreeMemorySize() / MIB));
    }
    return new Check(State.NOTE, "memory", "this JVM does not tell");
  }

  private static Check heap() {
    long max = Runtime.getRuntime().maxMemory() / MIB;
    return max >= 256
        ? new Check(State.OK, "Java heap", max + " MiB at most (JAVOKE_OPTS=-Xmx... changes it)")
        : new Check(State.BAD, "Java heap", max + " MiB: set JAVOKE_OPTS=-Xmx256m or more");
  }

  private static Check temporaryFolder() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    return Files.isWritable(folder)
        ? new Check(State.OK, "temporary folder", folder.toString())
        : new Check(
            State.BAD,
            "temporary folder",
            folder + " cannot be written to: native libraries need it");
  }

  private static Check treeSitter() {
    String arch = System.getProperty("os.arch");
    return Stream.of("amd64", "x86_64", "aarch64").anyMatch(arch::equals)
        ? new Check(
            State.OK, "Java/JS decoding", "tree-sitter's native library is there for " + arch)
        : new Check(
            State.NOTE,
            "Java/JS decoding",
            "no tree-sitter for "
                + arch
                + ": BFCL's Java and JavaScript categories cannot be scored");
  }

  private static Check browser() {
    return new Check(
        State.OK, "report", "report.html opens in any browser from disk; none is needed here");
  }
}
