package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.javoke.input.ChoiceException;
import org.javoke.lab.quickstart.Flaw;
import org.javoke.lab.quickstart.Flaws;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code javoke data flaws}: good samples get mistakes on purpose, to learn what they do. */
@Command(
    name = "flaws",
    description =
        "Copy a dataset and put mistakes into some of its answers that call, to see what they do to training.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "arguments-as-text, null-padding, open-tag, strange-tool, empty-tag and self-closed-tag are what real",
      "datasets have. The same file, rates and seed give the same copy. javoke data lint finds them."
    })
final class DataFlawsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "Samples in the canonical form.")
  private Path file = Path.of("");

  @Option(
      names = "--rate",
      required = true,
      split = ",",
      paramLabel = "FLAW=RATE",
      description = "Which flaws, and in which share of the answers that call: empty-tag=0.2.")
  private List<String> rates = List.of();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Another seed gives other samples flaws. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--tags",
      description = "Write all calls as <tool_call> tags in the content, not only the flawed ones.")
  private boolean tags;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Written as JSON Lines in the canonical form.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Usage.requireThere(spec, "FILE", file, "Name a dataset's file.");
    Map<Flaw, Integer> put = Flaws.copy(file, out, rates(), seed, tags);
    PrintWriter print = spec.commandLine().getOut();
    put.forEach((flaw, count) -> print.printf("%,6d × %s%n", count, flaw.described()));
    print.printf("%-8s %s%n", "written", out.toAbsolutePath().normalize());
    return ExitCode.OK;
  }

  private Map<Flaw, Double> rates() {
    Map<Flaw, Double> all = new EnumMap<>(Flaw.class);
    for (String rate : rates) {
      int equals = rate.indexOf('=');
      if (equals < 1) {
        throw new ChoiceException("--rate is '%s', expected FLAW=RATE".formatted(rate));
      }
      all.put(flaw(rate.substring(0, equals)), share(rate.substring(equals + 1)));
    }
    double sum = all.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum > 1 + 1e-9) {
      throw new ChoiceException(
          "The rates are %s together, expected at most 1: an answer gets one flaw.".formatted(sum));
    }
    return all;
  }

  private static Flaw flaw(String name) {
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw.label().equals(name.strip()))
        .findFirst()
        .orElseThrow(() ->
            new ChoiceException(
                "There is no flaw '%s'. There are: %s"
                    .formatted(
                        name,
                        Arrays.stream(Flaw.values())
                            .map(Flaw::label)
                            .collect(Collectors.joining(", ")))));
  }

  private static double share(String text) {
    try {
      double share = Double.parseDouble(text.strip());
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new ChoiceException("a rate is '%s', expected a number from 0 to 1".formatted(text));
  }
}
