package org.javoke.lab.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.javoke.input.InputException;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;

/** Runs the steps of a job that are not done. */
final class JobRun {

  private static final String LOG = "log.txt";
  private static final int TAIL = 3;
  private static final int ERROR_LINES = 8;
  private static final String ERROR = "javoke: ";
  private static final String HINT = "javoke: --debug ";
  private static final int LONGEST_TAIL = 2000;
  private static final int MOST_SAID = 1 << 22;

  /** How a job ended. */
  sealed interface Ended {
    /**
     * All steps are done.
     *
     * @param ran how many of them now
     */
    record Done(int ran, double seconds) implements Ended {}

    /**
     * A step failed.
     *
     * @param step from 1
     * @param message the last that it said
     */
    record Failed(int step, Command command, int code, String message) implements Ended {}

    /** It was asked to stop between two steps. */
    record Stopped() implements Ended {}
  }

  private final StepRunner runner;
  private final Fingerprint fingerprint;
  private final Clock clock;
  private final BooleanSupplier stop;
  private final StudyProgress progress;

  JobRun(
      StepRunner runner,
      Fingerprint fingerprint,
      Clock clock,
      BooleanSupplier stop,
      StudyProgress progress) {
    this.runner = runner;
    this.fingerprint = fingerprint;
    this.clock = clock;
    this.stop = stop;
    this.progress = progress;
  }

  /** {@return whether every step is done, of what there is now} */
  boolean isDone(Job job) {
    JobState state = JobState.read(job.folder());
    int steps = job.commands().size();
    for (int i = 0; i < steps; i++) {
      if (state.step(i).isEmpty() || !state.isDone(i, fingerprint.of(job.commands().get(i)))) {
        return false;
      }
    }
    return job.leaks().isEmpty()
        || (state.step(steps).isPresent() && state.isDone(steps, fingerprint.of(job.leaks())));
  }

  /**
   * {@return how it ended}
   *
   * @throws InputException if another process runs it, or there is a leak
   */
  Ended run(Job job) {
    if (isDone(job)) {
      return new Ended.Done(0, JobState.read(job.folder()).seconds());
    }
    try (JobLock _ = JobLock.acquire(job.folder(), job.described(), clock);
        PrintWriter log = log(job.folder())) {
      return steps(job, log);
    }
  }

  private Ended steps(Job job, PrintWriter log) {
    JobState state = JobState.read(job.folder());
    int ran = 0;
    for (int i = 0; i < job.commands().size(); i++) {
      Command command = job.commands().get(i);
      String made = fingerprint.of(command);
      if (state.isDone(i, made)) {
        continue;
      }
      if (stop.getAsBoolean()) {
        return new Ended.Stopped();
      }
      Optional<JobState.Entry> before = state.step(i);
      if (before.filter(old -> !old.fingerprint().equals(made)).isPresent()) {
        aside(job, command);
      }
      progress.step(job, i + 1, command);
      state = state.with(i, new JobState.Entry(command.toString(), made, false, 0));
      state.write(job.folder());
      long begun = clock.millis();
      log.printf("%n$ javoke %s%n", command);
      log.flush();
      long said = length(job.folder());
      int code = runner.run(command.words(), log);
      if (code != 0
          && !stop.getAsBoolean()
          && before.isPresent()
          && !command.goesOn()
          && aside(job, command)) {
        log.println("What was left there is put aside, and the step begins anew.");
        code = runner.run(command.words(), log);
      }
      log.flush();
      if (code != 0) {
        return stop.getAsBoolean()
            ? new Ended.Stopped()
            : new Ended.Failed(i + 1, command, code, tail(job.folder(), said));
      }
      // A step that heard the wish to stop ends well, and is not done.
      if (stop.getAsBoolean()) {
        return new Ended.Stopped();
      }
      double seconds = (clock.millis() - begun) / 1000.0;
      state = state.with(i, new JobState.Entry(command.toString(), made, true, seconds));
      state.write(job.folder());
      ran++;
    }
    if (!job.leaks().isEmpty()) {
      LeakCheck.require(job);
      state =
          state.with(
              job.commands().size(),
              new JobState.Entry("unseen", fingerprint.of(job.leaks()), true, 0));
      state.write(job.folder());
    }
    return new Ended.Done(ran, state.seconds());
  }

  // What the old step left is of something else, or cannot be gone on with; hours of work are not
  // for us to delete.
  private static boolean aside(Job job, Command command) {
    Path out = command.out().orElse(null);
    if (out == null || !out.startsWith(job.folder()) || !Files.isDirectory(out)) {
      return false;
    }
    for (int i = 1; ; i++) {
      Path old = out.resolveSibling(out.getFileName() + ".old-" + i);
      if (!Files.exists(old)) {
        try {
          Files.move(out, old);
          return true;
        } catch (IOException e) {
          throw new InputException("Cannot move %s to %s: %s".formatted(out, old, e), e);
        }
      }
    }
  }

  private static PrintWriter log(Path folder) {
    try {
      return new PrintWriter(
          Files.newBufferedWriter(
              folder.resolve(LOG),
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new InputException("Cannot write %s: %s".formatted(folder.resolve(LOG), e), e);
    }
  }

  private static long length(Path folder) {
    try {
      return Files.size(folder.resolve(LOG));
    } catch (IOException _) {
      return 0;
    }
  }

  /** What was said since of why it failed. */
  private static String tail(Path folder, long before) {
    try (InputStream in = Files.newInputStream(folder.resolve(LOG))) {
      in.skipNBytes(before);
      List<String> lines =
          new String(in.readNBytes(MOST_SAID), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      String last = String.join(System.lineSeparator(), error(lines));
      return last.substring(0, Math.min(last.length(), LONGEST_TAIL));
    } catch (IOException e) {
      return "its log cannot be read: " + e;
    }
  }

  // An error says in its first line what is wrong; what follows may be a long list.
  private static List<String> error(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(ERROR) && !lines.get(i).startsWith(HINT)) {
        return lines.subList(i, Math.min(lines.size(), i + ERROR_LINES));
      }
    }
    return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
  }
}
