package org.javoke.lab.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.javoke.generate.Generation;
import org.javoke.generate.Generation.Likely;
import org.javoke.generate.GenerationRequest;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.lab.local.Worklist.Place;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.LineOutput;
import org.javoke.local.CompletionOptions;
import org.javoke.local.LocalModel;
import org.javoke.value.Value;

/**
 * Continues the prompts of a file: {@code {"id", "text", "token_ids", "logprobs"?, "top_logprobs"?,
 * "finish"}} for each line, in their order, or {@code {"id", "error"}}.
 *
 * <p>The random stream of a line is made of the seed and the line's number, so what is drawn
 * depends on nothing else in the file, nor on where an earlier process stopped.
 */
public final class GenerateJob {

  private final LocalModel model;
  private final CompletionOptions options;
  private final boolean ignoreEos;

  /** A line that is being continued. */
  private record Asked(Place place, boolean offersTools) {}

  /**
   * @param ignoreEos whether the tokens that end a reply are passed over, to the longest length
   */
  public GenerateJob(LocalModel model, CompletionOptions options, boolean ignoreEos) {
    this.model = model;
    this.options = options;
    this.ignoreEos = ignoreEos;
  }

  /**
   * {@return what was done}
   *
   * @param prompts JSON Lines, packed or not
   * @throws InputException if a line is no JSON, or answers cannot be written; what comes before is
   *     answered and written
   */
  public Totals run(Path prompts, LineOutput out, TokenProgress progress)
      throws InterruptedException {
    try (Worklist<GenerationRequest> work = new Worklist<>(prompts, out, progress, this::request)) {
      while (work.hasNext()) {
        model.generator().generate(work, generation -> answer(work, generation));
      }
      return work.finish();
    }
  }

  private GenerationRequest request(Place place, JsonLine line) {
    PromptLine prompt = PromptLine.of(line, model);
    GenerationRequest request =
        model.request(
            new Asked(place, prompt.offersTools()),
            prompt.tokens(),
            options.withSeed(stream(options.seed(), line.number())));
    return ignoreEos ? endless(request) : request;
  }

  private static GenerationRequest endless(GenerationRequest request) {
    return new GenerationRequest(
        request.id(),
        request.prompt(),
        request.sampling(),
        request.maxTokens(),
        Set.of(),
        request.seed(),
        request.guide(),
        request.logprobs());
  }

  private static long stream(long seed, int line) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ line).nextLong();
  }

  private void answer(Worklist<GenerationRequest> work, Generation generation) {
    Asked asked = (Asked) generation.id();
    switch (generation) {
      case Generation.Refused(_, String reason) -> work.refuse(asked.place(), reason);
      case Generation.Drawn drawn ->
          work.answer(
              asked.place(), json(asked, drawn), drawn.promptTokens(), drawn.tokens().length());
    }
  }

  private JsonObject json(Asked asked, Generation.Drawn drawn) {
    // Marks of calls are special tokens in some vocabularies, and calls are wanted.
    String text = model.text(drawn, options.stopStrings(), asked.offersTools());
    JsonObject answer =
        new JsonObject()
            .put("id", asked.place().id())
            .put("text", text)
            .put(
                "token_ids", JsonObject.array(drawn.tokens().stream().boxed().toList(), Value::of));
    if (options.logprobs().chosen()) {
      answer.put("logprobs", JsonObject.array(drawn.logprobs(), Value::of));
    }
    if (options.logprobs().top() > 0) {
      answer.put("top_logprobs", JsonObject.array(drawn.top(), GenerateJob::likeliest));
    }
    return answer.put("finish", finish(drawn.end()));
  }

  private static Value likeliest(List<Likely> tokens) {
    return JsonObject.array(
        tokens,
        likely ->
            new JsonObject()
                .put("token_id", likely.token())
                .put("logprob", Value.of(likely.logprob()))
                .done());
  }

  private static String finish(Generation.End end) {
    return switch (end) {
      case STOP, LENGTH, CONTEXT -> end.name().toLowerCase(Locale.ROOT);
      case GUIDE -> "stop_string";
    };
  }
}
