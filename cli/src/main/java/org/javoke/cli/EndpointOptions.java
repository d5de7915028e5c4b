package org.javoke.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.endpoint.CachedPolicy;
import org.javoke.endpoint.ChatBody;
import org.javoke.endpoint.EndpointPolicy;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.endpoint.ResponseCache;
import org.javoke.generate.GeneratorSettings;
import org.javoke.policy.Policy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which model is asked, and how one behind an endpoint is reached. */
final class EndpointOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "An OpenAI-compatible server, with or without /v1; several times for several servers of"
              + " one model.")
  private List<String> urls = List.of();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME|DIR",
      description =
          "With --endpoint the model's name there; without it a model's folder in Hugging Face's"
              + " layout, which is run on this machine.")
  private String model;

  @Mixin private RequestOptions requests = new RequestOptions();

  @Option(
      names = "--max-concurrency",
      paramLabel = "N",
      description =
          "The most requests under way at once: on one server, 256 by default; on this machine,"
              + " 64.")
  private @Nullable Integer maxConcurrency;

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description = "Keep replies in this SQLite file and reuse them.")
  private @Nullable Path cache;

  String model() {
    return model;
  }

  /** {@return whether the model is run on this machine} */
  boolean isLocal() {
    return urls.isEmpty();
  }

  /** {@return the folder of a model that is run on this machine} */
  Path folder() {
    if (cache != null) {
      throw new ParameterException(
          command.commandLine(), "--cache keeps replies of servers: it needs --endpoint URL.");
    }
    Path folder = Path.of(model);
    Usage.requireThere(
        command,
        "--model",
        folder,
        "Name a model's folder, or the server that knows the model with --endpoint URL.");
    return folder;
  }

  /** {@return how much a model on this machine does at once} */
  GeneratorSettings generator() {
    if (maxConcurrency == null) {
      return GeneratorSettings.DEFAULT;
    }
    if (maxConcurrency < 1) {
      throw new ParameterException(
          command.commandLine(),
          "--max-concurrency is %d, expected 1 or more.".formatted(maxConcurrency));
    }
    return GeneratorSettings.DEFAULT.withMaxSequences(maxConcurrency);
  }

  List<String> urls() {
    return urls;
  }

  /** {@return the cache that is asked for, to be closed after the policy; null where none is} */
  @Nullable ResponseCache openCache() {
    return cache == null ? null : ResponseCache.open(cache);
  }

  Policy open(Map<String, String> environment, @Nullable ResponseCache opened) {
    EndpointSettings settings =
        requests.settings(urls, model, environment, maxConcurrency == null ? 256 : maxConcurrency);
    Policy policy = new EndpointPolicy(settings);
    return opened == null ? policy : new CachedPolicy(policy, opened, new ChatBody(model));
  }
}
