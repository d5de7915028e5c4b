package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.javoke.input.ChoiceException;
import org.javoke.train.StopRequest;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The root command: {@code javoke VERB ...}. */
@Command(
    name = "javoke",
    description = "Measures and improves how well language models call tools.",
    subcommands = {
      QuickstartCommand.class,
      EvalCommand.class,
      GenerateCommand.class,
      PerplexityCommand.class,
      ReplayCommand.class,
      SearchCommand.class,
      IToolCommand.class,
      RlCommand.class,
      ChatCommand.class,
      ScoreCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      DataCommand.class,
      TrainCommand.class,
      StudyCommand.class,
      TemplateCommand.class,
      AdapterCommand.class,
      ModelCommand.class,
      DoctorCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it failed: the message says what was wrong and what to do",
      "2:the command line cannot be understood",
      "128+N:signal N ended it: 130 Ctrl-C, 143 SIGTERM"
    },
    footer = {"", "Help on a verb: javoke VERB --help"})
public final class Javoke implements Runnable {

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show stack traces of failures.")
  private boolean debug;

  @Spec private CommandSpec spec;

  private final StopRequest stop;

  private Javoke(StopRequest stop) {
    this.stop = stop;
  }

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    StopRequest stop = new StopRequest();
    ParentProcess.watch();
    Signals signals = Signals.handled(stop, out, err);
    System.exit(signals.exitCode(run(out, err, stop, args)));
  }

  /** {@return the exit code of one command} Nothing but the two writers is printed to. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(out, err, new StopRequest(), args);
  }

  /** {@return the wish to stop that the command's work should heed} */
  static StopRequest stop(CommandSpec command) {
    return ((Javoke) command.root().userObject()).stop;
  }

  /** {@return the exit code of one command} Work that heeds the wish to stop ends early. */
  static int run(PrintWriter out, PrintWriter err, StopRequest stop, String... args) {
    Javoke root = new Javoke(stop);
    CommandLine commandLine =
        commandLine(root)
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler((mistake, _) -> explain(mistake, err))
            .setExecutionExceptionHandler((failure, _, _) -> root.report(failure, err));
    try {
      return commandLine.execute(RecipeArguments.expand(commandLine, args));
    } catch (ChoiceException mistakes) {
      return root.report(mistakes, err);
    }
  }

  /** {@return all verbs, to look at} */
  static CommandLine commandLine() {
    return commandLine(new Javoke(new StopRequest()));
  }

  private static CommandLine commandLine(Javoke root) {
    CommandLine commandLine = new CommandLine(root);
    commandLine.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: a VERB is missing.");
  }

  // The whole help would push the message, which comes first, out of sight.
  private static int explain(CommandLine.ParameterException mistake, PrintWriter err) {
    CommandLine command = mistake.getCommandLine();
    err.println("javoke: " + mistake.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err)) {
      err.println(command.getCommandSpec().qualifiedName() + " --help tells what there is.");
    }
    return CommandLine.ExitCode.USAGE;
  }

  private int report(Exception failure, PrintWriter err) {
    Failures.print(failure, debug, err);
    return failure instanceof ChoiceException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }
}
