package org.javoke.lab.local;

import java.nio.file.Path;
import org.javoke.generate.CompletionScorer;
import org.javoke.generate.CompletionScorer.Outcome;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.lab.local.Worklist.Place;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.LineOutput;
import org.javoke.local.LanguageModel;
import org.javoke.value.Value;

/**
 * Tells how likely a model finds the completions of a file: {@code {"id", "tokens", "mean_logprob",
 * "perplexity", "logprobs"?}} for each line, in their order, or {@code {"id", "error"}}. Logarithms
 * are natural, and a perplexity is exp(-mean log-probability) (iTool eq. 4).
 */
public final class PerplexityJob {

  private final LanguageModel model;
  private final boolean logprobs;

  /** A line that is being scored. */
  private record Asked(Place place, int promptTokens) {}

  /** What was done, and what came of it. */
  public record Result(Totals totals, Perplexities perplexities) {}

  /**
   * @param logprobs whether those of each token are written
   */
  public PerplexityJob(LanguageModel model, boolean logprobs) {
    this.model = model;
    this.logprobs = logprobs;
  }

  /**
   * {@return what was done}
   *
   * @param data JSON Lines, packed or not
   * @throws InputException if a line is no JSON, or answers cannot be written; what comes before is
   *     answered and written
   */
  public Result run(Path data, LineOutput out, TokenProgress progress) throws InterruptedException {
    Perplexities perplexities = new Perplexities();
    out.before(line -> {
      if (line.object().at("perplexity") instanceof Value.Real(double perplexity)) {
        perplexities.add(perplexity);
      }
    });
    try (Worklist<CompletionScorer.Request> work =
        new Worklist<>(data, out, progress, this::request)) {
      while (work.hasNext()) {
        model.score(work, outcome -> answer(work, outcome, perplexities));
      }
      return new Result(work.finish(), perplexities);
    }
  }

  private CompletionScorer.Request request(Place place, JsonLine line) {
    CompletionLine asked = CompletionLine.of(line, model.words());
    Tokens prompt = asked.prompt();
    return new CompletionScorer.Request(
        new Asked(place, prompt.length()), prompt, asked.completion());
  }

  private void answer(
      Worklist<CompletionScorer.Request> work, Outcome outcome, Perplexities perplexities) {
    Asked asked = (Asked) outcome.id();
    switch (outcome) {
      case Outcome.Refused(_, String reason) -> work.refuse(asked.place(), reason);
      case Outcome.Scored scored -> {
        perplexities.add(scored.perplexity());
        work.answer(
            asked.place(),
            json(asked.place(), scored),
            asked.promptTokens(),
            scored.logprobs().size());
      }
    }
  }

  private JsonObject json(Place place, Outcome.Scored scored) {
    JsonObject answer =
        new JsonObject()
            .put("id", place.id())
            .put("tokens", scored.logprobs().size())
            .put("mean_logprob", Value.of(scored.meanLogprob()))
            .put("perplexity", Value.of(scored.perplexity()));
    return logprobs
        ? answer.put("logprobs", JsonObject.array(scored.logprobs(), Value::of))
        : answer;
  }
}
