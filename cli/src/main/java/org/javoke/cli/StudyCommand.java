package org.javoke.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.javoke.input.ChoiceException;
import org.javoke.lab.findings.Findings;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.PlanText;
import org.javoke.lab.study.Settings;
import org.javoke.lab.study.StudyRun;
import org.javoke.train.StopRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke study NAME}: a controlled experiment, end to end. */
@Command(
    name = "study",
    description = "Run a study: prepare, train, evaluate and compare its arms over several seeds.",
    subcommands = {StudyListCommand.class, StudyCollectCommand.class},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "javoke study list names the studies that there are. Each is a YAML file that can be read, and",
      "copied for a study of one's own. The same command goes on with a study that was stopped.",
      "DIR/report.html has what came out; so have study.json, study.csv, study.md and study.tex."
    })
final class StudyCommand implements Callable<Integer> {

  /** For schedulers of machines. */
  enum Form {
    JSON,
    SLURM,
    KUBERNETES
  }

  private static final String AT_ONCE = "--at-once";

  @Spec private CommandSpec spec;
  @Mixin private StudyOptions study;

  @Option(
      names = "--dry-run",
      description = "Say what would be run, and what time and memory it takes.")
  private boolean dry;

  @Option(
      names = "--plan",
      paramLabel = "FORM",
      description =
          "Print the arms as commands of their own for a scheduler: json, slurm or kubernetes.")
  private @Nullable Form form;

  @Option(
      names = "--job",
      paramLabel = "ID",
      description = "Run one job of the plan, such as arms/sft/seed-1.")
  private @Nullable String job;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "0",
      description =
          "With --job: wait so long for the jobs that it needs. Default: ${DEFAULT-VALUE}.")
  private int wait;

  @Option(
      names = AT_ONCE,
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Run so many jobs side by side, in processes that share the cores. Default:"
              + " ${DEFAULT-VALUE}, in this process.")
  private int atOnce;

  @Override
  public Integer call() throws InterruptedException {
    if (wait < 0) {
      throw new ChoiceException("--wait is %d, expected 0 or more".formatted(wait));
    }
    if (atOnce < 1) {
      throw new ChoiceException("%s is %d, expected 1 or more".formatted(AT_ONCE, atOnce));
    }
    if (atOnce > 1 && job != null) {
      throw new ChoiceException("--job runs one job: leave out %s, or --job.".formatted(AT_ONCE));
    }
    Plan plan = study.plan();
    StudyPrinter printer =
        new StudyPrinter(spec.commandLine().getOut(), spec.commandLine().getErr());
    if (form != null) {
      spec.commandLine().getOut().print(text(plan, form));
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
    if (dry) {
      printer.plan(plan, atOnce);
      return ExitCode.OK;
    }
    return run(plan, printer);
  }

  private String text(Plan plan, Form wanted) {
    PlanText text = new PlanText(plan, study.command(plan));
    return switch (wanted) {
      case JSON -> text.json();
      case SLURM -> text.slurm();
      case KUBERNETES -> text.kubernetes();
    };
  }

  private int run(Plan plan, StudyPrinter printer) throws InterruptedException {
    StopRequest stop = Javoke.stop(spec);
    StudyRun run =
        new StudyRun(
            plan,
            atOnce == 1
                ? (words, log) -> Javoke.run(log, log, stop, words.toArray(String[]::new))
                : new StepProcesses(atOnce, stop),
            printer.progress(plan),
            stop::isRequested,
            Clock.systemUTC());
    StudyRun.Ending ending = job == null ? run.run(atOnce) : run.run(job, Duration.ofMinutes(wait));
    return switch (ending) {
      case STOPPED -> {
        printer.stopped();
        yield ExitCode.SOFTWARE;
      }
      case FAILED -> {
        collect(plan, printer);
        yield ExitCode.SOFTWARE;
      }
      case DONE -> {
        collect(plan, printer);
        yield ExitCode.OK;
      }
    };
  }

  // Jobs of one study may end at once; what they left is gathered when all are done. What was done
  // before, with other arms or seeds, stays in the results.
  private void collect(Plan plan, StudyPrinter printer) {
    if (job == null) {
      printer.results(Findings.read(Settings.plan(plan.choice().out(), StudyCatalogue.home())));
    }
  }
}
