package org.javoke.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.endpoint.ApiKey;
import org.javoke.endpoint.EndpointPolicy;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.policy.Outcome;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;

/**
 * Replies per second from a server with 100 ms latency and room for 64 requests at once, as a share
 * of the 640 that it could give. The server runs in a process of its own; what finds no room waits
 * in its queue, is turned away with status 429, or is turned away and told to wait for a second.
 *
 * <p>Each measurement has a new policy, so the way up from 20 requests at once is part of it. The
 * first one also pays for a cold JVM.
 */
public final class EndpointThroughput {

  private static final Duration LATENCY = Duration.ofMillis(100);
  private static final int PLACES = 64;
  private static final double IDEAL = PLACES / 0.1;
  private static final int REQUESTS = 5_000;

  private EndpointThroughput() {}

  /**
   * Measures, or is the server that is measured against.
   *
   * @param arguments none to measure; {@code server KIND} to be the server
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 2 && arguments[0].equals("server")) {
      serve(arguments[1]);
      return;
    }
    System.out.println("server         requests  seconds  replies/s  of ideal  peak heap MB");
    for (String kind : List.of("queue", "queue", "429", "retry-after")) {
      measure(kind);
    }
  }

  private static void serve(String kind) throws IOException {
    FakeServer.Room room =
        switch (kind) {
          case "429" -> new FakeServer.Room(PLACES, FakeReply.status(429, "{}"));
          case "retry-after" ->
              new FakeServer.Room(
                  PLACES, new FakeReply.Whole(429, Map.of("Retry-After", "1"), "{}"));
          default -> new FakeServer.Room(PLACES, null);
        };
    FakeReply reply = FakeReply.called("get_weather", "{\"city\": \"Oslo\"}").after(LATENCY);
    try (FakeServer server = FakeServer.counting((_, _) -> reply, room, 0)) {
      System.out.println(server.url());
      // Whoever started this ends it by closing its input.
      while (System.in.read() >= 0) {}
    }
  }

  private static void measure(String kind) throws IOException, InterruptedException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path", "."),
                EndpointThroughput.class.getName(),
                "server",
                kind)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      ask(kind, output.readLine());
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static void ask(String kind, String url) throws InterruptedException {
    Set<String> answered = new HashSet<>();
    long start = System.nanoTime();
    try (EndpointPolicy policy =
        new EndpointPolicy(EndpointSettings.of(List.of(url), "fake", ApiKey.NONE))) {
      policy.answer(
          () -> IntStream.range(0, REQUESTS).mapToObj(EndpointThroughput::request).iterator(),
          answer -> {
            if (answer.outcome() instanceof Outcome.Replied) {
              answered.add(answer.request().id());
            }
          });
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (answered.size() != REQUESTS) {
      throw new IllegalStateException(answered.size() + " of " + REQUESTS + " were answered");
    }
    double rate = REQUESTS / seconds;
    System.out.printf(
        Locale.ROOT,
        "%-13s %9d %8.2f %10.1f %8.1f%% %13d%n",
        kind,
        REQUESTS,
        seconds,
        rate,
        100 * rate / IDEAL,
        peakHeap() >> 20);
  }

  private static Request request(int number) {
    return new Request(
        "q" + number,
        new Prompt(
            List.of(
                new Message.FromSystem("x".repeat(4_000)),
                new Message.FromUser("What is the weather in town " + number + "?")),
            List.of()),
        new Sampling(
            OptionalDouble.of(0),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            false),
        0);
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }
}
