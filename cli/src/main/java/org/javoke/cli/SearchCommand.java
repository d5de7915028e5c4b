package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.input.ChoiceException;
import org.javoke.input.OutputFile;
import org.javoke.lab.local.EqualTokens;
import org.javoke.lab.local.SearchJob;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.part.DividedWork;
import org.javoke.lab.trees.TreesPage;
import org.javoke.local.LanguageModel;
import org.javoke.policy.Computed;
import org.javoke.search.Presets;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.served.ServedModel.Need;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke search}: step-wise tree search, and the preference pairs it gives. */
@Command(
    name = "search",
    description = "Grow a tree of steps for each conversation, and make preference pairs of it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line of data is {\"messages\": [...], \"tools\": [...]}, whose last message is the right answer.",
      "DIR/trees.jsonl has a tree a line, trees.html shows them, DIR/pairs.jsonl has the pairs, for",
      "javoke train prefer --steps-of-pairs. The same command goes on with a search that was stopped.",
      "Several processes divide the lines by --part 1/N to N/N; then --gather N makes the files above."
    })
final class SearchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AskedModelOptions model;

  @Mixin private WorkOptions work;
  @Mixin private PartOptions parts;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "paper",
      description = "paper, mcts-dpo or itool-code. Default: ${DEFAULT-VALUE}.")
  private String preset;

  @Mixin private SearchOptions search;

  @Option(
      names = "--call-format",
      paramLabel = "NAME",
      description = "How the model writes its calls, such as hermes; default: its template tells.")
  private @Nullable String callFormat;

  @Option(
      names = "--open-trees",
      paramLabel = "N",
      defaultValue = "64",
      description = "Trees that grow side by side. Default: ${DEFAULT-VALUE}.")
  private int openTrees;

  @Option(
      names = "--tokens-of",
      paramLabel = "DIR",
      description =
          "Draw about as many tokens as the search in DIR: with --max-depth 1 --iterations 1, --steps answers are measured first, in OUT/measured, and then as many are drawn.")
  private @Nullable Path tokensOf;

  @Override
  public Integer call() throws InterruptedException {
    Path all = work.data("conversations");
    parts.check();
    if (parts.isUsed() && tokensOf != null) {
      throw new ChoiceException(
          "--tokens-of measures all lines together: leave it out, or --part and --gather.");
    }
    // What is wrong on the command line is said before a model is opened.
    Pace pace =
        Usage.understood(
            spec, () -> new Pace(openTrees, Pace.STANDARD.asks(), Pace.STANDARD.threads()));
    SearchSettings asked = settings(preset(format(CallFormats.all().getFirst())));
    Set<Need> needs = needs(asked);
    EqualTokens equal = equal(asked);
    Map<String, String> named = named();
    DividedWork.Share share = parts.begin(all, work.folder(), named, "trees.jsonl");
    Path data = share.data();
    Path out = share.out();
    try (LanguageModel opened = model.open(needs);
        TokenProgress progress = work.progress("searching")) {
      CallFormat format = callFormat == null ? opened.words().callFormat() : format(null);
      Presets chosen = preset(format);
      PrintWriter err = spec.commandLine().getErr();
      SearchSettings settings = settings(chosen);
      if (equal != null) {
        SearchJob measured = new SearchJob(opened, format, chosen.steps(), settings, pace);
        settings =
            equal.over(
                settings,
                out,
                there -> measured.run(data, OutputFile.folder(there), named, progress, _ -> {}));
        named.put("--steps", String.valueOf(settings.expansion().firstSteps()));
      }
      SearchJob.Result result =
          new SearchJob(opened, format, chosen.steps(), settings, pace)
              .run(data, out, named, progress, told -> err.println("javoke: " + told));
      TreesPage.write(out.resolve("trees.jsonl"), data, out.resolve("trees.html"));
      return tell(result);
    }
  }

  private @Nullable EqualTokens equal(SearchSettings asked) {
    Path there = tokensOf;
    if (there == null) {
      return null;
    }
    Usage.requireThere(spec, "--tokens-of", there, "Name the folder of a search that is done.");
    return Usage.understood(
        spec,
        () -> {
          EqualTokens.requireWholeAnswers(asked);
          return EqualTokens.of(there);
        });
  }

  private CallFormat format(@Nullable CallFormat otherwise) {
    String name = callFormat;
    if (name == null && otherwise != null) {
      return otherwise;
    }
    return Usage.understood(spec, () -> CallFormats.named(String.valueOf(name)));
  }

  private Presets preset(CallFormat format) {
    Presets chosen = Usage.understood(spec, () -> Presets.named(preset, format));
    settings(chosen);
    return chosen;
  }

  private SearchSettings settings(Presets chosen) {
    return Usage.understood(spec, () -> search.over(chosen.settings()));
  }

  private static Set<Need> needs(SearchSettings settings) {
    return settings.evaluation().isPresent() || settings.expansion().withReference()
        ? Set.of(Need.DRAWS, Need.SCORES)
        : Set.of(Need.DRAWS);
  }

  private Map<String, String> named() {
    Map<String, String> named = work.settings(model.settings());
    named.put("--preset", preset);
    named.put("--call-format", callFormat == null ? "the template's" : callFormat);
    named.putAll(search.named());
    return named;
  }

  private static void tell(PrintWriter print, Computed computed) {
    print.println(
        String.format(
            Locale.ROOT,
            "Tokens: %,d computed, of which %,d had to be; at most %,d MiB of keys and values kept.",
            computed.all(),
            computed.once(),
            computed.mostKept() >> 20));
    if (computed.dropped() > 0) {
      print.println(
          String.format(
              Locale.ROOT,
              "%,d tokens were let go for want of room: fewer --open-trees may be quicker.",
              computed.dropped()));
    }
  }

  private int tell(SearchJob.Result result) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        String.format(
            Locale.ROOT,
            "%,d trees (%,d from before), %,d with a right answer; %,d pairs.",
            result.trees(),
            result.before(),
            result.solved(),
            result.pairs()));
    if (result.computed().isKnown()) {
      tell(print, result.computed());
    }
    work.tell();
    if (result.leftOut() > 0) {
      print.println(
          String.format(Locale.ROOT, "%,d lines were left out; see above.", result.leftOut()));
    }
    PrintWriter err = spec.commandLine().getErr();
    result.failures().ifPresent(told -> err.println("javoke: " + told));
    boolean nothing = result.trees() == 0 && result.leftOut() > 0;
    return result.failed() == 0 && !nothing ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
