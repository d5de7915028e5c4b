package org.javoke.endpoint;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.javoke.input.InputException;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Hands LoRA adapters to servers that load them while they run, as vLLM does: {@code POST
 * /v1/load_lora_adapter}. Requests then name the adapter as their model.
 */
public final class AdapterServers implements AutoCloseable {

  private static final String LOAD = "/load_lora_adapter";
  private static final String UNLOAD = "/unload_lora_adapter";

  private final EndpointSettings settings;
  private final ServerClient client;
  private final Backoff backoff;
  private final Pace pace;

  public AdapterServers(EndpointSettings settings) {
    this(settings, RandomGenerator.getDefault(), Pace.REAL);
  }

  AdapterServers(EndpointSettings settings, RandomGenerator random, Pace pace) {
    this.settings = settings;
    this.client = new ServerClient(settings);
    Retries retries = settings.retries();
    this.backoff = new Backoff(retries.firstBackoff(), retries.longestBackoff(), random);
    this.pace = pace;
  }

  /**
   * Makes every server know the adapter. One that knows an adapter of that name already keeps it: a
   * name must never be given to two.
   *
   * @param path of its folder in PEFT's layout, as the servers see it
   * @throws InputException if a server does not load it; the message says what to change
   */
  public void load(String name, String path) throws InterruptedException {
    Map<String, Value> body = new LinkedHashMap<>();
    body.put("lora_name", Value.of(name));
    body.put("lora_path", Value.of(path));
    for (URI url : settings.urls(LOAD)) {
      switch (asked(url, Json.write(new Value.Fields(body)))) {
        case Attempt.Success<String> _ -> {}
        case Attempt.Refused<String>(String reason, _) when isThere(reason) -> {}
        case Attempt.Refused<String>(String reason, int status) ->
            throw refused(url, name, path, reason, status);
        case Attempt.Throttled<String>(String reason, _) -> throw lost(url, reason);
        case Attempt.Trouble<String>(String reason, _) -> throw lost(url, reason);
        case Attempt.Unreachable<String>(String reason) -> throw lost(url, reason);
      }
    }
  }

  /**
   * Makes every server forget the adapter.
   *
   * @return why one keeps it, where that is so; its memory is then not free
   */
  public Optional<String> unload(String name) throws InterruptedException {
    String body = Json.write(new Value.Fields(Map.of("lora_name", Value.of(name))));
    Optional<String> problem = Optional.empty();
    for (URI url : settings.urls(UNLOAD)) {
      switch (client.ask(url, body, (text, _) -> text)) {
        case Attempt.Success<String> _ -> {}
        case Attempt.Refused<String>(String reason, _) ->
            problem = Optional.of(url + ": " + reason);
        case Attempt.Throttled<String>(String reason, _) ->
            problem = Optional.of(url + ": " + reason);
        case Attempt.Trouble<String>(String reason, _) ->
            problem = Optional.of(url + ": " + reason);
        case Attempt.Unreachable<String>(String reason) ->
            problem = Optional.of(url + ": " + reason);
      }
    }
    return problem;
  }

  @Override
  public void close() {
    client.close();
  }

  /** {@return what came of it in the end, failures that may pass tried again} */
  private Attempt<String> asked(URI url, String body) throws InterruptedException {
    for (int failed = 1; ; failed++) {
      Attempt<String> attempt = client.ask(url, body, (text, _) -> text);
      Optional<Duration> retryAfter =
          switch (attempt) {
            case Attempt.Success<String> _ -> null;
            case Attempt.Refused<String> _ -> null;
            case Attempt.Throttled<String>(_, Optional<Duration> asked) -> asked;
            case Attempt.Trouble<String>(_, Optional<Duration> asked) -> asked;
            case Attempt.Unreachable<String> _ -> Optional.empty();
          };
      if (retryAfter == null || failed >= settings.retries().attempts()) {
        return attempt;
      }
      Thread.sleep(Duration.ofNanos(pace.real(backoff.after(failed, retryAfter))));
    }
  }

  private static boolean isThere(String reason) {
    return reason.contains("already been loaded") || reason.contains("already loaded");
  }

  private static InputException refused(
      URI url, String name, String path, String reason, int status) {
    String what =
        status == 404 || status == 405
            ? "Start vLLM with --enable-lora and with VLLM_ALLOW_RUNTIME_LORA_UPDATING=True in its environment"
            : "Start vLLM with --enable-lora, a --max-lora-rank not below the adapter's, and VLLM_ALLOW_RUNTIME_LORA_UPDATING=True in its environment; the folder must be on a file system that the server shares";
    return new InputException(
        "%s does not load the adapter %s from %s: %s. %s; then run the same command again."
            .formatted(url, name, path, reason, what));
  }

  private static InputException lost(URI url, String reason) {
    return new InputException(
        "%s does not answer: %s. Check that the server runs, then run the same command again."
            .formatted(url, reason));
  }
}
