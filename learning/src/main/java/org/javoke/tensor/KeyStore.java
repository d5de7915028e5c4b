package org.javoke.tensor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.ByteVector;
import org.bytedeco.pytorch.PrefixStore;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.StringVector;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;

/**
 * Words that the processes of a group tell each other through c10d's store. One client for one
 * thread: a call may wait for the network.
 */
final class KeyStore implements AutoCloseable {

  private static final Duration RETRY = Duration.ofMillis(300);

  private final TCPStore store;
  private final String prefix;

  private KeyStore(TCPStore store, String prefix) {
    this.store = store;
    this.prefix = prefix + "/";
  }

  /**
   * {@return the store that this process keeps for all}
   *
   * @throws PeerLostException if the port is taken
   */
  static KeyStore keep(Rendezvous rendezvous) {
    try {
      return open(rendezvous, true);
    } catch (RuntimeException e) {
      throw new PeerLostException(
          "Rank 0 cannot listen at port %d: %s. Set MASTER_PORT to a free one for all processes."
              .formatted(rendezvous.port(), firstLine(e)));
    }
  }

  /**
   * {@return a client of the store}
   *
   * @throws PeerLostException if nobody answers in time
   */
  static KeyStore connect(Rendezvous rendezvous) {
    awaitListener(rendezvous);
    try {
      return open(rendezvous, false);
    } catch (RuntimeException e) {
      throw new PeerLostException(
          "Who answers at %s is no store of this kind: %s. Check MASTER_ADDR and MASTER_PORT."
              .formatted(rendezvous.address(), firstLine(e)));
    }
  }

  private static KeyStore open(Rendezvous rendezvous, boolean server) {
    try (PointerScope _ = new PointerScope()) {
      TCPStoreOptions options = new TCPStoreOptions();
      options.port((short) rendezvous.port());
      options.isServer(server);
      options.waitWorkers(false);
      options.timeout(new Milliseconds(rendezvous.lostAfter().toMillis()));
      TCPStore store = new TCPStore(rendezvous.host(), options);
      store.retainReference();
      return new KeyStore(store, rendezvous.prefix());
    }
  }

  /** Knocks until somebody opens: the native client would fill the terminal with its attempts. */
  private static void awaitListener(Rendezvous rendezvous) {
    long deadline = System.nanoTime() + rendezvous.patience().toNanos();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(rendezvous.host(), rendezvous.port()), 5000);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new PeerLostException(
              "Nobody answers at %s, where %s should be: %s. Check MASTER_ADDR and MASTER_PORT, and that it runs."
                  .formatted(
                      rendezvous.address(),
                      rendezvous.launcherKeepsStore() ? "the launcher" : "rank 0",
                      e.getMessage()));
        }
        Pauses.sleep(RETRY);
      }
    }
  }

  /**
   * {@return a client of the store for native code, which sees nothing but keys below the name} It
   * belongs to the scope that is open; native code that takes it keeps it alive.
   */
  Store below(String name) {
    // JavaCPP frees a PrefixStore it made whoever else counts on it; the copy is counted.
    try (PrefixStore view = new PrefixStore(prefix + name, store)) {
      return view.clone();
    }
  }

  void put(String key, String value) {
    try (PointerScope _ = new PointerScope()) {
      store.set(prefix + key, new ByteVector(value.getBytes(StandardCharsets.UTF_8)));
    }
  }

  boolean has(String key) {
    try (PointerScope _ = new PointerScope()) {
      return store.check(new StringVector(prefix + key));
    }
  }

  /** {@return what was put there; waits for it} */
  String value(String key) {
    try (PointerScope _ = new PointerScope()) {
      return new String(store.get(prefix + key).get(), StandardCharsets.UTF_8);
    }
  }

  /** {@return the count after the addition; it begins at 0} */
  long add(String key, long amount) {
    try (PointerScope _ = new PointerScope()) {
      return store.add(prefix + key, amount);
    }
  }

  /** {@return what a native exception says, without the frames below it} */
  static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .orElse("no reason given")
        .strip()
        .replaceAll("[.?]$", "");
  }

  @Override
  public void close() {
    store.close();
  }
}
