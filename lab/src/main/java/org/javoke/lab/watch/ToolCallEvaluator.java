package org.javoke.lab.watch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.javoke.call.CallFormat;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.lab.run.FileHashes;
import org.javoke.lab.train.Limits;
import org.javoke.local.Constraints;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalPolicy;
import org.javoke.local.LocalSettings;
import org.javoke.samples.LossOn;
import org.javoke.samples.TrainingData;
import org.javoke.train.Example;
import org.javoke.train.HeldOutLoss;
import org.javoke.train.LogProbs;
import org.javoke.train.Selected;
import org.javoke.train.Trainee;
import org.jspecify.annotations.Nullable;

/**
 * Measures a model on held-out samples: {@code eval_loss} and {@code eval_mean_token_accuracy} over
 * the tokens that bear loss, and the {@linkplain ToolCallMetrics metrics of tool calls} over the
 * replies that it writes, greedily, with the weights that it has at the time.
 *
 * <p>Templates that print the date are shown the same one always, so that an evaluation gives the
 * same on whatever day a run goes on.
 */
public final class ToolCallEvaluator implements Evaluator {

  private static final Clock DAY =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final ModelFolder folder;
  private final Settings settings;
  private final List<Question> questions;
  private final Optional<HeldOutLoss> loss;
  private @Nullable Open open;

  /**
   * What is measured, and how.
   *
   * @param data held-out conversations: lines of {@code messages} and {@code tools}, with answers
   *     or {@code expected} calls
   * @param samples how many questions are asked at most, spread over the file; 0 asks none, so that
   *     only the loss is measured
   * @param longest reply, in tokens
   * @param format in which the model writes calls; empty for what its chat template does
   */
  public record Settings(Path data, int samples, int longest, Optional<CallFormat> format) {

    /**
     * @throws InputException if a value is out of its range
     */
    public Settings {
      require(samples >= 0, "number of evaluation samples", samples, "0 or more");
      require(longest >= 1, "longest reply of an evaluation", longest, "1 token or more");
    }

    private static void require(boolean fits, String name, int value, String expected) {
      if (!fits) {
        throw new InputException("The %s is %d; expected %s.".formatted(name, value, expected));
      }
    }
  }

  /** What a first evaluation opens and later ones use again. */
  private record Open(Trainee model, LocalModel local, ToolCallEvaluation calls) {}

  /**
   * Reads the data, so that what is wrong with it is said before training begins.
   *
   * @param folder the model's, for its tokenizer and chat template
   * @param examples the data as tokens, for the loss; none leaves it out
   * @param tokensAtOnce as in training
   * @throws InputException if the data cannot be used, or no token of the examples bears loss
   */
  public ToolCallEvaluator(
      ModelFolder folder, Settings settings, List<Example> examples, int tokensAtOnce) {
    this.folder = folder;
    this.settings = settings;
    this.questions =
        settings.samples() == 0 ? List.of() : Questions.read(settings.data(), settings.samples());
    this.loss =
        examples.isEmpty()
            ? Optional.empty()
            : Optional.of(new HeldOutLoss(examples, tokensAtOnce));
  }

  /**
   * {@return an evaluator with the loss of the same data, if there are answers in it}
   *
   * @param lines are told what is not in the loss
   * @throws InputException if the data cannot be used
   */
  public static ToolCallEvaluator reading(
      ModelFolder folder, Settings settings, LossOn loss, Limits limits, Consumer<String> lines) {
    Path data = settings.data();
    if (!Questions.mayHaveAnswers(data)) {
      lines.accept(data + " has no answers, so there is no held-out loss");
      return new ToolCallEvaluator(folder, settings, List.of(), limits.tokensAtOnce());
    }
    Selected<Example> selected = examples(folder, data, loss, limits);
    if (selected.samples().size() < selected.read()) {
      lines.accept(
          "%s: not in the held-out loss are %s"
              .formatted(data, selected.leftOut(limits.maxTokens())));
    }
    return new ToolCallEvaluator(folder, settings, selected.samples(), limits.tokensAtOnce());
  }

  private static Selected<Example> examples(
      ModelFolder folder, Path data, LossOn loss, Limits limits) {
    try (TrainingData reader = TrainingData.of(folder)) {
      return reader.examples(data, loss, limits.maxTokens());
    }
  }

  @Override
  public Result evaluate(Trainee model) throws InterruptedException {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (loss.isPresent()) {
      HeldOutLoss.Measured measured = loss.get().of(new LogProbs(model.policy(), 0));
      metrics.put("eval_loss", measured.loss());
      metrics.put("eval_mean_token_accuracy", measured.accuracy());
    }
    if (questions.isEmpty()) {
      return new Result(metrics, List.of());
    }
    Open opened = opened(model);
    Result asked = opened.calls().of(new LocalPolicy(opened.local(), Constraints.NONE));
    metrics.putAll(asked.metrics());
    return new Result(metrics, asked.replies());
  }

  @SuppressWarnings("ReferenceEquality") // Opened for that very model.
  private Open opened(Trainee model) {
    Open found = open;
    if (found == null || found.model() != model) {
      close();
      LocalSettings standard = LocalSettings.standard().withClock(DAY);
      LocalModel local = LocalModel.around(model.policy(), folder, standard);
      ReplyJudge judge = new ReplyJudge(settings.format().orElseGet(local::callFormat));
      found = new Open(model, local, new ToolCallEvaluation(questions, judge, settings.longest()));
      open = found;
    }
    return found;
  }

  @Override
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>();
    FileHashes.of(List.of(settings.data()))
        .forEach((file, hash) -> identity.put("hash of " + file, hash));
    identity.put("samples", String.valueOf(settings.samples()));
    identity.put("longest reply", String.valueOf(settings.longest()));
    identity.put("call format", settings.format().map(CallFormat::name).orElse("the template's"));
    identity.put("with loss", String.valueOf(loss.isPresent()));
    return identity;
  }

  @Override
  public void close() {
    if (open != null) {
      open.local().close();
      open = null;
    }
  }
}
