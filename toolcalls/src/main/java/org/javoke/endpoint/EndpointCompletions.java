package org.javoke.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.javoke.endpoint.EndpointRun.End;
import org.javoke.input.InputException;

/**
 * Text completions ({@code /v1/completions}) with log-probabilities, from one or several
 * OpenAI-compatible servers. How many are under way adapts, over all that is asked here, and
 * failures are tried again, as of {@link EndpointPolicy}. Several threads may ask.
 */
public final class EndpointCompletions implements AutoCloseable {

  private static final String PATH = "/completions";

  /** For each request that can be under way, one more may wait for another attempt. */
  private static final int OPEN_PER_PLACE = 2;

  private final EndpointSettings settings;
  private final ServerClient client;
  private final Backoff backoff;
  private final Endpoints endpoints;

  public EndpointCompletions(EndpointSettings settings) {
    this(settings, RandomGenerator.getDefault(), Pace.REAL);
  }

  EndpointCompletions(EndpointSettings settings, RandomGenerator random, Pace pace) {
    this.settings = settings;
    this.client = new ServerClient(settings);
    Retries retries = settings.retries();
    this.backoff = new Backoff(retries.firstBackoff(), retries.longestBackoff(), random);
    this.endpoints = new Endpoints(settings.urls(PATH), settings.limits(), retries, backoff, pace);
  }

  /**
   * Puts every request to a server, those that come first first, and returns when all are met.
   *
   * @param sink is handed each outcome as it arrives, one at a time, from any thread; what it
   *     throws ends the work and is thrown on
   * @throws InputException after the last outcome, if no endpoint can be reached or each refuses
   *     everything; all requests that were not answered by then are lost
   */
  public void complete(
      Iterable<CompletionRequest> requests, BiConsumer<CompletionRequest, CompletionOutcome> sink)
      throws InterruptedException {
    run(requests, false, sink);
    Optional<String> why = endpoints.whyStopped();
    if (why.isPresent()) {
      throw new InputException(why.get());
    }
  }

  /**
   * {@return what comes of one request, where a reply without log-probabilities is not tried again}
   */
  public CompletionOutcome probe(CompletionRequest request) throws InterruptedException {
    List<CompletionOutcome> outcomes = new ArrayList<>();
    run(List.of(request), true, (_, outcome) -> outcomes.add(outcome));
    return outcomes.getFirst();
  }

  /** {@return who is asked, and how} */
  public EndpointSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    client.close();
  }

  private void run(
      Iterable<CompletionRequest> requests,
      boolean probing,
      BiConsumer<CompletionRequest, CompletionOutcome> sink)
      throws InterruptedException {
    int places = settings.limits().maxConcurrency() * settings.urls().size();
    new EndpointRun<>(
            client,
            new Texts(settings.model(), probing),
            endpoints,
            settings.retries(),
            backoff,
            OPEN_PER_PLACE * places,
            (request, end) -> sink.accept(request, outcome(end)))
        .answer(requests);
  }

  private static CompletionOutcome outcome(End<CompletionOutcome> end) {
    return switch (end) {
      case End.Answered<CompletionOutcome>(CompletionOutcome read, _, _) -> read;
      case End.Refused<CompletionOutcome>(String reason, int status, _) ->
          new CompletionOutcome.Refused(reason, status);
      case End.Lost<CompletionOutcome>(String reason, _) -> new CompletionOutcome.Lost(reason);
    };
  }

  /** Text completions. */
  private record Texts(String model, boolean probing)
      implements EndpointRun.Protocol<CompletionRequest, CompletionOutcome> {
    @Override
    public String write(CompletionRequest request) {
      return CompletionBody.write(request, model);
    }

    @Override
    public OptionalInt home(CompletionRequest request) {
      return OptionalInt.of(request.group().hashCode());
    }

    @Override
    public CompletionOutcome read(CompletionRequest request, String body, ApiKey key)
        throws MalformedReplyException {
      try {
        return new CompletionOutcome.Completed(CompletionReader.read(request, body, key));
      } catch (MissingLogprobsException e) {
        if (probing) {
          return new CompletionOutcome.Lacking(String.valueOf(e.getMessage()));
        }
        throw e;
      }
    }
  }
}
