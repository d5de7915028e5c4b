package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.javoke.call.CallFormats;
import org.javoke.hub.ModelFolder;
import org.javoke.input.ChoiceException;
import org.javoke.lab.train.Limits;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.watch.EvaluatingListener;
import org.javoke.lab.watch.EvaluationPlan;
import org.javoke.lab.watch.ReportListener;
import org.javoke.lab.watch.ResidentMemory;
import org.javoke.lab.watch.Scalars;
import org.javoke.lab.watch.TensorBoardListener;
import org.javoke.lab.watch.ToolCallEvaluator;
import org.javoke.lab.watch.TrainingBar;
import org.javoke.samples.LossOn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is seen of training while it goes, and how it is evaluated. */
final class WatchOptions {

  private static final String EVAL_DATA = "--eval-data";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = EVAL_DATA,
      paramLabel = "FILE",
      description =
          "Held-out lines of messages and tools, with answers or expected calls: the model is evaluated on them.")
  private @Nullable Path data;

  @Option(
      names = "--eval-steps",
      paramLabel = "N",
      defaultValue = "0",
      description = "Steps between evaluations; 0: only after the last. Default: ${DEFAULT-VALUE}.")
  private int everySteps;

  @Option(names = "--eval-at-start", description = "Evaluate before the first step, too.")
  private boolean atStart;

  @Option(
      names = "--eval-samples",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Replies that the model writes in an evaluation, at most; 0: only the loss. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--eval-max-tokens",
      paramLabel = "N",
      defaultValue = "256",
      description = "Tokens of such a reply, at most. Default: ${DEFAULT-VALUE}.")
  private int longest;

  @Option(
      names = "--call-format",
      paramLabel = "NAME",
      description = "How such replies write calls. Default: as the model's chat template does.")
  private @Nullable String format;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "End after so many evaluations without a better one; 0: never. Default: ${DEFAULT-VALUE}.")
  private int patience;

  @Option(
      names = "--keep",
      paramLabel = "WHICH",
      defaultValue = "last",
      description =
          "Which weights are the result: last or best (by AST accuracy). Default: ${DEFAULT-VALUE}.")
  private EvaluationPlan.Keep keep = EvaluationPlan.Keep.LAST;

  @Option(
      names = "--tensorboard",
      description = "Write DIR/tensorboard, event files for TensorBoard.")
  private boolean tensorBoard;

  /**
   * {@return who watches the run} Whoever asks closes it.
   *
   * @param model the model's folder
   * @param run the run's folder
   * @param loss which tokens of the held-out samples bear loss
   */
  Watching open(Path model, Path run, Limits limits, LossOn loss) {
    requireData();
    List<TrainingListener> listeners = new ArrayList<>();
    List<AutoCloseable> opened = new ArrayList<>();
    PrintWriter err = command.commandLine().getErr();
    Consumer<String> lines = err::println;
    if (Terminal.isThere()) {
      TrainingBar bar =
          new TrainingBar(System.err, ResidentMemory.ofThisProcess(), InstantSource.system());
      lines = bar::line;
      listeners.add(bar);
      opened.add(bar);
    }
    listeners.add(TrainingLines.of(command.commandLine(), !Terminal.isThere()));
    Scalars scalars = Scalars.NONE;
    if (tensorBoard) {
      TensorBoardListener files = new TensorBoardListener(run, lines, InstantSource.system());
      scalars = files;
      listeners.add(files);
      opened.add(files);
    }
    if (data != null) {
      ToolCallEvaluator evaluator = evaluator(data, model, limits, loss, lines);
      opened.add(evaluator);
      listeners.add(new EvaluatingListener(plan(), evaluator, run, scalars, lines));
    }
    listeners.add(new ReportListener(run));
    return new Watching(listeners, opened);
  }

  private void requireData() {
    if (data != null) {
      Usage.requireThere(command, EVAL_DATA, data, "Name a file of held-out samples.");
    } else if (everySteps > 0 || atStart || patience > 0 || keep == EvaluationPlan.Keep.BEST) {
      throw new ChoiceException(
          "--eval-steps, --eval-at-start, --patience and --keep best are about evaluations: name held-out samples with --eval-data FILE.");
    }
  }

  private EvaluationPlan plan() {
    return Usage.understood(command, () -> new EvaluationPlan(everySteps, atStart, patience, keep));
  }

  private ToolCallEvaluator evaluator(
      Path file, Path model, Limits limits, LossOn loss, Consumer<String> lines) {
    ToolCallEvaluator.Settings settings =
        Usage.understood(
            command,
            () ->
                new ToolCallEvaluator.Settings(
                    file, samples, longest, Optional.ofNullable(format).map(CallFormats::named)));
    return ToolCallEvaluator.reading(ModelFolder.open(model), settings, loss, limits, lines);
  }
}
