package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/** Runs the limit against servers that exist only as arithmetic. */
class ConcurrencyLimitTest {

  private static final long LATENCY = 100_000_000;
  private static final long MILLISECOND = 1_000_000;

  /** What happens to a request that finds the server full. */
  private enum Full {
    QUEUES,
    TURNED_AWAY
  }

  /**
   * A server that takes {@value #LATENCY} ns for a request and has a fixed number of places; each
   * request counts from when it gets a place.
   */
  private static final class Simulation {
    final ConcurrencyLimit limit;
    private final int places;
    private final Full full;
    private final PriorityQueue<long[]> events =
        new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    private long now;
    private int active;
    private int busy;
    private int queued;
    int answered;
    int turnedAway;
    int mostActive;

    Simulation(int max, int places, Full full) {
      this.limit = new ConcurrencyLimit(20, max, 0);
      this.places = places;
      this.full = full;
    }

    void run(int replies) {
      int until = answered + replies;
      while (answered < until) {
        while (active < limit.limit()) {
          begin();
        }
        long[] event = events.remove();
        now = event[0];
        active--;
        if (event[1] == 1) {
          busy--;
          answered++;
          limit.succeeded(now);
          if (queued > 0) {
            queued--;
            serve();
          }
        } else {
          turnedAway++;
          limit.throttled(now, event[2], active);
        }
      }
    }

    private void begin() {
      active++;
      mostActive = Math.max(mostActive, active);
      limit.started(active);
      if (busy < places) {
        serve();
      } else if (full == Full.QUEUES) {
        queued++;
      } else {
        events.add(new long[] {now + MILLISECOND, 0, now});
      }
    }

    private void serve() {
      busy++;
      // A little apart from each other, as real replies are.
      events.add(new long[] {now + LATENCY + answered % 7 * MILLISECOND / 10, 1, now});
    }

    /** {@return replies per second as a share of what the server could do} */
    double efficiency() {
      return answered / (now / 1e9) / (places / (LATENCY / 1e9));
    }
  }

  @Test
  void findsTheRoomOfAServerThatQueues() {
    Simulation run = new Simulation(256, 64, Full.QUEUES);
    run.run(5_000);
    assertThat(run.efficiency()).isGreaterThan(0.95);
    assertThat(run.limit.limit()).isBetween(64, 160);
    assertThat(run.mostActive).isLessThanOrEqualTo(160);
  }

  @Test
  void findsTheRoomOfAServerThatTurnsAway() {
    Simulation run = new Simulation(256, 64, Full.TURNED_AWAY);
    run.run(5_000);
    assertThat(run.efficiency()).isGreaterThan(0.95);
    assertThat(run.limit.limit()).isBetween(48, 66);
    assertThat(run.turnedAway).isLessThan(60);
  }

  @Test
  void staysWhereMoreDoesNotHelp() {
    Simulation run = new Simulation(256, 4, Full.QUEUES);
    run.run(4_000);
    assertThat(run.limit.limit()).isLessThanOrEqualTo(40);
  }

  @Test
  void shrinksToWhatLittleThereIs() {
    Simulation run = new Simulation(256, 3, Full.TURNED_AWAY);
    run.run(2_000);
    assertThat(run.limit.limit()).isLessThanOrEqualTo(4);
    assertThat(run.efficiency()).isGreaterThan(0.9);
  }

  @Test
  void growsUpToItsMaximum() {
    Simulation run = new Simulation(100, 1_000, Full.QUEUES);
    run.run(5_000);
    assertThat(run.limit.limit()).isEqualTo(100);
    assertThat(run.mostActive).isEqualTo(100);
  }

  @Test
  void shrinksByAFifthAndOncePerWave() {
    ConcurrencyLimit limit = new ConcurrencyLimit(20, 256, 0);
    limit.throttled(10, 5, 19);
    assertThat(limit.limit()).isEqualTo(16);
    limit.throttled(11, 5, 18);
    limit.throttled(12, 9, 17);
    assertThat(limit.limit()).isEqualTo(16);
    limit.throttled(20, 15, 16);
    assertThat(limit.limit()).isEqualTo(12);
    for (int i = 0; i < 100; i++) {
      limit.throttled(100 + i, 99 + i, 0);
    }
    assertThat(limit.limit()).isEqualTo(1);
  }

  @Test
  void troubleHoldsUpGrowth() {
    ConcurrencyLimit limit = new ConcurrencyLimit(20, 256, 0);
    long now = 0;
    for (int window = 0; window < 9; window++) {
      limit.troubled(now);
      for (int i = 0; i < 20; i++) {
        limit.started(20);
        now += 5 * MILLISECOND;
        limit.succeeded(now);
      }
    }
    assertThat(limit.limit()).isEqualTo(20);
    now += 2_000 * MILLISECOND;
    for (int i = 0; i < 60; i++) {
      limit.started(20);
      now += 5 * MILLISECOND;
      limit.succeeded(now);
    }
    assertThat(limit.limit()).isGreaterThan(20);
  }
}
