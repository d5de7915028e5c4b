package org.javoke.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.javoke.search.OutcomeRule;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Budget;
import org.javoke.search.SearchSettings.Expansion;
import org.javoke.search.SearchSettings.PairRule;
import org.javoke.search.SearchSettings.Selection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is searched otherwise than the preset says. */
final class SearchOptions {

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description =
          "Walks to the end of an answer. This and what follows: default as the preset has it.")
  private @Nullable Integer iterations;

  @Option(names = "--steps", paramLabel = "N", description = "Steps sampled at each node.")
  private @Nullable Integer steps;

  @Option(names = "--exploration", paramLabel = "C", description = "c of PUCT.")
  private @Nullable Double exploration;

  @Option(names = "--temperature", paramLabel = "T", description = "At which steps are sampled.")
  private @Nullable Double temperature;

  @Option(names = "--max-depth", paramLabel = "N", description = "Steps of an answer.")
  private @Nullable Integer depth;

  @Option(names = "--max-tokens", paramLabel = "N", description = "The longest answer.")
  private @Nullable Integer tokens;

  @Option(
      names = "--inject-reference",
      negatable = true,
      description = "Let the right answer's steps be among those at each node.")
  private @Nullable Boolean reference;

  @Option(
      names = "--partial-credit",
      negatable = true,
      description = "Reward wrong answers for the expected calls they make.")
  private @Nullable Boolean partial;

  @Option(
      names = "--self-evaluation",
      negatable = true,
      description = "Reward steps by what the model thinks of them, too.")
  private @Nullable Boolean evaluation;

  @Option(
      names = "--min-gap",
      paramLabel = "X",
      description = "The least difference of Q of a pair.")
  private @Nullable Double gap;

  @Option(names = "--max-pairs", paramLabel = "N", description = "Pairs of a tree.")
  private @Nullable Integer pairs;

  @Option(
      names = "--walked-pairs",
      negatable = true,
      description = "Pair only steps that were walked, or that end the answer.")
  private @Nullable Boolean walked;

  @Option(
      names = "--solved-trees",
      negatable = true,
      description = "Take pairs only from trees with a right answer.")
  private @Nullable Boolean solved;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of all draws. Default: ${DEFAULT-VALUE}.")
  private long seed;

  long seed() {
    return seed;
  }

  /** {@return the settings with what is asked for} */
  SearchSettings over(SearchSettings preset) {
    return preset
        .withSelection(selection(preset.selection()))
        .withExpansion(expansion(preset.expansion()))
        .withBudget(budget(preset.budget()))
        .withOutcome(outcome(preset.outcome()))
        .withEvaluation(Boolean.FALSE.equals(evaluation) ? Optional.empty() : preset.evaluation())
        .withPairs(pairs(preset.pairs()))
        .withSeed(seed);
  }

  private Selection selection(Selection preset) {
    return new Selection(
        preset.rule(),
        or(exploration, preset.exploration()),
        preset.lengthExponent(),
        preset.uniformIfUnknown());
  }

  private Expansion expansion(Expansion preset) {
    return new Expansion(
        or(steps, preset.firstSteps()),
        or(steps, preset.steps()),
        or(temperature, preset.temperature()),
        preset.topP(),
        preset.stepTokens(),
        or(reference, preset.withReference()));
  }

  private Budget budget(Budget preset) {
    return new Budget(
        or(iterations, preset.iterations()),
        preset.rootFactor(),
        preset.advance(),
        or(depth, preset.maxDepth()),
        preset.maxNodes(),
        or(tokens, preset.maxAnswerTokens()),
        preset.expansions());
  }

  private OutcomeRule outcome(OutcomeRule preset) {
    return new OutcomeRule(
        preset.by(), preset.right(), or(partial, preset.partial()), preset.newAnswerFactor());
  }

  private PairRule pairs(PairRule preset) {
    return new PairRule(
        preset.onBestPath(),
        or(gap, preset.minGap()),
        preset.maxOverlap(),
        preset.minPreferred(),
        or(pairs, preset.maxPerTree()),
        or(solved, preset.onlySolved()),
        or(walked, preset.onlyWalked()));
  }

  private static <T> T or(@Nullable T given, T preset) {
    return given == null ? preset : given;
  }

  /** {@return what is asked for, by the names of the options} */
  Map<String, String> named() {
    Map<String, String> named = new TreeMap<>();
    put(named, "--iterations", iterations);
    put(named, "--steps", steps);
    put(named, "--exploration", exploration);
    put(named, "--temperature", temperature);
    put(named, "--max-depth", depth);
    put(named, "--max-tokens", tokens);
    put(named, "--inject-reference", reference);
    put(named, "--partial-credit", partial);
    put(named, "--self-evaluation", evaluation);
    put(named, "--min-gap", gap);
    put(named, "--max-pairs", pairs);
    put(named, "--walked-pairs", walked);
    put(named, "--solved-trees", solved);
    put(named, "--seed", seed);
    return named;
  }

  private static void put(Map<String, String> named, String option, @Nullable Object value) {
    if (value != null) {
      named.put(option, value.toString());
    }
  }
}
