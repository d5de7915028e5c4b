package org.javoke.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.hub.TokenizerFolder;
import org.javoke.local.ChatTokenizer;
import org.javoke.local.LocalSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Servers that compute in place of this machine, and how they are reached. */
final class ServerOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "An OpenAI-compatible server that computes, with or without /v1; several times for"
              + " several servers of one model. It needs /v1/completions with log-probabilities, as"
              + " vLLM has it.")
  private List<String> urls = List.of();

  @Option(
      names = "--model-name",
      paramLabel = "NAME",
      description = "With --endpoint the model's name there; default: what --model says.")
  private @Nullable String name;

  @Option(
      names = "--tokenizer",
      paramLabel = "DIR",
      description =
          "With --endpoint the folder of the model's tokenizer.json and chat template; default:"
              + " --model, if it is a folder.")
  private @Nullable Path tokenizer;

  @Mixin private RequestOptions requests = new RequestOptions();

  @Option(
      names = "--max-concurrency",
      paramLabel = "N",
      defaultValue = "256",
      description = "The most requests under way at once at one server. Default: ${DEFAULT-VALUE}.")
  private int maxConcurrency;

  /** {@return whether servers compute} */
  boolean areNamed() {
    if (urls.isEmpty() && (tokenizer != null || name != null)) {
      throw new ParameterException(
          command.commandLine(),
          (tokenizer == null ? "--model-name" : "--tokenizer")
              + " says something about a served model: it needs --endpoint URL.");
    }
    return !urls.isEmpty();
  }

  /** {@return the name of the model there} */
  String name(LocalModelOptions model) {
    return name == null ? model.folder().toString() : name;
  }

  /** {@return the folder of the tokenizer and the chat template} */
  Path folder(LocalModelOptions model) {
    Path folder = tokenizer == null ? model.folder() : tokenizer;
    Usage.requireThere(
        command,
        tokenizer == null ? "--model" : "--tokenizer",
        folder,
        "Prompts are made into tokens here: name a folder with the served model's tokenizer.json"
            + " and chat template with --tokenizer DIR.");
    return folder;
  }

  /** {@return the texts' side of the model; whoever asks closes it} */
  ChatTokenizer words(LocalModelOptions model) {
    return ChatTokenizer.open(new TokenizerFolder(folder(model)), LocalSettings.standard().clock());
  }

  EndpointSettings settings(LocalModelOptions model, Map<String, String> environment) {
    return requests.settings(urls, name(model), environment, maxConcurrency);
  }
}
