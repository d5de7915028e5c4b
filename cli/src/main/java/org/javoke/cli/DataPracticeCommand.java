package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.convert.LineFile;
import org.javoke.data.practice.Pattern;
import org.javoke.data.practice.PracticeDocuments;
import org.javoke.data.practice.PracticeExamples;
import org.javoke.data.practice.PracticeSettings;
import org.javoke.data.practice.ToolSide;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.Dataset;
import org.javoke.data.split.KnownQuestions;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.lab.data.MakingProgress;
import org.javoke.value.Value;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke data practice}: generated examples. */
@Command(
    name = "practice",
    description = "Generate tool-use examples, or plain documents, of a made-up world.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "This is practice, not a benchmark: what a model does here says little about other data.",
      "The same options give the same file, byte for byte, on any machine."
    })
final class DataPracticeCommand implements Callable<Integer> {

  /** Fewer samples are made in less than a second. */
  private static final long WORTH_A_BAR = 5_000;

  private static final long MOST_LEFT_OUT = 10_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Written as JSON Lines; packed if its name ends in .gz or .zst.")
  private Path out = Path.of("");

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many samples. Default: ${DEFAULT-VALUE}.")
  private long count = 1000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Another seed gives other samples. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--documents",
      description = "Write plain documents {\"text\": ...} for pre-training; they hold no calls.")
  private boolean documents;

  @Option(
      names = "--difficulty",
      paramLabel = "D",
      defaultValue = "mixed",
      description =
          "easy, medium, hard, mixed, or a number from 0 to 1. Default: ${DEFAULT-VALUE}.")
  private String difficulty = "mixed";

  @Option(
      names = "--patterns",
      split = ",",
      paramLabel = "PATTERN[=SHARE]",
      description =
          "Which patterns come, and how often: simple=2,multiple=3. Default: all. There are simple,"
              + " multiple, parallel, parallel_multiple, irrelevance, missing_parameters, multi_turn.")
  private String[] patterns = {};

  @Option(
      names = "--tools",
      paramLabel = "SIDE",
      defaultValue = "seen",
      description =
          "seen (for training), unseen (a fifth of all tools, held out for tests) or all."
              + " Default: ${DEFAULT-VALUE}.")
  private String tools = "seen";

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "FILE",
      description =
          "Make no sample whose question stands there in the same words, but another: for tests on"
              + " tools that training has, too.")
  private List<Path> without = List.of();

  @Option(
      names = "--invented",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description =
          "The share of tools that are invented rather than declared. Default: ${DEFAULT-VALUE}.")
  private double invented = 0.5;

  @Option(
      names = "--disguised",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "The share of examples whose tools and parameters have names that say nothing of them, so"
              + " that names are learned to be read from the schemas. Default: ${DEFAULT-VALUE};"
              + " documents have 0.6.")
  private double disguised;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new ChoiceException("--count is %d, expected at least 1".formatted(count));
    }
    if (documents && !without.isEmpty()) {
      throw new ChoiceException("--documents ask no questions: leave out --without, or them.");
    }
    PracticeSettings settings =
        PracticeSettings.seeded(seed)
            .withDifficulty(difficulty())
            .withTools(side())
            .withInvented(invented)
            .withDisguised(disguised);
    settings = patterns.length == 0 ? settings : settings.withShares(shares());
    try (LineFile file = LineFile.create(out);
        MakingProgress progress = progress()) {
      if (documents) {
        writeDocuments(file, progress);
      } else {
        writeExamples(new PracticeExamples(settings), file, progress);
      }
      file.complete();
    }
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        Locale.ROOT,
        "%,d %s, seed %d: practice, not a benchmark.%n",
        count,
        documents ? "documents" : "samples",
        seed);
    print.printf("%-8s %s%n", "written", out.toAbsolutePath().normalize());
    return ExitCode.OK;
  }

  private MakingProgress progress() {
    if (count < WORTH_A_BAR) {
      return MakingProgress.none();
    }
    return Terminal.isThere()
        ? MakingProgress.bar(System.err, "making", count)
        : MakingProgress.lines(
            spec.commandLine().getErr()::println, InstantSource.system(), "making", count);
  }

  private void writeExamples(PracticeExamples examples, LineFile file, MakingProgress progress) {
    without.forEach(one -> Usage.requireThere(spec, "--without", one, "Name a file of samples."));
    KnownQuestions known = KnownQuestions.of(new Dataset(without, DataFormats.AUTO));
    long leftOut = 0;
    for (long made = 0; made < count; ) {
      Example example = examples.example(made + leftOut);
      if (known.has(example)) {
        leftOut++;
        requireOthers(made, leftOut);
      } else {
        file.add(CanonicalForm.write(example));
        progress.made();
        made++;
      }
    }
    if (leftOut > 0) {
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT, "%-8s %,d whose questions stand in --without%n", "left out", leftOut);
    }
  }

  // Few tools and easy requests have few questions: all of them may be there.
  private void requireOthers(long made, long leftOut) {
    if (leftOut > MOST_LEFT_OUT + made) {
      throw new InputException(
          "Of %,d samples all but %,d ask what stands in --without: name less there, or choose other --patterns or a higher --difficulty."
              .formatted(made + leftOut, made));
    }
  }

  private void writeDocuments(LineFile file, MakingProgress progress) {
    PracticeDocuments made = new PracticeDocuments(seed, invented);
    Map<String, Value> fields = new LinkedHashMap<>();
    for (long i = 0; i < count; i++) {
      fields.put("text", Value.of(made.document(i)));
      file.add(new Value.Fields(fields));
      progress.made();
    }
  }

  private double difficulty() {
    return switch (difficulty.toLowerCase(Locale.ROOT)) {
      case "easy" -> PracticeSettings.EASY;
      case "medium" -> PracticeSettings.MEDIUM;
      case "hard" -> PracticeSettings.HARD;
      case "mixed" -> PracticeSettings.MIXED;
      default -> {
        double number = number("--difficulty", difficulty);
        if (!(number >= 0 && number <= 1)) {
          throw new ChoiceException("--difficulty is %s, expected 0 to 1".formatted(difficulty));
        }
        yield number;
      }
    };
  }

  private ToolSide side() {
    for (ToolSide side : ToolSide.values()) {
      if (side.label().equals(tools)) {
        return side;
      }
    }
    throw new ChoiceException(
        "--tools is \"%s\", expected one of %s".formatted(tools, ToolSide.labels()));
  }

  private Map<Pattern, Double> shares() {
    Map<Pattern, Double> shares = new EnumMap<>(Pattern.class);
    for (String part : patterns) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      Pattern pattern = pattern(name);
      shares.put(
          pattern,
          equals < 0
              ? pattern.share()
              : number("the share of " + name, part.substring(equals + 1)));
    }
    return shares;
  }

  private static Pattern pattern(String name) {
    for (Pattern pattern : Pattern.values()) {
      if (pattern.label().equals(name)) {
        return pattern;
      }
    }
    throw new ChoiceException(
        "the pattern \"%s\" is not known, expected %s".formatted(name, Pattern.labels()));
  }

  private static double number(String what, String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException _) {
      throw new ChoiceException("%s is \"%s\", expected a number".formatted(what, text));
    }
  }
}
