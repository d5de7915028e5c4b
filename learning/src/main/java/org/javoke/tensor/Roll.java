package org.javoke.tensor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The roll call at the start: who is there, and that all have the same idea of the group. */
final class Roll {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Rendezvous rendezvous;
  private final KeyStore store;

  Roll(Rendezvous rendezvous, KeyStore store) {
    this.rendezvous = rendezvous;
    this.store = store;
  }

  /**
   * {@return what to call each process}
   *
   * @throws PeerLostException if one does not come in time, or two came in one's place
   */
  List<String> call() {
    int rank = rendezvous.rank();
    if (store.add("came/" + rank, 1) > 1) {
      throw new PeerLostException(
          "Two processes have RANK %d at %s. Give each its own, or another MASTER_PORT to another run."
              .formatted(rank, rendezvous.address()));
    }
    store.put("size/" + rank, String.valueOf(rendezvous.size()));
    store.put("host/" + rank, host());
    awaitAll();
    List<String> names = new ArrayList<>();
    for (int other = 0; other < rendezvous.size(); other++) {
      requireSameSize(other);
      names.add("Rank %d on %s".formatted(other, store.value("host/" + other)));
    }
    return names;
  }

  private void awaitAll() {
    long deadline = System.nanoTime() + rendezvous.patience().toNanos();
    List<Integer> missing = missing();
    while (!missing.isEmpty()) {
      // Rank 0 has come by now or never will; another idea of the size explains who is missing.
      if (store.has("size/0")) {
        requireSameSize(0);
      }
      if (System.nanoTime() > deadline) {
        throw new PeerLostException(
            "Of %d processes, %s did not come to %s within %d s. Start them, or set WORLD_SIZE to how many there are."
                .formatted(
                    rendezvous.size(),
                    missing.stream().map(rank -> "rank " + rank).toList(),
                    rendezvous.address(),
                    rendezvous.patience().toSeconds()));
      }
      Pauses.sleep(PAUSE);
      missing = missing();
    }
  }

  private List<Integer> missing() {
    return IntStream.range(0, rendezvous.size())
        .filter(rank -> !store.has("host/" + rank))
        .boxed()
        .toList();
  }

  private void requireSameSize(int rank) {
    String size = store.value("size/" + rank);
    if (!size.equals(String.valueOf(rendezvous.size()))) {
      throw new PeerLostException(
          "WORLD_SIZE is %s for rank %d and %d for rank %d. Set it to the same number everywhere."
              .formatted(size, rank, rendezvous.size(), rendezvous.rank()));
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "a host without a name";
    }
  }
}
