package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.javoke.endpoint.Endpoints.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointsTest {

  private static final URI DEAD = URI.create("http://dead");
  private static final Attempt<String> UNREACHABLE = new Attempt.Unreachable<>("refused");

  private final Endpoints endpoints =
      new Endpoints(
          List.of(URI.create("http://one"), DEAD, URI.create("http://two")),
          Asking.QUICK,
          Retries.DEFAULT,
          new Backoff(Duration.ZERO, Duration.ZERO, new Random(7)),
          new Pace(1_000_000));

  private Place enter() throws InterruptedException {
    return endpoints.enter(OptionalInt.empty()).orElseThrow();
  }

  /** {@return places at the others, both, which are kept meanwhile} */
  private List<Place> failTheDead(int times) throws InterruptedException {
    List<Place> kept = new ArrayList<>();
    int failed = 0;
    // The roomiest comes first, so that each of three has one of the first three places.
    for (Place place : List.of(enter(), enter(), enter())) {
      failed += leaveTheDead(place, kept);
    }
    while (failed < times) {
      failed += leaveTheDead(enter(), kept);
    }
    return kept;
  }

  private int leaveTheDead(Place place, List<Place> kept) {
    if (place.url().equals(DEAD)) {
      endpoints.leave(place, UNREACHABLE);
      return 1;
    }
    kept.add(place);
    return 0;
  }

  @Test
  void aDeadOneDoesNotEndTheWorkOfOthersThatTakeTheirTime() throws InterruptedException {
    List<Place> underWay = failTheDead(200);

    assertThat(underWay.stream().map(place -> place.url().getHost())).contains("one", "two");
    assertThat(endpoints.whyStopped()).isEmpty();
  }

  @Test
  void thereIsNoHopeWhereNoneCanBeReached() throws InterruptedException {
    for (Place place : failTheDead(60)) {
      endpoints.leave(place, UNREACHABLE);
    }

    assertThat(endpoints.whyStopped().orElseThrow())
        .contains("No connection to any of 3 endpoints", "connections in a row failed");
    assertThat(endpoints.enter(OptionalInt.empty())).isEmpty();
  }

  @Test
  void anAnswerGivesHopeAgain() throws InterruptedException {
    List<Place> underWay = failTheDead(60);
    endpoints.leave(underWay.get(0), new Attempt.Success<>("yes", Duration.ofMillis(3)));
    endpoints.leave(underWay.get(1), UNREACHABLE);

    assertThat(endpoints.whyStopped()).isEmpty();
  }
}
