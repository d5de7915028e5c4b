package org.javoke.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.javoke.endpoint.EndpointRun.End;
import org.javoke.input.InputException;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;

/**
 * A model behind one or several OpenAI-compatible servers.
 *
 * <p>How many requests are under way adapts to what each server can take; failures that may pass
 * are tried again after a while. What cannot be had in the end is {@link Outcome.Failed}.
 */
public final class EndpointPolicy implements Policy {

  /** For each request that can be under way, one more may wait for another attempt. */
  private static final int OPEN_PER_PLACE = 2;

  private final EndpointSettings settings;
  private final ServerClient client;
  private final Backoff backoff;
  private final Endpoints endpoints;

  public EndpointPolicy(EndpointSettings settings) {
    this(settings, RandomGenerator.getDefault(), Pace.REAL);
  }

  EndpointPolicy(EndpointSettings settings, RandomGenerator random, Pace pace) {
    this.settings = settings;
    this.client = new ServerClient(settings);
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
    new EndpointRun<>(
            client,
            new Chat(new ChatBody(settings.model())),
            endpoints,
            settings.retries(),
            backoff,
            OPEN_PER_PLACE * places,
            (request, end) -> sink.accept(new Answered(request, outcome(end))))
        .answer(requests);
    Optional<String> why = endpoints.whyStopped();
    if (why.isPresent()) {
      throw new InputException(why.get());
    }
  }

  /** Chat completions. */
  private record Chat(ChatBody bodies) implements EndpointRun.Protocol<Request, ChatReply> {
    @Override
    public String write(Request request) {
      return bodies.write(request);
    }

    @Override
    public ChatReply read(Request request, String body, ApiKey key) throws MalformedReplyException {
      return ChatReply.read(body, key);
    }
  }

  private static Outcome outcome(End<ChatReply> end) {
    return switch (end) {
      case End.Answered<ChatReply>(ChatReply reply, Duration latency, int attempts) ->
          new Outcome.Replied(
              reply.answer(), reply.usage(), latency, attempts, reply.meanLogprob(), List.of());
      case End.Refused<ChatReply>(String reason, _, int attempts) ->
          new Outcome.Failed(reason, attempts);
      case End.Lost<ChatReply>(String reason, int attempts) -> new Outcome.Failed(reason, attempts);
    };
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
