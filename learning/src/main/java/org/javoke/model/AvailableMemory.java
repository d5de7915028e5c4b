package org.javoke.model;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory this process can still take. */
public final class AvailableMemory {

  private static final Pattern MEM_AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d{1,15}) kB");
  private static final Pattern INACTIVE = Pattern.compile("(?m)^inactive_file (\\d{1,18})$");

  private final Path processes;
  private final Path groups;

  /**
   * @param processes where Linux shows processes
   * @param groups where Linux shows control groups, which containers are limited by
   */
  AvailableMemory(Path processes, Path groups) {
    this.processes = processes;
    this.groups = groups;
  }

  /** {@return the bytes that this machine or container has left, files in memory not counted} */
  public static long bytes() {
    return new AvailableMemory(Path.of("/proc"), Path.of("/sys/fs/cgroup")).measured();
  }

  long measured() {
    long machine = number(text(processes.resolve("meminfo")), MEM_AVAILABLE).orElse(-1);
    return Math.min(machine < 0 ? free() : machine * 1024, group());
  }

  private static long free() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getFreeMemorySize()
        : Long.MAX_VALUE;
  }

  /** The tightest limit of this process's group and those above it. */
  private long group() {
    long least = Long.MAX_VALUE;
    Path inner = groups.resolve(name()).normalize();
    for (Path group = inner; group != null && group.startsWith(groups); group = group.getParent()) {
      least = Math.min(least, left(group));
    }
    return least;
  }

  private String name() {
    return text(processes.resolve("self/cgroup"))
        .lines()
        .filter(line -> line.startsWith("0::/"))
        .map(line -> line.substring("0::/".length()))
        .findFirst()
        .orElse("");
  }

  private static long left(Path group) {
    OptionalLong limit = whole(text(group.resolve("memory.max")));
    OptionalLong used = whole(text(group.resolve("memory.current")));
    if (limit.isEmpty() || used.isEmpty()) {
      return Long.MAX_VALUE;
    }
    // Pages of files count as used, and are given back when memory is wanted.
    long files = number(text(group.resolve("memory.stat")), INACTIVE).orElse(0);
    return Math.max(0, limit.getAsLong() - used.getAsLong() + files);
  }

  private static OptionalLong number(String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static OptionalLong whole(String text) {
    String trimmed = text.strip();
    return trimmed.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(trimmed))
        : OptionalLong.empty();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return ""; // Not Linux, or hidden from this process: nothing is known then.
    }
  }
}
