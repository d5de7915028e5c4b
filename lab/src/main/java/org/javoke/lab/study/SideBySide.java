package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.StudyRun.Ending;
import org.jspecify.annotations.Nullable;

/** Runs jobs, each once those that it needs are done, so many of them at once. */
final class SideBySide {

  /** What is done with a job. */
  interface Work {
    Ending run(Job job);

    /** Is told of a job that cannot run, since one that it needs is not done. */
    void skipped(Job job, String needed);

    /** Is told at once of what will be thrown once the others that are at work have ended. */
    void troubled(String message);
  }

  private record Ended(Job job, Ending ending) {}

  private final List<Job> waiting;
  private final int atOnce;
  private final Work work;
  private final Map<String, Ending> endings = new HashMap<>();
  private int running;
  private @Nullable Throwable thrown;

  /**
   * @param jobs each after those that it needs
   */
  SideBySide(List<Job> jobs, int atOnce, Work work) {
    this.waiting = new ArrayList<>(jobs);
    this.atOnce = atOnce;
    this.work = work;
  }

  /**
   * {@return how it ended} Once a job was stopped or threw something, no other begins, and those at
   * work end first.
   */
  Ending run() throws InterruptedException {
    if (atOnce == 1) {
      // Steps of this process have the thread that signals and native libraries know.
      return run(new ExecutorCompletionService<>(Runnable::run));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      return run(new ExecutorCompletionService<>(threads));
    }
  }

  private Ending run(CompletionService<Ended> service) throws InterruptedException {
    begin(service);
    while (running > 0) {
      try {
        Ended ended = service.take().get();
        endings.put(ended.job().id(), ended.ending());
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        thrown = thrown == null ? cause : thrown;
        if (running > 1) {
          work.troubled(String.valueOf(cause.getMessage()));
        }
      }
      running--;
      begin(service);
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return endings.containsValue(Ending.STOPPED)
        ? Ending.STOPPED
        : endings.containsValue(Ending.FAILED) ? Ending.FAILED : Ending.DONE;
  }

  private void begin(CompletionService<Ended> service) {
    boolean over = thrown != null || endings.containsValue(Ending.STOPPED);
    if (!over) {
      skipWhatLacksItsNeeds();
    }
    while (!over && running < atOnce) {
      Optional<Job> ready = firstReady(waiting, endings::containsKey);
      if (ready.isEmpty()) {
        return;
      }
      Job job = ready.get();
      waiting.remove(job);
      running++;
      service.submit(() -> new Ended(job, work.run(job)));
    }
  }

  private void skipWhatLacksItsNeeds() {
    for (Iterator<Job> jobs = waiting.iterator(); jobs.hasNext(); ) {
      Job job = jobs.next();
      Optional<String> lacking =
          job.needs().stream().filter(id -> endings.get(id) == Ending.FAILED).findFirst();
      if (lacking.isPresent()) {
        jobs.remove();
        endings.put(job.id(), Ending.FAILED);
        work.skipped(job, lacking.get());
      }
    }
  }

  /**
   * {@return the one that begins next, if any may}
   *
   * @param done whether the job of this id is
   */
  static Optional<Job> firstReady(List<Job> waiting, Predicate<String> done) {
    return waiting.stream().filter(job -> job.needs().stream().allMatch(done)).findFirst();
  }
}
