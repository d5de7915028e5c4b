package org.javoke.tensor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Threads that take the place of processes: each has its own clients, so they notice nothing. */
public final class Ranks {

  private Ranks() {}

  /** {@return a rendezvous for each of so many ranks} */
  public static IntFunction<Rendezvous> of(int size) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      return rank ->
          Rendezvous.at("127.0.0.1", port, rank, size)
              .within(Duration.ofSeconds(30), Duration.ofSeconds(20));
    }
  }

  /** {@return what each rank came to} What one of them threw is thrown. */
  public static <T> List<T> together(List<Callable<T>> ranks)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(ranks.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(ranks)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
