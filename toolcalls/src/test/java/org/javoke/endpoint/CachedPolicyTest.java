package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.input.InputException;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedPolicyTest {

  private static final ChatBody BODIES = new ChatBody("tiny");

  @TempDir Path folder;

  private static List<Answered> ask(Policy inner, ResponseCache cache, List<Request> requests)
      throws InterruptedException {
    return Asking.answers(new CachedPolicy(inner, cache, BODIES), requests);
  }

  @Test
  void asksOnlyWhatItDoesNotKnow() throws InterruptedException {
    Path file = folder.resolve("cache.db");
    Scripted first = new Scripted(request -> Scripted.says("to " + request.id()));
    try (ResponseCache cache = ResponseCache.open(file)) {
      ask(first, cache, Asking.requests(3));
    }
    Scripted second = new Scripted(_ -> Scripted.says("new"));
    try (ResponseCache cache = ResponseCache.open(file)) {
      List<Answered> answers = ask(second, cache, Asking.requests(5));
      assertThat(second.asked).extracting(Request::id).containsExactly("q3", "q4");
      assertThat(answers).extracting(a -> a.request().id()).hasSize(5).doesNotHaveDuplicates();
      Outcome.Replied known = (Outcome.Replied) answers.getFirst().outcome();
      assertThat(known.answer()).isEqualTo(new Answer.Text("to q0"));
      assertThat(known.attempts()).isZero();
      assertThat(known.latency()).isEqualTo(Duration.ofMillis(30));
      assertThat(known.meanLogprob()).hasValue(-0.5);
      assertThat(known.usage()).isEqualTo(Scripted.says("").usage());
    }
  }

  @Test
  void keepsNativeCallsAsTheyCame() {
    Outcome.Replied reply =
        new Outcome.Replied(
            new Answer.Native(List.of(new NativeCall("f", "{ no json")), "hm"),
            Usage.UNKNOWN,
            Duration.ZERO,
            0,
            OptionalDouble.empty(),
            List.of());
    assertThat(CachedReply.read(CachedReply.write(reply))).contains(reply);
  }

  @Test
  void keepsModelsSamplingAndDrawsApart() throws InterruptedException {
    Request draw0 = Asking.request("q");
    Request draw1 = new Request("q", draw0.prompt(), draw0.sampling(), 1);
    Request logprobs = new Request("q", draw0.prompt(), draw0.sampling().withLogprobs(), 0);
    Request sameUnderAnotherId = new Request("p", draw0.prompt(), draw0.sampling(), 0);
    Scripted inner = new Scripted(_ -> Scripted.says("x"));
    try (ResponseCache cache = ResponseCache.open(folder.resolve("cache.db"))) {
      ask(inner, cache, List.of(draw0, draw1, logprobs, sameUnderAnotherId));
      assertThat(inner.asked).containsExactly(draw0, draw1, logprobs);
      Asking.answers(new CachedPolicy(inner, cache, new ChatBody("other")), List.of(draw0));
      assertThat(inner.asked).hasSize(4);
    }
  }

  @Test
  void neverKeepsFailures() throws InterruptedException {
    Scripted inner = new Scripted(_ -> new Outcome.Failed("down", 3));
    try (ResponseCache cache = ResponseCache.open(folder.resolve("cache.db"))) {
      ask(inner, cache, Asking.requests(1));
      assertThat(ask(inner, cache, Asking.requests(1)))
          .extracting(Answered::outcome)
          .containsExactly(new Outcome.Failed("down", 3));
      assertThat(inner.asked).hasSize(2);
    }
  }

  @Test
  void servesManyThreads() throws IOException, InterruptedException {
    try (FakeServer server = FakeServer.start((_, n) -> FakeReply.said("reply " + n));
        ResponseCache cache = ResponseCache.open(folder.resolve("cache.db"));
        EndpointPolicy endpoint = Asking.policy(Asking.settings(server.url()))) {
      List<Answered> first = ask(endpoint, cache, Asking.requests(300));
      List<Answered> second = ask(endpoint, cache, Asking.requests(300));
      assertThat(server.count()).isEqualTo(300);
      assertThat(second)
          .extracting(a -> a.request().id() + a.outcome().toString().contains("attempts=0"))
          .containsExactlyInAnyOrderElementsOf(
              first.stream().map(a -> a.request().id() + "true").toList());
    }
  }

  @Test
  void theKeyStaysOutOfTheFile() throws IOException, InterruptedException {
    String secret = "very-secret-0123456789";
    Path file = folder.resolve("cache.db");
    try (FakeServer server =
            FakeServer.start(
                (r, _) -> FakeReply.said(r.headers().getOrDefault("authorization", "none")));
        ResponseCache cache = ResponseCache.open(file);
        EndpointPolicy endpoint =
            Asking.policy(EndpointSettings.of(List.of(server.url()), "tiny", Asking.key(secret)))) {
      assertThat(ask(endpoint, cache, Asking.requests(3)).toString()).doesNotContain(secret);
    }
    try (var files = Files.list(folder)) {
      for (Path kept : files.toList()) {
        assertThat(Files.readString(kept, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
      }
    }
  }

  @Test
  void refusesAFileThatIsNoCache() throws IOException, SQLException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no database at all\n".repeat(99));
    assertThatThrownBy(() -> ResponseCache.open(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(text.toString())
        .hasMessageContaining("Delete it, name another one, or run without a cache");
    assertThat(text).content().startsWith("no database");

    Path other = folder.resolve("other.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE songs (name TEXT)");
    }
    assertThatThrownBy(() -> ResponseCache.open(other))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a database of something else");

    assertThatThrownBy(() -> ResponseCache.open(folder.resolve("none/cache.db")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void runsOnWithoutACacheThatIsDamaged() throws IOException, InterruptedException {
    Path file = folder.resolve("cache.db");
    Scripted inner = new Scripted(_ -> Scripted.says("x".repeat(3_000)));
    try (ResponseCache cache = ResponseCache.open(file)) {
      ask(inner, cache, Asking.requests(200));
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4096; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file, bytes);
    try (ResponseCache cache = ResponseCache.open(file)) {
      assertThat(ask(inner, cache, Asking.requests(200))).hasSize(200);
      assertThat(cache.isOn()).isFalse();
    }
  }

  @Test
  void runsOnWithoutACacheWhenTheDiskIsFull() throws InterruptedException {
    Scripted inner = new Scripted(_ -> Scripted.says("x".repeat(3_000)));
    try (ResponseCache cache = ResponseCache.open(folder.resolve("cache.db"), 8)) {
      assertThat(ask(inner, cache, Asking.requests(50))).hasSize(50);
      assertThat(cache.isOn()).isFalse();
    }
    assertThat(inner.asked).hasSize(50);
  }

  @Test
  void twoProcessesMayShareIt() throws InterruptedException {
    Path file = folder.resolve("cache.db");
    try (ResponseCache one = ResponseCache.open(file);
        ResponseCache two = ResponseCache.open(file)) {
      List<Thread> threads =
          IntStream.range(0, 4)
              .mapToObj(i ->
                  Thread.ofVirtual()
                      .start(() -> {
                        for (int n = 0; n < 50; n++) {
                          (i % 2 == 0 ? one : two).store(i + ":" + n, Scripted.says("y"));
                        }
                      }))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(one.isOn() && two.isOn()).isTrue();
      assertThat(one.find("3:49")).isPresent();
      assertThat(two.find("0:0")).isPresent();
    }
  }
}
