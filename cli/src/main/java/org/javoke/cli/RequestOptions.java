package org.javoke.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.javoke.endpoint.ApiKey;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.endpoint.Limits;
import org.javoke.endpoint.Retries;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How requests to servers are sent. */
final class RequestOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--api-key-env",
      paramLabel = "VARIABLE",
      defaultValue = "OPENAI_API_KEY",
      description =
          "The environment variable that holds the API key, if one is needed; default:"
              + " ${DEFAULT-VALUE}.")
  private String keyVariable = "OPENAI_API_KEY";

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "For one attempt, to the last byte. Default: ${DEFAULT-VALUE}.")
  private long timeout;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "8",
      description = "How often a request is tried before it fails. Default: ${DEFAULT-VALUE}.")
  private int attempts;

  /**
   * {@return how these servers are reached}
   *
   * @param concurrency the most requests under way at once at one server
   */
  EndpointSettings settings(
      List<String> urls, String model, Map<String, String> environment, int concurrency) {
    return Usage.understood(
        command,
        () ->
            EndpointSettings.of(urls, model, ApiKey.from(environment, keyVariable))
                .with(
                    Limits.DEFAULT
                        .withTimeout(Duration.ofSeconds(timeout))
                        .withMaxConcurrency(concurrency))
                .with(Retries.DEFAULT.withAttempts(attempts)));
  }
}
