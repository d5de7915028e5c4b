package org.javoke.endpoint;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks an endpoint once, and makes an {@link Attempt} of whatever comes back. */
final class ServerClient implements AutoCloseable {

  /** Of a body that only explains a failure, this much is read. */
  private static final int LONGEST_EXPLANATION = 16 * 1024;

  private final EndpointSettings settings;
  private final HttpClient http;
  private final BoundedBody.Memory memory;

  ServerClient(EndpointSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.limits().connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    // A body is held about four times: as bytes, twice while they are joined, as text, as values.
    this.memory =
        new BoundedBody.Memory(
            Math.max(settings.limits().maxReplyBytes(), Runtime.getRuntime().maxMemory() / 8));
  }

  /** Understands the body of a reply with status 200. */
  @FunctionalInterface
  interface Reading<R> {
    R read(String body, ApiKey key) throws MalformedReplyException;
  }

  /**
   * {@return what came of it} The time allowed covers the whole exchange, the body included.
   *
   * @throws InterruptedException if interrupted; the exchange is given up
   */
  <R> Attempt<R> ask(URI endpoint, String body, Reading<R> reading) throws InterruptedException {
    long start = System.nanoTime();
    CompletableFuture<HttpResponse<BoundedBody.Body>> exchange =
        http.sendAsync(request(endpoint, body), this::subscriber);
    try {
      HttpResponse<BoundedBody.Body> response =
          exchange.get(settings.limits().timeout().toNanos(), TimeUnit.NANOSECONDS);
      return judge(response, reading, Duration.ofNanos(System.nanoTime() - start));
    } catch (TimeoutException e) {
      return new Attempt.Trouble<>(
          "no complete reply within " + seconds(settings.limits().timeout()), Optional.empty());
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private HttpRequest request(URI endpoint, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    settings.key().header().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  private BoundedBody subscriber(HttpResponse.ResponseInfo response) {
    return new BoundedBody(
        response.statusCode() == 200 ? settings.limits().maxReplyBytes() : LONGEST_EXPLANATION,
        memory);
  }

  private <R> Attempt<R> judge(
      HttpResponse<BoundedBody.Body> response, Reading<R> reading, Duration latency) {
    int status = response.statusCode();
    String body = response.body().text();
    if (status == 200) {
      return response.body().whole() ? read(body, reading, latency) : tooLong(response.body());
    }
    String reason = "HTTP " + status + ": " + ServerMessage.of(body, settings.key());
    Optional<Duration> retryAfter =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(
                h -> RetryAfter.parse(h, Instant.now(), settings.retries().longestRetryAfter()));
    if (status == 429) {
      return new Attempt.Throttled<>(reason, retryAfter);
    }
    if (status == 408 || status >= 500) {
      return new Attempt.Trouble<>(reason, retryAfter);
    }
    return new Attempt.Refused<>(reason, status);
  }

  private <R> Attempt<R> read(String body, Reading<R> reading, Duration latency) {
    try {
      return new Attempt.Success<>(reading.read(body, settings.key()), latency);
    } catch (MalformedReplyException e) {
      return trouble("the server sent " + e.getMessage());
    }
  }

  private <R> Attempt<R> tooLong(BoundedBody.Body body) {
    return body.length() >= settings.limits().maxReplyBytes()
        ? trouble("a reply of more than %,d bytes".formatted(settings.limits().maxReplyBytes()))
        : trouble("a long reply, while other long replies filled the memory");
  }

  private <R> Attempt<R> failed(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          new Attempt.Unreachable<>(
              "no connection within " + seconds(settings.limits().connectTimeout()));
      case ConnectException e -> new Attempt.Unreachable<>(unreachable(e));
      case IOException e -> trouble("the connection broke: " + message(e));
      case null -> throw new IllegalStateException("an exchange failed without a cause");
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(cause);
    };
  }

  // The client's own message is null for both of these.
  private String unreachable(ConnectException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof UnresolvedAddressException || t instanceof UnknownHostException) {
        return "the host name is unknown";
      }
    }
    return e.getMessage() == null ? "connection refused" : message(e);
  }

  private <R> Attempt<R> trouble(String reason) {
    return new Attempt.Trouble<>(settings.key().redact(reason), Optional.empty());
  }

  private String message(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return ServerMessage.of(message, settings.key());
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
