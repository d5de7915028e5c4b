package org.javoke.tensor;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the processes of a group meet, and which of them this one is.
 *
 * @param host of the store through which they find each other
 * @param port of it, 1 to 65535
 * @param rank of this process, from 0
 * @param size how many processes there are
 * @param launcherKeepsStore whether the launcher answers at the address; otherwise rank 0 does
 * @param prefix of the store's keys, other for each attempt of a launcher that starts processes
 *     anew
 * @param networkInterface to use, such as {@code eth0}; otherwise the one that leads to the host
 * @param patience how long to wait for the others to come
 * @param lostAfter how long a process may give no sign of life
 */
public record Rendezvous(
    String host,
    int port,
    int rank,
    int size,
    boolean launcherKeepsStore,
    String prefix,
    Optional<String> networkInterface,
    Duration patience,
    Duration lostAfter) {

  public Rendezvous {
    if (rank < 0 || rank >= size || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("rank %d of %d at port %d".formatted(rank, size, port));
    }
  }

  /** {@return the same for a group whose first process keeps the store, with usual patience} */
  public static Rendezvous at(String host, int port, int rank, int size) {
    return new Rendezvous(
        host,
        port,
        rank,
        size,
        false,
        "javoke",
        Optional.empty(),
        Duration.ofMinutes(10),
        Duration.ofSeconds(20));
  }

  /** {@return the same with other limits of time} */
  public Rendezvous within(Duration newPatience, Duration newLostAfter) {
    return new Rendezvous(
        host,
        port,
        rank,
        size,
        launcherKeepsStore,
        prefix,
        networkInterface,
        newPatience,
        newLostAfter);
  }

  String address() {
    return host + ":" + port;
  }

  boolean keepsStore() {
    return rank == 0 && !launcherKeepsStore;
  }
}
