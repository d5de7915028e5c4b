package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.call.Answer;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything that can go wrong, in 30% of the replies. */
@Timeout(120)
class EndpointChaosTest {

  private static final int REQUESTS = 600;
  private static final double SHARE = 0.3;
  private static final String BODY = FakeReply.saidBody("fine");

  private static final List<FakeReply> FAILURES =
      List.of(
          FakeReply.status(429, "{\"error\": {\"message\": \"slow down\"}}"),
          new FakeReply.Whole(429, Map.of("Retry-After", "1"), ""),
          FakeReply.status(500, "{\"detail\": \"oops\"}"),
          FakeReply.status(503, "<html>busy</html>"),
          new FakeReply.Reset(),
          new FakeReply.Truncated(BODY, 25),
          new FakeReply.Truncated(BODY, 0),
          FakeReply.status(200, BODY.substring(0, 30)),
          FakeReply.status(200, "{\"choices\": [{\"message\": {\"content\": 7}}]}"),
          FakeReply.status(200, "<html>login</html>"),
          new FakeReply.Hang(BODY, 10),
          new FakeReply.Huge(3_000_000));

  private static FakeServer start(long seed) throws IOException {
    Random random = new Random(seed);
    return FakeServer.start((_, _) -> {
      synchronized (random) {
        return random.nextDouble() < SHARE
            ? FAILURES.get(random.nextInt(FAILURES.size()))
            : FakeReply.said("fine");
      }
    });
  }

  private static EndpointSettings settings(FakeServer... servers) {
    Limits limits = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(1), 20, 64, 1024 * 1024);
    String[] urls = List.of(servers).stream().map(FakeServer::url).toArray(String[]::new);
    return Asking.settings(urls).with(limits);
  }

  private static long replied(List<Answered> answers) {
    return answers.stream().filter(a -> a.outcome() instanceof Outcome.Replied).count();
  }

  @Test
  void everyRequestEndsOnce() throws IOException, InterruptedException {
    try (FakeServer server = start(1);
        EndpointPolicy policy = Asking.policy(settings(server))) {
      List<Answered> answers = Asking.answers(policy, Asking.requests(REQUESTS));
      assertThat(answers)
          .extracting(Answered::request)
          .containsExactlyInAnyOrderElementsOf(Asking.requests(REQUESTS));
      // A request fails when 8 attempts in a row do: at 0.3 each that is 1 in 15,000.
      assertThat(replied(answers)).isGreaterThanOrEqualTo(REQUESTS - 2);
      assertThat(answers)
          .allSatisfy(answered -> {
            if (answered.outcome() instanceof Outcome.Replied replied) {
              assertThat(replied.answer()).isEqualTo(new Answer.Text("fine"));
            }
          });
      assertThat(server.count()).isGreaterThan(REQUESTS + REQUESTS / 5);
    }
  }

  @Test
  void withFewAttemptsMoreFailAndEachSaysWhy() throws IOException, InterruptedException {
    try (FakeServer one = start(2);
        FakeServer two = start(3);
        EndpointPolicy policy =
            Asking.policy(settings(one, two).with(Retries.DEFAULT.withAttempts(2)))) {
      List<Answered> answers = Asking.answers(policy, Asking.requests(REQUESTS));
      assertThat(answers)
          .extracting(Answered::request)
          .containsExactlyInAnyOrderElementsOf(Asking.requests(REQUESTS));
      // Of 10 kinds in 12 that are no 429, two in a row: about (0.3 * 10 / 12)^2 = 6%.
      assertThat(REQUESTS - replied(answers)).isBetween(REQUESTS / 50L, REQUESTS / 6L);
      assertThat(answers)
          .allSatisfy(answered -> {
            if (answered.outcome() instanceof Outcome.Failed(String reason, int attempts)) {
              assertThat(reason).startsWith("given up after " + attempts + " attempts; the last");
            }
          });
    }
  }
}
