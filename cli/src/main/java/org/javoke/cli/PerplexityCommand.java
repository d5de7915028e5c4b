package org.javoke.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.javoke.lab.local.PerplexityJob;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.run.LineOutput;
import org.javoke.local.LocalModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke perplexity}: how likely a model on this machine finds given completions. */
@Command(
    name = "perplexity",
    description = "Tell how likely a model on this machine finds the completions of a file.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line is {\"messages\": [...], \"tools\": [...]}, whose last message is the completion,",
      "{\"prompt\": TEXT, \"completion\": TEXT} or {\"prompt_ids\": [...], \"completion_ids\": [...]}, with an",
      "\"id\" if wanted. Its answer is {\"id\", \"tokens\", \"mean_logprob\", \"perplexity\", \"logprobs\"}, in",
      "the order of the lines, or {\"id\", \"error\"}; where there are errors, the exit code is 1."
    })
final class PerplexityCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LocalModelOptions model;
  @Mixin private AdapterOptions adapter;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "JSON Lines, packed with gzip or Zstandard or not.")
  private Path data;

  @Mixin private LinesOptions lines;

  @Option(names = "--logprobs", description = "Write the log-probability of each token.")
  private boolean logprobs;

  @Override
  public Integer call() throws InterruptedException {
    Usage.requireThere(spec, "--data", data, "Name a JSON Lines file of completions.");
    try (LineOutput out = lines.open(settings());
        LocalModel opened = adapter.open(model)) {
      PerplexityJob.Result result = run(new PerplexityJob(opened, logprobs), out);
      OptionalDouble mean = result.perplexities().mean();
      OptionalDouble median = result.perplexities().median();
      if (mean.isPresent() && median.isPresent()) {
        lines
            .summary()
            .println(
                String.format(
                    Locale.ROOT,
                    "perplexity: mean %,.4f, median %,.4f.",
                    mean.getAsDouble(),
                    median.getAsDouble()));
      }
      return lines.tell(result.totals(), "completions", "scored");
    }
  }

  private PerplexityJob.Result run(PerplexityJob job, LineOutput out) throws InterruptedException {
    try (TokenProgress progress = lines.progress("scoring")) {
      return job.run(data, out, progress);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = adapter.settings(model);
    settings.put("--data", data.toAbsolutePath().normalize().toString());
    settings.put("--logprobs", Boolean.toString(logprobs));
    return settings;
  }
}
