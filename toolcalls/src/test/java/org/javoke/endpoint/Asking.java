package org.javoke.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;

/** What the tests of this package ask, and with which patience. */
final class Asking {

  static final Sampling PLAIN =
      new Sampling(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          false);

  static final Limits QUICK =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 20, 64, 1024 * 1024);

  private static final int SPEED = 1_000;

  private Asking() {}

  static Request request(String id) {
    return new Request(
        id, new Prompt(List.of(new Message.FromUser("question " + id)), List.of()), PLAIN, 0);
  }

  static List<Request> requests(int count) {
    return IntStream.range(0, count).mapToObj(i -> request("q" + i)).toList();
  }

  static EndpointSettings settings(String... urls) {
    return EndpointSettings.of(List.of(urls), "tiny", ApiKey.NONE).with(QUICK);
  }

  static ApiKey key(String secret) {
    return ApiKey.from(Map.of("KEY", secret), "KEY");
  }

  /** {@return a policy whose waits take a thousandth of their time} */
  static EndpointPolicy policy(EndpointSettings settings) {
    return new EndpointPolicy(settings, new Random(7), new Pace(SPEED));
  }

  static List<Answered> answers(Policy policy, List<Request> requests) throws InterruptedException {
    List<Answered> answers = new ArrayList<>();
    policy.answer(requests, answers::add);
    return answers;
  }

  /** {@return what comes of one request} */
  static Outcome outcome(EndpointSettings settings) throws InterruptedException {
    try (EndpointPolicy policy = policy(settings)) {
      return answers(policy, requests(1)).getFirst().outcome();
    }
  }
}
