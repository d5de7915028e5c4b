package org.javoke.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.lab.local.GenerateJob;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.local.Totals;
import org.javoke.lab.run.LineOutput;
import org.javoke.local.CompletionOptions;
import org.javoke.local.LocalModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke generate}: a model on this machine continues the prompts of a file. */
@Command(
    name = "generate",
    description = "Continue the prompts of a file with a model on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line is {\"messages\": [...], \"tools\": [...]}, {\"prompt\": TEXT} or {\"prompt_ids\": [...]}, with an",
      "\"id\" if wanted. Its answer is {\"id\", \"text\", \"token_ids\", \"logprobs\", \"top_logprobs\", \"finish\"},",
      "in the order of the lines, or {\"id\", \"error\"}; where there are errors, the exit code is 1."
    })
final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LocalModelOptions model;
  @Mixin private AdapterOptions adapter;

  @Option(
      names = "--prompts",
      required = true,
      paramLabel = "FILE",
      description = "JSON Lines, packed with gzip or Zstandard or not.")
  private Path prompts;

  @Mixin private LinesOptions lines;
  @Mixin private DrawingOptions drawing;

  @Option(names = "--ignore-eos", description = "Go on after the model's own end, to --tokens.")
  private boolean ignoreEos;

  @Option(names = "--logprobs", description = "Write the log-probability of each token.")
  private boolean logprobs;

  @Option(
      names = "--top-logprobs",
      paramLabel = "N",
      defaultValue = "0",
      description = "Write the N likeliest tokens at each place, too.")
  private int topLogprobs;

  @Override
  public Integer call() throws InterruptedException {
    Usage.requireThere(spec, "--prompts", prompts, "Name a JSON Lines file of prompts.");
    drawing.check();
    if (topLogprobs < 0 || topLogprobs > 100) {
      throw new ParameterException(
          spec.commandLine(), "--top-logprobs is " + topLogprobs + ", expected 0 to 100.");
    }
    try (LineOutput out = lines.open(settings());
        LocalModel opened = adapter.open(model)) {
      Logprobs wanted = new Logprobs(logprobs, topLogprobs);
      CompletionOptions options = drawing.options(opened.defaults(), wanted);
      return lines.tell(run(new GenerateJob(opened, options, ignoreEos), out), "prompts", "drawn");
    }
  }

  private Totals run(GenerateJob job, LineOutput out) throws InterruptedException {
    try (TokenProgress progress = lines.progress("generating")) {
      return job.run(prompts, out, progress);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = adapter.settings(model);
    settings.putAll(drawing.settings());
    settings.put("--prompts", prompts.toAbsolutePath().normalize().toString());
    settings.put("--ignore-eos", Boolean.toString(ignoreEos));
    settings.put("--logprobs", Boolean.toString(logprobs));
    settings.put("--top-logprobs", Integer.toString(topLogprobs));
    return settings;
  }
}
