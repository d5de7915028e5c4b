package org.javoke.endpoint;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.javoke.input.InputException;
import org.javoke.policy.Answered;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;

/**
 * A model behind one or several OpenAI-compatible servers.
 *
 * <p>How many requests are under way adapts to what each server can take; failures that may pass
 * are tried again after a while. What cannot be had in the end is {@link
 * org.javoke.policy.Outcome.Failed}.
 */
public final class EndpointPolicy implements Policy {

  /** For each request that can be under way, one more may wait for another attempt. */
  private static final int OPEN_PER_PLACE = 2;

  private final EndpointSettings settings;
  private final ChatClient client;
  private final Backoff backoff;
  private final Endpoints endpoints;

  public EndpointPolicy(EndpointSettings settings) {
    this(settings, RandomGenerator.getDefault(), Pace.REAL);
  }

  EndpointPolicy(EndpointSettings settings, RandomGenerator random, Pace pace) {
    this.settings = settings;
    this.client = new ChatClient(settings);
    Retries retries = settings.retries();
    this.backoff = new Backoff(retries.firstBackoff(), retries.longestBackoff(), random);
    this.endpoints = new Endpoints(settings.chatUrls(), settings.limits(), retries, backoff, pace);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException after the last outcome, if no endpoint can be reached or each refuses
   *     everything; all requests that were not answered by then have failed
   */
  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink)
      throws InterruptedException {
    int places = settings.limits().maxConcurrency() * settings.urls().size();
    new EndpointRun(
            client,
            new ChatBody(settings.model()),
            endpoints,
            settings.retries(),
            backoff,
            OPEN_PER_PLACE * places,
            sink)
        .answer(requests);
    Optional<String> why = endpoints.whyStopped();
    if (why.isPresent()) {
      throw new InputException(why.get());
    }
  }

  @Override
  public boolean answersInBackground() {
    return true;
  }

  @Override
  public void close() {
    client.close();
  }
}
