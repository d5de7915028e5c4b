package org.javoke.lab.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.generate.Generation;
import org.javoke.generate.GenerationRequest;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.generate.SamplingParameters;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.lab.local.Worklist.Place;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.LineOutput;
import org.javoke.local.CompletionOptions;
import org.javoke.local.LocalModel;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.score.fair.FairScorer;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Draws several answers to each conversation of a file and judges them by its last message: {@code
 * {"id", "answers": [{"text", "right", "why"?, "mean_logprob", "says", "token_ids"}]}} for each
 * line, in their order, or {@code {"id", "error"}}. Answers that make the same calls have the same
 * {@code says}, however they are written.
 *
 * <p>What is drawn depends on the seed, the line's number and the draw's, and on nothing else in
 * the file.
 */
public final class AnswersJob {

  private final LocalModel model;
  private final CallFormat format;
  private final Drawing drawing;
  private final FairScorer scorer = new FairScorer();

  /**
   * How answers are drawn.
   *
   * @param samples of each prompt
   * @param temperature more than 0 where several are drawn
   * @param maxTokens the longest answer; one that has not ended then is wrong
   */
  public record Drawing(int samples, double temperature, int maxTokens, long seed) {

    public Drawing {
      require(samples >= 1 && samples <= 4096, "number of samples", samples, "1 to 4096");
      require(temperature >= 0 && temperature <= 100, "temperature", temperature, "0 to 100");
      require(maxTokens >= 1, "longest answer", maxTokens, "1 token or more");
    }

    private static void require(boolean holds, String name, double value, String expected) {
      if (!holds) {
        throw new InputException("The %s is %s; expected %s.".formatted(name, value, expected));
      }
    }

    /** {@return the same with another seed} */
    public Drawing withSeed(long other) {
      return new Drawing(samples, temperature, maxTokens, other);
    }
  }

  /** A line whose answers are being drawn. */
  private static final class Asked {
    private final Place place;
    private final Task task;
    private final Tokens prompt;
    private final int line;
    private final Generation[] drawn;
    private int missing;

    Asked(Place place, Task task, Tokens prompt, int line, int samples) {
      this.place = place;
      this.task = task;
      this.prompt = prompt;
      this.line = line;
      this.drawn = new Generation[samples];
      this.missing = samples;
    }
  }

  private record Draw(Asked asked, int number) {}

  /**
   * @param format in which the model writes calls
   */
  public AnswersJob(LocalModel model, CallFormat format, Drawing drawing) {
    this.model = model;
    this.format = format;
    this.drawing = drawing;
  }

  /**
   * {@return what was done}
   *
   * @param data JSON Lines of {@code messages} (and {@code tools}), of which the last is the answer
   * @throws InputException if a line is no JSON, or answers cannot be written; what comes before is
   *     answered and written
   */
  public Totals run(Path data, LineOutput out, TokenProgress progress) throws InterruptedException {
    try (Worklist<Asked> work = new Worklist<>(data, out, progress, this::asked)) {
      while (work.hasNext()) {
        model.generator().generate(new Requests(work), one -> take(work, one));
      }
      return work.finish();
    }
  }

  private Asked asked(Place place, JsonLine line) {
    var problem = SearchExample.of(line, model.words());
    Task task =
        problem
            .task()
            .orElseThrow(() ->
                new InputException(
                    "the last of the \"messages\" is not the assistant's; expected the right answer"));
    return new Asked(place, task, model.tokens(problem.prompt()), line.number(), drawing.samples());
  }

  /** All draws of a line, then those of the next: what they share is computed once. */
  private final class Requests implements Iterator<GenerationRequest> {
    private final Worklist<Asked> work;
    private @Nullable Asked current;
    private int next;

    Requests(Worklist<Asked> work) {
      this.work = work;
    }

    @Override
    public boolean hasNext() {
      return current != null || work.hasNext();
    }

    @Override
    public GenerationRequest next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Asked asked = current == null ? work.next() : current;
      int number = current == null ? 0 : next;
      next = number + 1;
      current = next < drawing.samples() ? asked : null;
      return model.request(new Draw(asked, number), asked.prompt, options(asked.line, number));
    }
  }

  private CompletionOptions options(int line, int draw) {
    SplittableRandom seeds = new SplittableRandom(drawing.seed());
    long ofLine = new SplittableRandom(seeds.nextLong() ^ line).nextLong();
    return new CompletionOptions(
        drawing.temperature() == 0
            ? SamplingParameters.GREEDY
            : SamplingParameters.temperature(drawing.temperature()),
        drawing.maxTokens(),
        List.of(),
        new SplittableRandom(ofLine ^ draw).nextLong(),
        new Logprobs(true, 0));
  }

  private void take(Worklist<Asked> work, Generation generation) {
    Draw draw = (Draw) generation.id();
    Asked asked = draw.asked();
    asked.drawn[draw.number()] = generation;
    if (--asked.missing > 0) {
      return;
    }
    List<Value> answers = new ArrayList<>();
    int tokens = 0;
    for (Generation one : asked.drawn) {
      switch (one) {
        case Generation.Refused(_, String reason) -> {
          work.refuse(asked.place, reason);
          return;
        }
        case Generation.Drawn drawn -> {
          answers.add(json(asked.task, drawn));
          tokens += drawn.tokens().length();
        }
      }
    }
    work.answer(
        asked.place,
        new JsonObject().put("id", asked.place.id()).put("answers", Value.of(answers)),
        asked.prompt.length(),
        tokens);
  }

  private Value json(Task task, Generation.Drawn drawn) {
    String text = model.text(drawn, List.of(), !task.tools().isEmpty());
    double mean = drawn.logprobs().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    JsonObject answer = new JsonObject().put("text", text);
    judge(answer, task, text, drawn.end());
    return answer
        // An answer of probability 0 was never drawn; a hair below it can be lost to rounding.
        .put("mean_logprob", Value.of(Double.isFinite(mean) ? mean : -Double.MAX_VALUE))
        .put("says", said(text))
        .put(
            "token_ids",
            Value.of(
                Arrays.stream(drawn.tokens().toArray())
                    .mapToObj(id -> Value.of((long) id))
                    .toList()))
        .done();
  }

  private void judge(JsonObject answer, Task task, String text, Generation.End end) {
    boolean whole =
        switch (end) {
          case STOP, GUIDE -> true;
          case LENGTH, CONTEXT -> false;
        };
    if (!whole) {
      answer.put("right", Value.of(false)).put("why", "it did not end");
      return;
    }
    switch (scorer.score(task, new Answer.Text(text))) {
      case Score.Correct _ -> answer.put("right", Value.of(true));
      case Score.Wrong wrong ->
          answer.put("right", Value.of(false)).put("why", wrong.explanation());
      case Score.Unscored(String reason) -> answer.put("right", Value.of(false)).put("why", reason);
      case Score.Graded _ -> answer.put("right", Value.of(false)).put("why", "it has a grade only");
    }
  }

  /** {@return the calls, however they were written; the text where there are none} */
  private String said(String text) {
    return format.parse(text) instanceof Parsed.Calls(List<ToolCall> calls, _)
        ? calls.toString()
        : text.strip();
  }
}
