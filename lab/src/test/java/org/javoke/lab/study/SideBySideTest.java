package org.javoke.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.javoke.input.InputException;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.StudyRun.Ending;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private final List<String> log = new CopyOnWriteArrayList<>();

  private static Job job(String id, String... needs) {
    return new Job(id, id, 1, Path.of(id), List.of(needs), List.of(), List.of(), List.of());
  }

  private static final List<Job> JOBS =
      List.of(job("data"), job("a", "data"), job("a2", "a"), job("b", "data"), job("c", "data"));

  /** Notes what runs, and ends it as it is told. */
  private class Noting implements SideBySide.Work {
    private final Map<String, Ending> endings;

    Noting(Map<String, Ending> endings) {
      this.endings = endings;
    }

    @Override
    public Ending run(Job job) {
      log.add(job.id());
      return endings.getOrDefault(job.id(), Ending.DONE);
    }

    @Override
    public void skipped(Job job, String needed) {
      log.add("not " + job.id() + " for " + needed);
    }

    @Override
    public void troubled(String message) {
      log.add("trouble: " + message);
    }
  }

  @Test
  void oneAtOnceIsTheOrderOfThePlan() throws InterruptedException {
    assertThat(new SideBySide(JOBS, 1, new Noting(Map.of())).run()).isEqualTo(Ending.DONE);
    assertThat(log).containsExactly("data", "a", "a2", "b", "c");
  }

  @Test
  void whatFailedKeepsNothingElseFromRunning() throws InterruptedException {
    for (int atOnce : new int[] {1, 2, 7}) {
      log.clear();
      Noting noting = new Noting(Map.of("a", Ending.FAILED));
      assertThat(new SideBySide(JOBS, atOnce, noting).run()).isEqualTo(Ending.FAILED);
      assertThat(log).containsExactlyInAnyOrder("data", "a", "not a2 for a", "b", "c");
    }
  }

  @Test
  void asManyRunAsAreWantedAndNoneBeforeItsTime() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<String> done = ConcurrentHashMap.newKeySet();
    SideBySide.Work work =
        new Noting(Map.of()) {
          @Override
          public Ending run(Job job) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            assertThat(done).as(job.id()).containsAll(job.needs());
            if (!job.needs().isEmpty()) {
              both.countDown();
              assertThat(heard(both)).as("another runs beside " + job.id()).isTrue();
            }
            done.add(job.id());
            running.decrementAndGet();
            return super.run(job);
          }
        };
    assertThat(new SideBySide(JOBS, 2, work).run()).isEqualTo(Ending.DONE);
    assertThat(log).containsExactlyInAnyOrder("data", "a", "a2", "b", "c");
    assertThat(most).hasValue(2);
  }

  private static boolean heard(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void afterAStopNoneBegins() throws InterruptedException {
    Noting noting = new Noting(Map.of("data", Ending.STOPPED));
    assertThat(new SideBySide(JOBS, 2, noting).run()).isEqualTo(Ending.STOPPED);
    assertThat(log).containsExactly("data");
  }

  @Test
  void whatOneThrowsIsToldAtOnceAndComesOutOnceTheOthersEnded() {
    CountDownLatch told = new CountDownLatch(1);
    SideBySide.Work work =
        new Noting(Map.of()) {
          @Override
          public void troubled(String message) {
            super.troubled(message);
            told.countDown();
          }

          @Override
          public Ending run(Job job) {
            if (job.id().equals("a")) {
              throw new InputException("a leak");
            }
            assertThat(job.id().equals("data") || heard(told)).isTrue();
            return super.run(job);
          }
        };
    assertThatThrownBy(() -> new SideBySide(JOBS, 2, work).run()).hasMessage("a leak");
    assertThat(log).containsExactly("data", "trouble: a leak", "b");
  }
}
