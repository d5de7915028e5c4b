package org.javoke.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.javoke.train.StopRequest;

/**
 * What Ctrl-C and SIGTERM do: work that can stop where nothing is lost gets some seconds for it,
 * and other work ends at once. Nothing of it is left to the JVM's own shutdown, which takes
 * libtorch apart while it may still be computing, and crashes.
 */
final class Signals {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int BASE = 128;

  private final StopRequest stop;
  private final PrintWriter out;
  private final PrintWriter err;
  private final AtomicInteger received = new AtomicInteger();

  private Signals(StopRequest stop, PrintWriter out, PrintWriter err) {
    this.stop = stop;
    this.out = out;
    this.err = err;
  }

  /** {@return the signals, handled from now on} */
  static Signals handled(StopRequest stop, PrintWriter out, PrintWriter err) {
    Signals signals = new Signals(stop, out, err);
    if (ParentProcess.isThere()) {
      // A terminal sends these to both, and the parent passes on that it wants to stop.
      org.jline.utils.Signals.register("HUP", () -> {});
      org.jline.utils.Signals.register("INT", () -> {});
    } else {
      signals.handle("HUP", 1);
      signals.handle("INT", 2);
    }
    signals.handle("TERM", 15);
    return signals;
  }

  /** {@return what a command that ended with the code is to return} */
  int exitCode(int code) {
    return code != 0 && received.get() != 0 ? BASE + received.get() : code;
  }

  private void handle(String name, int number) {
    org.jline.utils.Signals.register(name, () -> arrived(name, number));
  }

  private void arrived(String name, int number) {
    boolean first = received.compareAndSet(0, number);
    if (!first || !stop.request()) {
      end("stopped by SIG" + name + ".", number);
      return;
    }
    err.printf(
        "javoke: SIG%s: stopping at the end of this step, within %d s; a second one stops at once%n",
        name, GRACE.toSeconds());
    Thread.ofPlatform()
        .daemon()
        .name("grace")
        .start(() -> {
          try {
            Thread.sleep(GRACE);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          end(
              "stopped by SIG%s in the middle of a step. The same command goes on from the last checkpoint."
                  .formatted(name),
              number);
        });
  }

  private void end(String message, int number) {
    err.println("javoke: " + message);
    out.flush();
    err.flush();
    HardExit.now(BASE + number);
  }
}
