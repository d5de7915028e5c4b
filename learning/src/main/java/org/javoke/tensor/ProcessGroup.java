package org.javoke.tensor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.AllreduceOptions;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.BroadcastOptions;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch_gloo;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;
import org.jspecify.annotations.Nullable;

/**
 * Processes that compute together, over torch.distributed's c10d: Gloo between processors, NCCL
 * between cards. All of them make the same calls in the same order.
 *
 * <p>While one waits for the others, it watches whether they live: a process that is gone, or gave
 * up, ends the waiting with a {@link PeerLostException} that names it.
 */
public final class ProcessGroup implements AutoCloseable {

  // Others may evaluate or write for hours; that one died is found by its heartbeat, not by this.
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);
  private static final Duration CONNECTING = Duration.ofMinutes(2);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final Rendezvous rendezvous;
  private final KeyStore store;
  private final Heartbeat heartbeat;
  private final Backend gloo;
  private @Nullable Backend nccl;
  private long exchanges;
  private boolean failed;

  private ProcessGroup(
      Rendezvous rendezvous, KeyStore store, Heartbeat heartbeat, ProcessGroupGloo gloo) {
    this.rendezvous = rendezvous;
    this.store = store;
    this.heartbeat = heartbeat;
    this.gloo = gloo;
  }

  /**
   * {@return the group, once all have come}
   *
   * @throws PeerLostException if one of them does not, or there is no Gloo for this platform
   */
  public static ProcessGroup join(Rendezvous rendezvous) {
    loadGloo();
    KeyStore store =
        rendezvous.keepsStore() ? KeyStore.keep(rendezvous) : KeyStore.connect(rendezvous);
    List<String> names = called(rendezvous, store);
    Heartbeat heartbeat = new Heartbeat(rendezvous, KeyStore.connect(rendezvous), names);
    heartbeat.start();
    try {
      return new ProcessGroup(rendezvous, store, heartbeat, connect(rendezvous, store));
    } catch (RuntimeException e) {
      throw new PeerLostException(
          "The processes do not reach each other: %s. Set GLOO_SOCKET_IFNAME to the network interface that leads to the others."
              .formatted(KeyStore.firstLine(e)));
    }
  }

  private static List<String> called(Rendezvous rendezvous, KeyStore store) {
    try {
      return new Roll(rendezvous, store).call();
    } catch (PeerLostException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PeerLostException(
          "The store at %s went away while the processes met: %s. Start all of them again."
              .formatted(rendezvous.address(), KeyStore.firstLine(e)));
    }
  }

  private static void loadGloo() {
    Libtorch.load();
    try {
      Loader.load(torch_gloo.class);
    } catch (UnsatisfiedLinkError e) {
      throw new PeerLostException(
          "Several processes cannot train together on this platform: Gloo did not load (%s). Unset RANK and WORLD_SIZE."
              .formatted(e.getMessage()));
    }
  }

  private static ProcessGroupGloo connect(Rendezvous rendezvous, KeyStore store) {
    try (PointerScope _ = new PointerScope()) {
      ProcessGroupGloo.Options options =
          ProcessGroupGloo.Options.create(new Milliseconds(CONNECTING.toMillis()));
      options.devices(
          new GlooDeviceVector(
              rendezvous
                  .networkInterface()
                  .map(ProcessGroupGloo::createDeviceForInterface)
                  .orElseGet(
                      () -> ProcessGroupGloo.createDeviceForHostname(localAddress(rendezvous)))));
      options.threads(2);
      ProcessGroupGloo group =
          new ProcessGroupGloo(store.below("gloo"), rendezvous.rank(), rendezvous.size(), options);
      group.retainReference();
      return group;
    }
  }

  /** {@return the address of this machine on the way to the store} Nothing is sent to find out. */
  private static String localAddress(Rendezvous rendezvous) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(rendezvous.host(), rendezvous.port()));
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException e) {
      throw new PeerLostException(
          "There is no way to MASTER_ADDR %s: %s".formatted(rendezvous.host(), e.getMessage()));
    }
  }

  public int rank() {
    return rendezvous.rank();
  }

  public int size() {
    return rendezvous.size();
  }

  /** {@return what each process said, by rank} */
  public List<String> exchange(String word) {
    try {
      return exchanged(word);
    } catch (PeerLostException e) {
      throw e;
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  private List<String> exchanged(String word) {
    String prefix = "word/%d/".formatted(exchanges++);
    store.put(prefix + rank(), word);
    List<String> words = new ArrayList<>();
    for (int rank = 0; rank < size(); rank++) {
      String key = prefix + rank;
      await(() -> store.has(key));
      words.add(store.value(key));
    }
    return words;
  }

  /** Adds up the tensor over all processes, in place: F32 or F64, contiguous, no leaf. */
  public void sum(Tensor tensor) {
    onDevice(
        tensor,
        (backend, place) -> {
          AllreduceOptions options = new AllreduceOptions();
          options.timeout(new Milliseconds(LONGEST_WAIT.toMillis()));
          return backend.allreduce(new TensorVector(place), options);
        });
  }

  /** Overwrites the tensor with that of rank 0: contiguous, no leaf. */
  public void broadcast(Tensor tensor) {
    onDevice(
        tensor,
        (backend, place) -> {
          BroadcastOptions options = new BroadcastOptions();
          options.rootRank(0);
          options.timeout(new Milliseconds(LONGEST_WAIT.toMillis()));
          return backend.broadcast(new TensorVector(place), options);
        });
  }

  /** {@return the sums over all processes} */
  public double[] sum(double... values) {
    try (PointerScope _ = new PointerScope();
        DoublePointer memory = new DoublePointer(values)) {
      // A copy that Gloo shares: where a peer is lost, its threads outlive what is freed here.
      org.bytedeco.pytorch.Tensor tensor =
          torch
              .from_blob(
                  memory, new long[] {values.length}, new TensorOptions(torch.ScalarType.Double))
              .clone();
      AllreduceOptions options = new AllreduceOptions();
      options.timeout(new Milliseconds(LONGEST_WAIT.toMillis()));
      await(gloo, group -> group.allreduce(new TensorVector(tensor), options));
      double[] sums = new double[values.length];
      tensor.data_ptr_double().get(sums);
      return sums;
    }
  }

  /** What is done together. */
  private interface Collective {
    Work start(Backend backend, org.bytedeco.pytorch.Tensor tensor);
  }

  private void onDevice(Tensor tensor, Collective collective) {
    try (PointerScope _ = new PointerScope()) {
      Backend backend = tensor.device().isCpu() ? gloo : nccl();
      await(backend, group -> collective.start(group, tensor.pointer()));
    }
  }

  private Backend nccl() {
    Backend known = nccl;
    if (known == null) {
      try (PointerScope _ = new PointerScope()) {
        known = new ProcessGroupNCCL(store.below("nccl"), rank(), size());
        known.retainReference();
        nccl = known;
      } catch (UnsatisfiedLinkError e) {
        throw new PeerLostException(
            "Cards cannot work together here: NCCL did not load (%s). Use --device cpu, or one process."
                .formatted(e.getMessage()));
      }
    }
    return known;
  }

  /** Asks again and again instead of blocking in native code, where nobody can be told to stop. */
  private void await(Backend backend, Function<Backend, Work> collective) {
    try {
      Work work = collective.apply(backend);
      await(work::isCompleted);
      work._wait();
    } catch (PeerLostException e) {
      throw e;
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  private void await(Condition condition) {
    long pause = 20_000;
    while (!condition.holds()) {
      heartbeat
          .trouble()
          .ifPresent(trouble -> {
            throw lost(trouble);
          });
      if (Thread.currentThread().isInterrupted()) {
        throw new PeerLostException("Interrupted while waiting for the other processes.");
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause + pause / 4, 2_000_000);
    }
  }

  /** Whether the waiting has an end. */
  private interface Condition {
    boolean holds();
  }

  /** What a process does without the others. */
  @FunctionalInterface
  public interface OwnWork<E extends Exception> {
    void run() throws E;
  }

  /**
   * Does what this process does without the others, for as long as that takes. If one of them is
   * lost meanwhile the thread is interrupted, so that hours of work for a group that is no more end
   * soon. Not to be nested.
   *
   * @throws PeerLostException if the work ends early for that
   */
  public <E extends Exception> void apart(OwnWork<E> work) throws E {
    Heartbeat.Alarm alarm = heartbeat.alarm();
    try (alarm) {
      work.run();
    } catch (Exception e) {
      if (alarm.rang()) {
        PeerLostException lost = lost(heartbeat.trouble().orElseThrow());
        lost.addSuppressed(e);
        throw lost;
      }
      throw e;
    }
  }

  /** A connection that broke does not say whose it was: the heartbeats tell soon. */
  private PeerLostException explained(RuntimeException failure) {
    long deadline =
        System.nanoTime() + rendezvous.lostAfter().plus(Duration.ofSeconds(5)).toNanos();
    while (heartbeat.trouble().isEmpty() && System.nanoTime() < deadline) {
      Pauses.sleep(Duration.ofMillis(100));
    }
    return lost(
        heartbeat
            .trouble()
            .orElseGet(() ->
                "The connection to another process broke, though all give signs of life: %s."
                    .formatted(KeyStore.firstLine(failure))));
  }

  private PeerLostException lost(String trouble) {
    fail(trouble);
    return new PeerLostException(
        trouble + " The same command on all machines goes on from what is written.");
  }

  /** Tells the others that this process gives up, and why: what they wait for ends with it. */
  public void fail(String reason) {
    if (!failed) {
      failed = true;
      try {
        Heartbeat.fail(store, rank(), reason);
      } catch (RuntimeException _) {
        // Where the store is gone the others know as much.
        return;
      }
    }
  }

  /** Leaves the group. The process that keeps the store stays a moment for those that need it. */
  @Override
  public void close() {
    try {
      store.add("left/" + rank(), 1);
      if (rendezvous.keepsStore()) {
        seeOff();
      }
    } catch (RuntimeException _) {
      // The store is gone, and so is whoever kept it: there is nobody to tell.
    }
    heartbeat.close();
    if (!failed) {
      // Threads of a group that failed may wait for what never comes; the process ends anyway.
      gloo.close();
      if (nccl != null) {
        nccl.close();
      }
      store.close();
    }
  }

  private void seeOff() {
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    for (int rank = 1; rank < size(); rank++) {
      while (!heartbeat.isLost(rank)
          && store.add("left/" + rank, 0) == 0
          && System.nanoTime() < deadline
          && (failed || heartbeat.trouble().isEmpty())) {
        Pauses.sleep(Duration.ofMillis(50));
      }
    }
  }
}
