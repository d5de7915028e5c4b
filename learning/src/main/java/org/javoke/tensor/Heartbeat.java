package org.javoke.tensor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the other processes of a group that this one lives, and finds out which of them does not. A
 * thread of its own, as the others compute for as long as they like.
 */
final class Heartbeat implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Rendezvous rendezvous;
  private final KeyStore store;
  private final List<String> names;
  private final AtomicReference<String> trouble = new AtomicReference<>("");
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

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
      trouble.set(
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
      trouble.set(store.value("failure"));
      return;
    }
    for (int rank = 0; rank < beats.length; rank++) {
      long found = store.add("beat/" + rank, 0);
      long now = System.nanoTime();
      if (found != beats[rank] || store.add("left/" + rank, 0) > 0) {
        beats[rank] = found;
        changed[rank] = now;
      } else if (now - changed[rank] > rendezvous.lostAfter().toNanos()) {
        trouble.set(
            "%s gave no sign of life for %d s."
                .formatted(names.get(rank), rendezvous.lostAfter().toSeconds()));
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
