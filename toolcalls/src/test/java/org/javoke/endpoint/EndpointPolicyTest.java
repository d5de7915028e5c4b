package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.input.InputException;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EndpointPolicyTest {

  private static final String SECRET = "very-secret-0123456789";

  @Test
  void asksAndReads() throws IOException, InterruptedException {
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.called("f", "{\"a\":1}"))) {
      Outcome outcome = Asking.outcome(Asking.settings(server.url()));
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Replied.class,
              replied -> {
                assertThat(replied.answer())
                    .isEqualTo(new Answer.Native(List.of(new NativeCall("f", "{\"a\":1}")), ""));
                assertThat(replied.attempts()).isEqualTo(1);
                assertThat(replied.latency()).isPositive();
                assertThat(replied.changes()).isEmpty();
              });
      assertThat(server.received()).hasSize(1);
      FakeServer.Received received = server.received().getFirst();
      assertThat(received.path()).isEqualTo("/v1/chat/completions");
      assertThat(received.headers())
          .containsEntry("content-type", "application/json")
          .doesNotContainKey("authorization");
      assertThat(received.body()).contains("\"question q0\"");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 599})
  void triesAgainWhatMayPass(int status) throws IOException, InterruptedException {
    try (FakeServer server =
        FakeServer.start(
            (_, n) -> n < 3 ? FakeReply.status(status, "no") : FakeReply.said("yes"))) {
      assertThat(Asking.outcome(Asking.settings(server.url())))
          .isInstanceOfSatisfying(
              Outcome.Replied.class, replied -> assertThat(replied.attempts()).isEqualTo(4));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 403, 404, 413, 422})
  void doesNotTryAgainWhatWillNotPass(int status) throws IOException, InterruptedException {
    String body = "{\"error\": {\"message\": \"because\\n of this\", \"code\": 7}}";
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.status(status, body))) {
      assertThat(Asking.outcome(Asking.settings(server.url())))
          .isEqualTo(new Outcome.Failed("HTTP " + status + ": because of this", 1));
      assertThat(server.count()).isEqualTo(1);
    }
  }

  @Test
  void givesUpInTheEndAndSaysWhy() throws IOException, InterruptedException {
    try (FakeServer server =
        FakeServer.start((_, _) -> FakeReply.status(500, "{\"detail\": \"out of memory\"}"))) {
      assertThat(Asking.outcome(Asking.settings(server.url())))
          .isEqualTo(
              new Outcome.Failed(
                  "given up after 8 attempts; the last: HTTP 500: out of memory", 8));
      assertThat(server.count()).isEqualTo(8);
    }
  }

  @Test
  void beingTurnedAwayCountsApartFromFailures() throws IOException, InterruptedException {
    try (FakeServer server =
        FakeServer.start((_, n) -> FakeReply.status(n < 20 ? 429 : n < 27 ? 500 : 200, "{}"))) {
      assertThat(Asking.outcome(Asking.settings(server.url())))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> {
                assertThat(failed.attempts()).isEqualTo(28);
                assertThat(failed.reason()).contains("a reply without 'choices'");
              });
    }
  }

  @Test
  void triesAgainWhenConnectionsBreakAndRepliesMakeNoSense()
      throws IOException, InterruptedException {
    String body = FakeReply.saidBody("yes");
    List<FakeReply> failures =
        List.of(
            new FakeReply.Reset(),
            new FakeReply.Truncated(body, 40),
            FakeReply.status(200, body.substring(0, 40)),
            new FakeReply.Whole(200, Map.of("Content-Type", "text/html"), "<html>busy</html>"),
            FakeReply.status(200, ""));
    try (FakeServer server =
        FakeServer.start((_, n) -> n < failures.size() ? failures.get(n) : FakeReply.said("yes"))) {
      assertThat(Asking.outcome(Asking.settings(server.url())))
          .isInstanceOfSatisfying(
              Outcome.Replied.class,
              replied -> {
                assertThat(replied.answer()).isEqualTo(new Answer.Text("yes"));
                assertThat(replied.attempts()).isEqualTo(6);
              });
    }
  }

  @Test
  void aBodyThatHangsTimesOut() throws IOException, InterruptedException {
    FakeReply hang = new FakeReply.Hang(FakeReply.saidBody("never"), 20);
    Limits hasty = Asking.QUICK.withTimeout(Duration.ofMillis(150));
    try (FakeServer server =
        FakeServer.start((_, n) -> n == 0 ? hang : FakeReply.said("at last"))) {
      assertThat(Asking.outcome(Asking.settings(server.url()).with(hasty)))
          .isInstanceOfSatisfying(
              Outcome.Replied.class, replied -> assertThat(replied.attempts()).isGreaterThan(1));
    }
    try (FakeServer server = FakeServer.start((_, _) -> hang)) {
      EndpointSettings once =
          Asking.settings(server.url()).with(hasty).with(Retries.DEFAULT.withAttempts(1));
      assertThat(Asking.outcome(once))
          .isEqualTo(
              new Outcome.Failed(
                  "given up after 1 attempts; the last: no complete reply within 150 ms", 1));
    }
  }

  @Test
  void readsNoMoreThanTheLimit() throws IOException, InterruptedException {
    try (FakeServer server = FakeServer.start((_, _) -> new FakeReply.Huge(50_000_000))) {
      assertThat(Asking.outcome(Asking.settings(server.url())))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("more than 1,048,576 bytes"));
    }
  }

  @Test
  void aLyingContentLengthTakesNoMemory() throws IOException, InterruptedException {
    FakeReply lie = new FakeReply.Whole(200, Map.of("Content-Length", "2000000000000"), "{}");
    EndpointSettings settings = Asking.settings("http://127.0.0.1:1");
    try (FakeServer server = FakeServer.start((_, _) -> lie)) {
      assertThat(
              Asking.outcome(
                  Asking.settings(server.url())
                      .with(settings.limits().withTimeout(Duration.ofMillis(200)))
                      .with(Retries.DEFAULT.withAttempts(2))))
          .isInstanceOf(Outcome.Failed.class);
    }
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws IOException, InterruptedException {
    FakeReply later = new FakeReply.Whole(429, Map.of("Retry-After", "50"), "slow down");
    try (FakeServer server = FakeServer.start((_, n) -> n == 0 ? later : FakeReply.said("now"))) {
      long start = System.nanoTime();
      assertThat(Asking.outcome(Asking.settings(server.url()))).isInstanceOf(Outcome.Replied.class);
      // 50 s pass in 50 ms here.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(50));
    }
  }

  @Test
  void theKeyReachesTheServerAndNobodyElse() throws IOException, InterruptedException {
    List<FakeReply> echoes =
        List.of(FakeReply.status(500, "x"), FakeReply.said("x"), FakeReply.called("f", "x"));
    for (FakeReply kind : echoes) {
      try (FakeServer server =
          FakeServer.start((request, _) -> {
            FakeReply.Whole whole = (FakeReply.Whole) kind;
            String header = request.headers().getOrDefault("authorization", "none");
            return FakeReply.status(
                whole.status(),
                whole.body().replace("\"x\"", "\"" + header + "\"").replaceAll("^x$", header));
          })) {
        EndpointSettings settings =
            EndpointSettings.of(List.of(server.url()), "tiny", Asking.key(SECRET))
                .with(Asking.QUICK);
        Outcome outcome = Asking.outcome(settings);
        assertThat(server.received().getFirst().headers())
            .containsEntry("authorization", "Bearer " + SECRET);
        assertThat(outcome.toString()).contains("Bearer [API key]").doesNotContain("secret");
        assertThat(settings.toString()).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void stopsEarlyWhenNobodyListens() throws IOException, InterruptedException {
    String nowhere;
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.said("x"))) {
      nowhere = server.url();
    }
    List<Answered> answers = new ArrayList<>();
    try (EndpointPolicy policy = Asking.policy(Asking.settings(nowhere))) {
      assertThatThrownBy(() -> policy.answer(Asking.requests(500), answers::add))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("No connection to " + nowhere + "/v1/chat/completions")
          .hasMessageContaining("Check that the server runs");
    }
    assertThat(answers).hasSize(500).doesNotHaveDuplicates();
    assertThat(answers)
        .allSatisfy(answered -> assertThat(answered.outcome()).isInstanceOf(Outcome.Failed.class));
  }

  @Test
  void stopsEarlyWhenEverythingIsRefused() throws IOException {
    try (FakeServer server =
        FakeServer.start((_, _) -> FakeReply.status(401, "{\"error\": \"no such key\"}"))) {
      List<Answered> answers = new ArrayList<>();
      try (EndpointPolicy policy = Asking.policy(Asking.settings(server.url()))) {
        assertThatThrownBy(() -> policy.answer(Asking.requests(500), answers::add))
            .isInstanceOf(InputException.class)
            .hasMessageContaining("refuses every request: HTTP 401: no such key");
      }
      assertThat(answers).hasSize(500);
      assertThat(server.count()).isLessThan(100);
    }
  }

  @Test
  void sharesRequestsAmongEndpointsAndLeavesADeadOneAside()
      throws IOException, InterruptedException {
    String dead;
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.said("x"))) {
      dead = server.url();
    }
    // No reply comes before each of the two has six requests: 20 at once are allowed for each.
    CountDownLatch atOne = new CountDownLatch(6);
    CountDownLatch atTwo = new CountDownLatch(6);
    try (FakeServer one = FakeServer.start((_, _) -> onceHeard(atOne, atTwo));
        FakeServer two = FakeServer.start((_, _) -> onceHeard(atTwo, atOne));
        EndpointPolicy policy = Asking.policy(Asking.settings(one.url(), dead, two.url()))) {
      List<Answered> answers = Asking.answers(policy, Asking.requests(600));
      assertThat(answers)
          .hasSize(600)
          .allSatisfy(a -> assertThat(a.outcome()).isInstanceOf(Outcome.Replied.class));
      assertThat(atOne.getCount() + atTwo.getCount()).isZero();
    }
  }

  private static FakeReply onceHeard(CountDownLatch here, CountDownLatch there) {
    here.countDown();
    try {
      here.await();
      there.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return FakeReply.said("x");
  }

  @Test
  void asksNoMoreAtOnceThanAllowed() throws IOException, InterruptedException {
    CountDownLatch three = new CountDownLatch(3);
    Limits few = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 20, 3, 1024 * 1024);
    try (FakeServer server = FakeServer.start((_, _) -> onceHeard(three, three));
        EndpointPolicy policy = Asking.policy(Asking.settings(server.url()).with(few))) {
      assertThat(Asking.answers(policy, Asking.requests(100))).hasSize(100);
      assertThat(server.mostActive()).isEqualTo(3);
    }
  }

  @Test
  void whatTheSinkThrowsEndsTheWork() throws IOException {
    AtomicInteger seen = new AtomicInteger();
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.said("x"));
        EndpointPolicy policy = Asking.policy(Asking.settings(server.url()))) {
      assertThatThrownBy(() ->
              policy.answer(
                  Asking.requests(10_000),
                  _ -> {
                    if (seen.incrementAndGet() == 5) {
                      throw new IllegalStateException("disk full");
                    }
                  }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("disk full");
      assertThat(seen).hasValue(5);
      assertThat(server.count()).isLessThan(1_000);
    }
  }

  @Test
  void whatTheRequestsThrowEndsTheWork() throws IOException {
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.said("x"));
        EndpointPolicy policy = Asking.policy(Asking.settings(server.url()))) {
      assertThatThrownBy(() ->
              policy.answer(
                  () -> {
                    throw new InputException("line 317 is broken");
                  },
                  _ -> {}))
          .isInstanceOf(InputException.class);
    }
  }

  @Test
  void whatBrokeFirstIsToldThoughTheRequestsThrowAfterIt() throws IOException {
    Request first = Asking.request("q0");
    Iterator<Request> requests = Stream.iterate(first, _ -> afterTheWorkIsInterrupted()).iterator();
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.said("x"));
        EndpointPolicy policy = Asking.policy(Asking.settings(server.url()))) {
      assertThatThrownBy(() ->
              policy.answer(
                  () -> requests,
                  _ -> {
                    throw new IllegalStateException("disk full");
                  }))
          .hasMessage("disk full");
    }
  }

  private static Request afterTheWorkIsInterrupted() {
    try {
      Thread.sleep(Duration.ofSeconds(30));
      return Asking.request("never");
    } catch (InterruptedException e) {
      throw new InputException("line 317 is cut off", e);
    }
  }

  @Test
  void anInterruptEndsTheWork() throws IOException, InterruptedException {
    try (FakeServer server =
            FakeServer.start((_, _) -> new FakeReply.Hang(FakeReply.saidBody("x"), 3));
        EndpointPolicy policy = Asking.policy(Asking.settings(server.url()))) {
      List<Throwable> thrown = new ArrayList<>();
      Thread asking =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  policy.answer(Asking.requests(50), _ -> {});
                } catch (InterruptedException e) {
                  thrown.add(e);
                }
              });
      Thread.sleep(100);
      asking.interrupt();
      assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
      assertThat(thrown).hasSize(1);
    }
  }
}
