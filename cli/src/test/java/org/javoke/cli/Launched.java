package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command in a process of its own, which can be killed. */
record Launched(Process process, Path log) {

  static Launched start(Path log, Map<String, String> environment, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(Javoke.class.getName());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().putAll(environment);
    return new Launched(builder.redirectOutput(log.toFile()).start(), log);
  }

  /**
   * {@return as many processes that know of each other}
   *
   * @param lostAfter so many seconds without a sign of life one of them is given up
   */
  static List<Launched> together(Path logs, int count, int lostAfter, List<String> words)
      throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<Launched> ranks = new ArrayList<>();
    for (int rank = 0; rank < count; rank++) {
      Map<String, String> place =
          Map.of(
              "RANK", String.valueOf(rank),
              "WORLD_SIZE", String.valueOf(count),
              "MASTER_ADDR", "127.0.0.1",
              "MASTER_PORT", String.valueOf(port),
              "JAVOKE_LOST_AFTER", String.valueOf(lostAfter));
      ranks.add(start(logs.resolve("rank-%d.log".formatted(rank)), place, words));
    }
    return ranks;
  }

  /** Waits until it holds, or the process ended by itself. */
  void until(BooleanSupplier holds) throws InterruptedException {
    while (process.isAlive() && !holds.getAsBoolean()) {
      Thread.sleep(2);
    }
  }

  /** {@return whether it was still at work} */
  boolean kill() throws InterruptedException {
    boolean working = process.isAlive();
    process.destroyForcibly().waitFor();
    return working;
  }

  /** Waits for its end. */
  void ends() throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
  }

  void endsWith(int exitCode) throws IOException, InterruptedException {
    ends();
    assertThat(process.exitValue()).as(said()).isEqualTo(exitCode);
  }

  String said() throws IOException {
    return Files.readString(log);
  }

  /** {@return how many lines a file has so far} */
  static long lines(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).lines().count() : 0;
    } catch (IOException _) {
      return 0; // It was renamed meanwhile.
    }
  }
}
