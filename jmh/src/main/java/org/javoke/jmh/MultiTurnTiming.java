package org.javoke.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * Times executing and checking BFCL's 800 ground truths from a cold start and warm, as {@code
 * jmh/compare_bfcl_multi_turn.py} times the reference: by the clock.
 */
public final class MultiTurnTiming {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final MultiTurnCases cases;
  private final int passes;

  private MultiTurnTiming(MultiTurnCases cases, int passes) {
    this.cases = cases;
    this.passes = passes;
  }

  /**
   * Prints the times.
   *
   * @param arguments how many passes; 100 if there is none, 0 for only the cold start
   */
  public static void main(String[] arguments) {
    int passes = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
    MultiTurnCases cases =
        MultiTurnCases.read(Path.of(System.getProperty("javoke.shared", "../shared")));
    MultiTurnTiming timing = new MultiTurnTiming(cases, passes);
    timing.cold();
    if (passes > 0) {
      timing.warm("executed", cases::execute);
      timing.warm("checked", cases::check);
      timing.warm("checked, samples on all cores", cases::checkOnAllCores);
    }
  }

  private void cold() {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    long read = System.currentTimeMillis();
    int valid = cases.checkOnAllCores();
    long checked = System.currentTimeMillis();
    System.out.printf(
        Locale.ROOT,
        "cold: %d of %d valid, %d ms after the JVM's start, %d ms of them checking; %.0f ms of processor time%n",
        valid,
        cases.size(),
        checked - started,
        checked - read,
        SYSTEM.getProcessCpuTime() / 1e6);
  }

  private void warm(String what, IntSupplier work) {
    long[] clock = new long[passes];
    int found = 0;
    for (int pass = 0; pass < passes; pass++) {
      long before = System.nanoTime();
      found += work.getAsInt();
      clock[pass] = System.nanoTime() - before;
    }
    Arrays.sort(clock);
    System.out.printf(
        Locale.ROOT,
        "warm: %s (%d a pass) in %.1f ms, best of %d passes (median %.1f ms)%n",
        what,
        found / passes,
        clock[0] / 1e6,
        passes,
        clock[passes / 2] / 1e6);
  }
}
