package org.javoke.tensor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other processes of a group that this one lives, and finds out which of them does not. A
 * thread of its own, as the others compute for as long as they like.
 */
final class Heartbeat implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int NONE = -1;

  private final Rendezvous rendezvous;
  private final KeyStore store;
  private final List<String> names;
  private final AtomicReference<String> trouble = new AtomicReference<>("");
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;
  private volatile int lost = NONE;
  private @Nullable Alarm alarm; // guarded by this

  /**
   * @param store a client that nobody else uses
   * @param names what to call each process
   */
  Heartbeat(Rendezvous rendezvous, KeyStore store, List<String> names) {
    this.rendezvous = rendezvous;
    this.store = store;
    this.names = List.copyOf(names);
    this.thread = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beat);
  }

  void start() {
    thread.start();
  }

  /** {@return what is wrong with another process, if anything is} */
  Optional<String> trouble() {
    String found = trouble.get();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /** {@return whether that process is known to be gone} */
  boolean isLost(int rank) {
    return rank == lost;
  }

  /** Interrupts a thread that does not ask about trouble, if there is any. One at a time. */
  final class Alarm implements AutoCloseable {

    private final Thread told = Thread.currentThread();
    private boolean rang;

    private void ring() {
      rang = true;
      told.interrupt();
    }

    /** {@return whether the thread was interrupted} It is no more once this is closed. */
    boolean rang() {
      synchronized (Heartbeat.this) {
        return rang;
      }
    }

    @Override
    public void close() {
      synchronized (Heartbeat.this) {
        alarm = null;
        if (rang) {
          Thread.interrupted();
        }
      }
    }
  }

  /** {@return an alarm for this thread, until it is closed} */
  synchronized Alarm alarm() {
    Alarm set = new Alarm();
    alarm = set;
    if (trouble().isPresent()) {
      set.ring();
    }
    return set;
  }

  private synchronized void found(String what) {
    trouble.set(what);
    if (alarm != null) {
      alarm.ring();
    }
  }

  /** Tells the others that this process gives up. */
  static void fail(KeyStore store, int rank, String reason) {
    if (store.add("failing", 1) == 1) {
      store.put("failure", "Rank %d stopped: %s".formatted(rank, reason));
      store.add("failed", 1);
    }
  }

  private void beat() {
    long[] beats = new long[rendezvous.size()];
    long[] changed = new long[rendezvous.size()];
    Arrays.fill(changed, System.nanoTime());
    try {
      while (trouble.get().isEmpty() && !end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        look(beats, changed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      found(
          "%s at %s is gone: %s."
              .formatted(
                  rendezvous.launcherKeepsStore() ? "The launcher's store" : names.getFirst(),
                  rendezvous.address(),
                  KeyStore.firstLine(e)));
    }
  }

  private void look(long[] beats, long[] changed) {
    store.add("beat/" + rendezvous.rank(), 1);
    if (store.add("failed", 0) > 0) {
      found(store.value("failure"));
      return;
    }
    for (int rank = 0; rank < beats.length; rank++) {
      long found = store.add("beat/" + rank, 0);
      long now = System.nanoTime();
      if (found != beats[rank] || store.add("left/" + rank, 0) > 0) {
        beats[rank] = found;
        changed[rank] = now;
      } else if (now - changed[rank] > rendezvous.lostAfter().toNanos()) {
        lost = rank;
        found(
            "%s gave no sign of life for %d s."
                .formatted(names.get(rank), rendezvous.lostAfter().toSeconds()));
        return;
      }
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join(rendezvous.lostAfter());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      store.close();
    }
  }
}
