package org.javoke.cli;

import java.util.concurrent.CompletableFuture;

/**
 * The process that this one does a step for, if it does. It is told of signals first and passes
 * them on, and with it gone nobody waits for the step.
 */
final class ParentProcess {

  private static final String PROPERTY = "javoke.step-of";

  private ParentProcess() {}

  /** {@return the option of a JVM that does a step for this process} */
  static String option() {
    return "-D%s=%d".formatted(PROPERTY, ProcessHandle.current().pid());
  }

  static boolean isThere() {
    return Long.getLong(PROPERTY) != null;
  }

  /** Ends this process when its parent ends. */
  static void watch() {
    Long pid = Long.getLong(PROPERTY);
    if (pid != null) {
      CompletableFuture<Void> _ =
          ProcessHandle.of(pid)
              .map(ProcessHandle::onExit)
              .orElseGet(() -> CompletableFuture.completedFuture(null))
              .thenRun(() -> HardExit.now(1));
    }
  }
}
