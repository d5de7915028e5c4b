package org.javoke.jmh;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Times executing and checking BFCL's 800 ground truths from a cold start and warm, as {@code
 * jmh/compare_bfcl_multi_turn.py} times the reference.
 */
public final class MultiTurnTiming {

  private MultiTurnTiming() {}

  /**
   * Prints the times.
   *
   * @param arguments how many passes; 40 if there is none
   */
  public static void main(String[] arguments) {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    int passes = arguments.length == 0 ? 40 : Integer.parseInt(arguments[0]);
    MultiTurnCases cases =
        MultiTurnCases.read(Path.of(System.getProperty("javoke.shared", "../shared")));
    long read = System.currentTimeMillis() - started;
    double bestExecute = Double.MAX_VALUE;
    double bestCheck = Double.MAX_VALUE;
    for (int pass = 0; pass < passes; pass++) {
      long begin = processorTime();
      int results = cases.execute();
      long executed = processorTime();
      int valid = cases.check();
      long checked = processorTime();
      if (pass == 0) {
        System.out.printf(
            Locale.ROOT,
            "cold: data read after %d ms; %d results executed in %.0f ms; %d of %d valid, checked in %.0f ms; %d ms since the JVM's start%n",
            read,
            results,
            (executed - begin) / 1e6,
            valid,
            cases.size(),
            (checked - executed) / 1e6,
            System.currentTimeMillis() - started);
      }
      bestExecute = Math.min(bestExecute, (executed - begin) / 1e6);
      bestCheck = Math.min(bestCheck, (checked - executed) / 1e6);
    }
    System.out.printf(
        Locale.ROOT,
        "processor time of one thread, best of %d passes: executed in %.1f ms, checked in %.1f ms, together %.1f ms%n",
        passes,
        bestExecute,
        bestCheck,
        bestExecute + bestCheck);
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
