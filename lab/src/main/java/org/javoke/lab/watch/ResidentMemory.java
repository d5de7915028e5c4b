package org.javoke.lab.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory this process holds, the native library's included. */
public final class ResidentMemory {

  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d{1,15}) kB$");

  private final Path status;

  /**
   * @param status where Linux says what a process holds
   */
  ResidentMemory(Path status) {
    this.status = status;
  }

  /** {@return that of this process} */
  public static ResidentMemory ofThisProcess() {
    return new ResidentMemory(Path.of("/proc/self/status"));
  }

  /** {@return the bytes; empty where the system does not say} */
  public OptionalLong bytes() {
    try {
      Matcher found = RESIDENT.matcher(Files.exists(status) ? Files.readString(status) : "");
      return found.find()
          ? OptionalLong.of(Long.parseLong(found.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException _) {
      return OptionalLong.empty(); // Not Linux, or hidden.
    }
  }

  /** {@return it in words, such as {@code 3.1 GB}; empty where the system does not say} */
  public String shown() {
    OptionalLong bytes = bytes();
    return bytes.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f GB", bytes.getAsLong() / 1e9);
  }
}
