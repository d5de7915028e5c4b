package org.javoke.lab.study;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.lab.study.JobRun.Ended;
import org.javoke.lab.study.Plan.Job;

/** Runs the jobs of a plan, or one of them. What is done is not done again. */
public final class StudyRun {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  /** How it ended. */
  public enum Ending {
    DONE,
    FAILED,
    STOPPED
  }

  private final Plan plan;
  private final StudyProgress progress;
  private final Clock clock;
  private final JobRun jobs;

  /**
   * @param stop whether a person wants it to stop
   */
  public StudyRun(
      Plan plan, StepRunner runner, StudyProgress progress, BooleanSupplier stop, Clock clock) {
    this.plan = plan;
    this.progress = progress;
    this.clock = clock;
    Fingerprint fingerprint = new Fingerprint(plan.choice().out(), plan.choice().home());
    this.jobs = new JobRun(runner, fingerprint, clock, stop, progress);
  }

  /**
   * {@return how it ended} An arm that fails does not keep others from running.
   *
   * @param atOnce how many jobs run side by side; more than one wants a runner that can
   * @throws InputException if something is missing, the folder is another study's, or another
   *     process is at it
   */
  public Ending run(int atOnce) throws InterruptedException {
    begin();
    return new SideBySide(
            plan.jobs(),
            atOnce,
            new SideBySide.Work() {
              @Override
              public Ending run(Job job) {
                return StudyRun.this.run(job);
              }

              @Override
              public void skipped(Job job, String needed) {
                progress.skipped(job, needed);
              }

              @Override
              public void troubled(String message) {
                progress.troubled(message);
              }
            })
        .run();
  }

  /**
   * {@return how one job ended}
   *
   * @param wait how long to wait for the jobs that it needs
   * @throws InputException if they are not done by then
   */
  public Ending run(String id, Duration wait) throws InterruptedException {
    Job job =
        plan.job(id)
            .orElseThrow(() ->
                new ChoiceException(
                    "There is no job %s in this study. --plan json names them."
                        .formatted(Mistakes.shown(id))));
    begin();
    Instant end = clock.instant().plus(wait);
    Optional<Job> lacking = lacking(job);
    while (lacking.isPresent()) {
      if (!clock.instant().isBefore(end)) {
        throw new InputException(
            "%s needs %s, which is not done. Run that first, or let this wait for it with --wait."
                .formatted(id, lacking.get().id()));
      }
      Thread.sleep(BETWEEN_LOOKS);
      lacking = lacking(job);
    }
    return run(job);
  }

  private Optional<Job> lacking(Job job) {
    return job.needs().stream()
        .flatMap(id -> plan.job(id).stream())
        .filter(needed -> !jobs.isDone(needed))
        .findFirst();
  }

  private void begin() {
    if (!plan.missing().isEmpty()) {
      throw new InputException(missing());
    }
    Settings.begin(plan);
  }

  private String missing() {
    return plan.missing().stream()
        .map(one -> "%n  %s: %s".formatted(one.path(), one.get()))
        .collect(
            Collectors.joining(
                "", "The study %s needs what is not there:".formatted(plan.study().name()), ""));
  }

  private Ending run(Job job) {
    return switch (jobs.run(job)) {
      case Ended.Done(int ran, double seconds) -> {
        progress.done(job, ran, seconds);
        yield Ending.DONE;
      }
      case Ended.Failed(int step, var command, int code, String message) -> {
        progress.failed(job, step, command, code, message);
        yield Ending.FAILED;
      }
      case Ended.Stopped() -> Ending.STOPPED;
    };
  }

  /** {@return seconds that the job's finished steps took; 0 where none is} */
  public static double seconds(Path folder) {
    return JobState.read(folder).seconds();
  }
}
