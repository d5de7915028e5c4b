package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.local.Totals;
import org.javoke.lab.run.LineOutput;
import org.javoke.lab.run.ResumableFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the answers to a file's lines go, and what is told of them. */
final class LinesOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the answers here; the same command goes on with FILE.partial after a kill. Default: print them.")
  private @Nullable Path out;

  /**
   * {@return where answers go; whoever asks closes it}
   *
   * @param settings what decides about the answers, by the names of the options
   */
  LineOutput open(Map<String, String> settings) {
    return out == null
        ? LineOutput.to(command.commandLine().getOut()::println)
        : ResumableFile.open(out, settings);
  }

  TokenProgress progress(String task) {
    return Terminal.progress(task, command.commandLine().getErr());
  }

  /** {@return where a summary goes: not among the answers} */
  PrintWriter summary() {
    return out == null ? command.commandLine().getErr() : command.commandLine().getOut();
  }

  /**
   * Tells what was done.
   *
   * @param lines what the lines are, such as prompts
   * @param done what was done to tokens, such as drawn
   * @return the exit code
   */
  int tell(Totals totals, String lines, String done) {
    PrintWriter print = summary();
    print.println(
        String.format(
            Locale.ROOT,
            "%,d %s now, %,d from before; %,d tokens of prompts, %,d %s, %,.1f tokens/s, in %.1f s.",
            totals.lines(),
            lines,
            totals.before(),
            totals.promptTokens(),
            totals.tokens(),
            done,
            totals.tokensPerSecond(),
            totals.elapsed().toMillis() / 1000.0));
    if (out != null) {
      print.printf("%-8s %s%n", "written", out.toAbsolutePath().normalize());
    }
    if (totals.failed() == 0) {
      return ExitCode.OK;
    }
    command
        .commandLine()
        .getErr()
        .printf(
            "javoke: %,d of %,d %s could not be answered; each has its \"error\".%n",
            totals.failed(), totals.lines() + totals.before(), lines);
    return ExitCode.SOFTWARE;
  }
}
