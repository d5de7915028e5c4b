package org.javoke.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.generate.GeneratorSettings;
import org.javoke.hub.ModelFolder;
import org.javoke.model.Goldens;
import org.javoke.policy.Answered;
import org.javoke.policy.Ask;
import org.javoke.policy.Computed;
import org.javoke.policy.Continuations;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Told;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.Task;
import org.javoke.score.fair.FairScorer;
import org.javoke.search.CallsAndSentences;
import org.javoke.search.Presets;
import org.javoke.search.Problem;
import org.javoke.search.Search;
import org.javoke.search.SearchSettings.Budget;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.search.Tree;
import org.javoke.search.TreeJson;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

/** What trees of one search have in common is computed once, and no tree depends on another. */
class SharedBeginningsTest {

  private static final CallFormat FORMAT = CallFormats.named("hermes");

  /** One at a time: what is computed together decides about the last digits of a product. */
  private static final Pace ONE = new Pace(1, 64, 1);

  private static LocalModel open() {
    return LocalModel.open(ModelFolder.open(Goldens.model("tiny-qwen2")), LocalSettings.standard());
  }

  /** {@return a problem with tools of its own, or with those that every other one has} */
  private static Problem problem(int number, boolean sameTools) {
    String word = sameTools ? "thing" : List.of("ship", "tree", "lamp", "road").get(number);
    List<Tool> tools =
        List.of(
            new Tool("find_" + word, "Finds a " + word + " by its name.", Value.Fields.EMPTY),
            new Tool("sell_" + word, "Sells a " + word + " at once.", Value.Fields.EMPTY));
    Prompt prompt =
        new Prompt(List.of(new Message.FromUser("Number " + number + ", please.")), tools);
    Task task = new Task("irrelevance", Language.PYTHON, tools, new Expectation.NoCall());
    return new Problem("p" + number, prompt, Optional.of(task), Optional.empty());
  }

  private static List<Problem> problems(boolean sameTools) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      problems.add(problem(i, sameTools));
    }
    return problems;
  }

  private static Computed searched(
      Policy policy, Pace pace, List<Problem> problems, Consumer<String> trees)
      throws InterruptedException {
    return new Search(
            policy,
            new CallsAndSentences(FORMAT),
            FORMAT,
            new FairScorer(),
            Presets.paper(FORMAT).settings().withBudget(new Budget(2, 1, false, 2, 8, 12, 2)),
            pace)
        .run(
            problems,
            (Tree tree) -> {
              assertThat(tree.failure()).isEmpty();
              trees.accept(Json.write(TreeJson.write(tree)));
            })
        .computed();
  }

  private static double share(Computed computed) {
    return (double) computed.all() / computed.once();
  }

  @Test
  void fewTokensAreComputedTwice() throws InterruptedException {
    try (LocalModel model = open()) {
      for (boolean sameTools : List.of(false, true)) {
        for (Pace pace : List.of(ONE, Pace.STANDARD)) {
          LocalPolicy policy = new LocalPolicy(model, Constraints.NONE);
          Computed shared = searched(policy, pace, problems(sameTools), _ -> {});
          assertThat(share(shared)).isLessThanOrEqualTo(1.10);
          Computed apart =
              searched(
                  new Apart(policy.continuations().orElseThrow()),
                  pace,
                  problems(sameTools),
                  _ -> {});
          assertThat(share(apart)).isGreaterThan(1.15);
        }
      }
    }
  }

  @Test
  void aSearchThatWasStoppedEndsAsOneThatWasNot() throws InterruptedException {
    try (LocalModel model = open()) {
      for (boolean sameTools : List.of(false, true)) {
        List<Problem> problems = problems(sameTools);
        List<String> whole = new ArrayList<>();
        searched(new LocalPolicy(model, Constraints.NONE), ONE, problems, whole::add);
        assertThat(whole).hasSize(4);
        for (int stopped = 1; stopped < 4; stopped++) {
          List<String> parts = new ArrayList<>(whole.subList(0, stopped));
          // A process of its own: nothing is kept from before.
          searched(
              new LocalPolicy(model, Constraints.NONE),
              ONE,
              problems.subList(stopped, 4),
              parts::add);
          assertThat(parts).isEqualTo(whole);
        }
      }
    }
  }

  @Test
  void littleRoomChangesNoTree() throws InterruptedException {
    List<String> roomy = new ArrayList<>();
    List<String> narrow = new ArrayList<>();
    long room;
    try (LocalModel model = open()) {
      Policy policy = new LocalPolicy(model, Constraints.NONE);
      long all = searched(policy, ONE, problems(false), roomy::add).mostKept();
      room = all / 2;
    }
    LocalSettings standard = LocalSettings.standard();
    GeneratorSettings little = standard.generator().withPrefixBytes(room);
    try (LocalModel model =
        LocalModel.open(
            ModelFolder.open(Goldens.model("tiny-qwen2")), standard.withGenerator(little))) {
      Policy policy = new LocalPolicy(model, Constraints.NONE);
      // One tree's beginnings leave room for it: those of trees that are done go first.
      assertThat(searched(policy, ONE, problems(false), narrow::add).dropped()).isPositive();
    }
    assertThat(narrow).isEqualTo(roomy);
  }

  /** A model that is not told how prompts begin. */
  private record Apart(Continuations own) implements Policy, Continuations {

    @Override
    public Optional<Continuations> continuations() {
      return Optional.of(this);
    }

    @Override
    public void meet(List<Ask> asks, Consumer<Told> sink) throws InterruptedException {
      own.meet(asks.stream().map(Apart::closed).toList(), sink);
    }

    private static Ask closed(Ask ask) {
      return switch (ask) {
        case Ask.Continue next ->
            new Ask.Continue(next.id(), next.prompt(), next.begun(), next.sampling(), next.end());
        case Ask.Score score ->
            new Ask.Score(score.id(), score.prompt(), score.begun(), score.texts(), score.ends());
      };
    }

    @Override
    public Computed computed() {
      return own.computed();
    }

    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      throw new UnsupportedOperationException("a search asks for continuations");
    }

    @Override
    public void close() {}
  }
}
