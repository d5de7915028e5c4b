package org.javoke.jmh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.javoke.call.CallFormat;
import org.javoke.chat.Prompt;
import org.javoke.hub.ModelFolder;
import org.javoke.input.JsonLines;
import org.javoke.lab.local.SearchExample;
import org.javoke.local.Constraints;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalPolicy;
import org.javoke.local.LocalSettings;
import org.javoke.policy.Answered;
import org.javoke.policy.Ask;
import org.javoke.policy.Computed;
import org.javoke.policy.Continuations;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Told;
import org.javoke.schema.Tool;
import org.javoke.score.fair.FairScorer;
import org.javoke.search.Presets;
import org.javoke.search.Problem;
import org.javoke.search.Search;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.search.Tree;
import org.javoke.tensor.Device;
import org.javoke.tensor.Libtorch;

/**
 * Times one search over a local model in two ways: as it is, and with every step and every verdict
 * a request of its own that is computed from its first token. Both grow the same trees, which is
 * checked. The two take turns, so that the machine's other work meets both alike.
 */
public final class SearchTiming {

  private final LocalModel model;
  private final Presets preset;
  private final SearchSettings settings;

  private SearchTiming(LocalModel model, Presets preset, int iterations, int longest) {
    this.model = model;
    this.preset = preset;
    SearchSettings usual = preset.settings();
    this.settings =
        usual.withBudget(usual.budget().withIterations(iterations).withMaxAnswerTokens(longest));
  }

  /**
   * Prints a line for each way and round, and the median of the rounds' ratios.
   *
   * @param arguments {@code MODEL DATA TREES [PRESET [ITERATIONS [ROUNDS [TOOLS [TOKENS
   *     [ADAPTER]]]]]]}: a folder, and conversations as {@code javoke search} takes them; each is
   *     offered that many tools at least, the others' beside its own; TOKENS is the longest answer
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(Timing.argument(arguments, 5, "3"));
    int tools = Integer.parseInt(Timing.argument(arguments, 6, "0"));
    Optional<Path> adapter =
        arguments.length > 8 ? Optional.of(Path.of(arguments[8])) : Optional.empty();
    try (LocalModel model =
        LocalModel.open(
            ModelFolder.open(Path.of(arguments[0])),
            LocalSettings.standard().withDevice(Device.CPU),
            adapter)) {
      CallFormat format = model.callFormat();
      Presets preset = Presets.named(Timing.argument(arguments, 3, "paper"), format);
      int iterations =
          Integer.parseInt(
              Timing.argument(
                  arguments, 4, Integer.toString(preset.settings().budget().iterations())));
      int longest =
          Integer.parseInt(
              Timing.argument(
                  arguments, 7, Integer.toString(preset.settings().budget().maxAnswerTokens())));
      List<Problem> problems =
          offered(tools, problems(Path.of(arguments[1]), model), Integer.parseInt(arguments[2]));
      tell(problems, model);
      new SearchTiming(model, preset, iterations, longest).compare(problems, rounds);
    }
  }

  private static void tell(List<Problem> problems, LocalModel model) {
    double tokens =
        problems.stream()
            .mapToInt(problem -> model.tokens(problem.prompt()).length())
            .average()
            .orElse(0);
    double tools =
        problems.stream().mapToInt(problem -> problem.prompt().tools().size()).average().orElse(0);
    System.out.printf(
        Locale.ROOT, "prompts of %.0f tokens and %.1f tools in the mean%n", tokens, tools);
  }

  private void compare(List<Problem> problems, int rounds) throws Exception {
    // Compiled, and with all sizes met, before anything counts.
    searched(new LocalPolicy(model, Constraints.NONE), problems);
    searched(new Fresh(model), problems.subList(0, 1));
    List<Double> byClock = new ArrayList<>();
    List<Double> byProcessor = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Timed shared = searched(new LocalPolicy(model, Constraints.NONE), problems);
      print("as it is", shared);
      Timed fresh = searched(new Fresh(model), problems);
      print("fresh requests", fresh);
      byClock.add(fresh.seconds / shared.seconds);
      byProcessor.add(fresh.cpu / shared.cpu);
      System.out.printf(
          Locale.ROOT,
          "%.2f times faster, by processor time %.2f times; %s%n",
          byClock.getLast(),
          byProcessor.getLast(),
          shape(fresh.trees).equals(shape(shared.trees)) ? "the same trees" : "OTHER TREES");
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d rounds: %.2f times faster, by processor time %.2f times%n",
        rounds,
        median(byClock),
        median(byProcessor));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /**
   * {@return the first problems, each with so many tools at least, the next ones' behind its own}
   */
  private static List<Problem> offered(int least, List<Problem> problems, int count) {
    List<Problem> longer = new ArrayList<>();
    for (int i = 0; i < Math.min(count, problems.size()); i++) {
      Problem problem = problems.get(i);
      Map<String, Tool> tools = new LinkedHashMap<>();
      for (int j = 0; j < problems.size() && (j == 0 || tools.size() < least); j++) {
        for (Tool tool : problems.get((i + j) % problems.size()).prompt().tools()) {
          tools.putIfAbsent(tool.name(), tool);
        }
      }
      longer.add(
          new Problem(
              problem.id(),
              new Prompt(problem.prompt().messages(), List.copyOf(tools.values())),
              problem.task(),
              problem.reference()));
    }
    return longer;
  }

  private static List<Problem> problems(Path data, LocalModel model) {
    List<Problem> problems = new ArrayList<>();
    JsonLines.forEach(data, line -> problems.add(SearchExample.of(line, model.words())));
    return problems;
  }

  private record Timed(double seconds, double cpu, Computed computed, List<Tree> trees) {}

  private Timed searched(Policy policy, List<Problem> some) throws InterruptedException {
    List<Tree> trees = new ArrayList<>();
    long start = System.nanoTime();
    double cpu = processorSeconds();
    Search.Summary summary =
        new Search(
                policy,
                preset.steps(),
                model.callFormat(),
                new FairScorer(),
                settings,
                Pace.STANDARD)
            .run(some, trees::add);
    return new Timed(
        (System.nanoTime() - start) / 1e9, processorSeconds() - cpu, summary.computed(), trees);
  }

  // Other work on the machine makes less of a difference to it than to the clock.
  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  private static void print(String name, Timed timed) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%s: %d trees, %d nodes, %.1f s, %.1f s of processor time, %s, %d tokens computed, %d had"
            + " to be: %.3f; %d threads, peak %d MiB%n",
        name,
        timed.trees.size(),
        timed.trees.stream().mapToInt(tree -> tree.nodes().size()).sum(),
        timed.seconds,
        timed.cpu,
        timed.trees.stream().filter(tree -> tree.failure().isPresent()).count() + " failed",
        timed.computed.all(),
        timed.computed.once(),
        (double) timed.computed.all() / timed.computed.once(),
        Libtorch.threads(),
        Timing.peakResidentMebibytes());
  }

  /** {@return what was said in the trees, and how often it was visited} */
  private static String shape(List<Tree> trees) {
    StringBuilder shape = new StringBuilder();
    trees.forEach(tree ->
        tree.nodes()
            .forEach(
                node -> shape.append(node.step()).append(' ').append(node.visits()).append(';')));
    return shape.toString();
  }

  /** Has every ask computed by itself, from the first token. */
  private record Fresh(LocalModel model) implements Policy, Continuations {

    @Override
    public void meet(List<Ask> asks, Consumer<Told> sink) throws InterruptedException {
      for (Ask ask : asks) {
        new LocalPolicy(model, Constraints.NONE)
            .continuations()
            .orElseThrow()
            .meet(List.of(ask), sink);
      }
    }

    @Override
    public Computed computed() {
      long all = model.decoder().tokensComputed();
      return new Computed(all, all);
    }

    @Override
    public Optional<Continuations> continuations() {
      return Optional.of(this);
    }

    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      throw new UnsupportedOperationException("a search asks for continuations");
    }

    @Override
    public void close() {}
  }
}
