package org.javoke.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.javoke.search.ScriptedModel.ends;
import static org.javoke.search.ScriptedModel.goesOn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.javoke.input.InputException;
import org.javoke.policy.Answered;
import org.javoke.policy.Ask;
import org.javoke.policy.Continuations;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Told;
import org.javoke.policy.Usage;
import org.javoke.score.fair.FairScorer;
import org.javoke.search.ScriptedModel.Move;
import org.javoke.search.SearchSettings.Expansion;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.search.SearchSettings.Selection;
import org.javoke.search.SearchSettings.Selection.Rule;
import org.javoke.search.TreeNode.End;
import org.junit.jupiter.api.Test;

class SearchTest {

  /** The right answer [f(a=1), f(a=2)] is the least likely way. */
  private static final Map<String, List<Move>> TWO_CALLS =
      Map.of(
          "", List.of(goesOn("[f(a=3),", 0.4), ends("[f(a=1)]", 0.4), goesOn("[f(a=1),", 0.2)),
          "[f(a=1),", List.of(ends(" f(a=3)]", 0.7), ends(" f(a=2)]", 0.3)),
          "[f(a=3),", List.of(ends(" f(a=3)]", 0.5), ends(" f(a=2)]", 0.5)));

  private static ScriptedModel model(Map<String, List<Move>> moves) {
    return new ScriptedModel(moves, (step, _) -> step.contains("3") ? 0.2 : 0.6, new Random(1));
  }

  private static List<Tree> trees(
      Policy model, SearchSettings settings, Pace pace, Problem... problems)
      throws InterruptedException {
    List<Tree> trees = new ArrayList<>();
    search(model, settings, pace).run(List.of(problems), trees::add);
    return trees;
  }

  private static Search search(Policy model, SearchSettings settings, Pace pace) {
    return new Search(
        model,
        new CallsAndSentences(Problems.FORMAT),
        Problems.FORMAT,
        new FairScorer(),
        settings,
        pace);
  }

  private static Tree tree(Policy model, SearchSettings settings, Problem problem)
      throws InterruptedException {
    return trees(model, settings, Pace.STANDARD, problem).getFirst();
  }

  private static TreeNode node(Tree tree, String answer, End end) {
    return tree.nodes().stream()
        .filter(node -> tree.answer(node.index()).equals(answer) && node.end() == end)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsTheRightAnswerThatIsUnlikely() throws InterruptedException {
    Tree tree = tree(model(TWO_CALLS), Problems.outcomeOnly(), Problems.twoCalls("p"));
    assertThat(tree.failure()).isEmpty();
    assertThat(tree.isSolved()).isTrue();
    assertThat(node(tree, "[f(a=1), f(a=2)]", End.ENDED).right()).isTrue();
    assertThat(tree.pairs())
        .anySatisfy(pair -> {
          assertThat(pair.begun()).isEqualTo("[f(a=1),");
          assertThat(pair.chosen().text()).isEqualTo(" f(a=2)]");
          assertThat(pair.rejected().text()).isEqualTo(" f(a=3)]");
          assertThat(pair.gap()).isCloseTo(2, within(1e-12)); // Q is 1 and -1
        });
  }

  /**
   * One step from the root to the end: A = [f(a=1)] with C 0.6 is right, B = [f(a=3)] with C 0.2 is
   * wrong. R(A) = 1 + 0.6, R(B) = -1 + 0.2, and the root's R is 0.
   */
  @Test
  void growsATreeAsReckonedByHand() throws InterruptedException {
    ScriptedModel model = model(Map.of("", List.of(ends("[f(a=3)]", 0.5), ends("[f(a=1)]", 0.5))));
    Tree tree = tree(model, Problems.withConfidence(), Problems.oneCall("p"));
    TreeNode a = node(tree, "[f(a=1)]", End.ENDED);
    TreeNode b = node(tree, "[f(a=3)]", End.ENDED);
    assertThat(a.outcome()).isEqualTo(1);
    assertThat(a.confidence()).isCloseTo(0.6, within(1e-12));
    assertThat(a.q()).isCloseTo(1.6, within(1e-12));
    assertThat(b.q()).isCloseTo(-0.8, within(1e-12));
    assertThat(a.prior()).isCloseTo(0.5, within(1e-12));
    assertThat(a.samples() + b.samples()).isEqualTo(8); // all drawn, merged into two
    // Eight walks. A's score is at least 1.6; B's at most -0.8 + 0.5 √7 / 1 = 0.52: A always.
    assertThat(a.visits()).isEqualTo(8);
    assertThat(b.visits()).isZero();
    TreeNode root = tree.nodes().getFirst();
    assertThat(root.v()).isCloseTo(1.6, within(1e-12)); // (8 · 1.6 + 0 · -0.8) / 8
    assertThat(root.visits()).isEqualTo(8);
    assertThat(tree.pairs()).hasSize(1);
    assertThat(tree.pairs().getFirst().gap()).isCloseTo(2.4, within(1e-12));
  }

  @Test
  void rewardsAreDifferencesOfWorth() throws InterruptedException {
    Tree tree = tree(model(TWO_CALLS), Problems.withConfidence(), Problems.twoCalls("p"));
    TreeNode first = node(tree, "[f(a=1),", End.OPEN); // R = 0 + 0.6
    TreeNode last = node(tree, "[f(a=1), f(a=2)]", End.ENDED); // R = 1 + 0.6
    assertThat(first.reward()).isCloseTo(0.6, within(1e-12));
    assertThat(last.reward()).isCloseTo(1.0, within(1e-12));
    TreeNode other = node(tree, "[f(a=1), f(a=3)]", End.ENDED); // R = -1 + 0.2, r = -0.8 - 0.6
    assertThat(other.reward()).isCloseTo(-1.4, within(1e-12));
    double v =
        (last.visits() * last.q() + other.visits() * other.q()) / (last.visits() + other.visits());
    assertThat(first.v()).isCloseTo(v, within(1e-12)); // eq. 9
    assertThat(first.q()).isCloseTo(0.6 + v, within(1e-12)); // eq. 8
  }

  @Test
  void oneThatGoesOnIsPairedWithTheSameOneThatEnds() throws InterruptedException {
    Map<String, List<Move>> moves =
        Map.of(
            "", List.of(ends("[f(a=1)]", 0.5), goesOn("[f(a=1),", 0.5)),
            "[f(a=1),", List.of(ends(" f(a=2)]", 1)));
    Tree tree = tree(model(moves), Problems.outcomeOnly(), Problems.twoCalls("p"));
    StepPair pair = tree.pairs().getFirst();
    assertThat(pair.chosen().text()).isEqualTo("[f(a=1), f(a=2)]");
    assertThat(pair.chosen().ends()).isTrue();
    assertThat(pair.rejected().text()).isEqualTo("[f(a=1)]");
    assertThat(pair.rejected().ends()).isTrue();
  }

  @Test
  void stepsThatSayTheSameAreOne() throws InterruptedException {
    Map<String, List<Move>> moves =
        Map.of("", List.of(ends("[f(a=1)]", 0.5), ends("[ f( a = 1 ) ]", 0.5)));
    Tree tree = tree(model(moves), Problems.outcomeOnly(), Problems.oneCall("p"));
    assertThat(tree.nodes()).hasSize(2);
    assertThat(tree.nodes().getLast().samples()).isEqualTo(8);
  }

  @Test
  void theReferenceIsInjectedWhereNobodySaysIt() throws InterruptedException {
    Map<String, List<Move>> moves = Map.of("", List.of(ends("[f(a=3)]", 1)));
    SearchSettings settings =
        Problems.outcomeOnly()
            .withExpansion(new Expansion(2, 2, 1, OptionalDouble.empty(), 64, true));
    Tree tree = tree(model(moves), settings, Problems.twoCalls("p"));
    TreeNode first = node(tree, "[f(a=1),", End.OPEN);
    TreeNode second = node(tree, "[f(a=1), f(a=2)]", End.ENDED);
    assertThat(first.injected()).isTrue();
    assertThat(first.samples()).isZero();
    assertThat(first.prior()).isZero(); // the model would never say it
    assertThat(second.right()).isTrue();
  }

  @Test
  void equalSeedsGrowEqualTreesWhateverThePace() throws InterruptedException {
    Problem[] problems =
        IntStream.range(0, 20).mapToObj(i -> Problems.twoCalls("p" + i)).toArray(Problem[]::new);
    List<Tree> wanted =
        trees(model(TWO_CALLS), Problems.withConfidence(), new Pace(1, 1, 1), problems);
    assertThat(wanted).extracting(Tree::id).startsWith("p0", "p1", "p2").hasSize(20);
    for (int threads : new int[] {1, 2, 8}) {
      for (int asks : new int[] {1, 7, 64}) {
        for (int open : new int[] {3, 64}) {
          ScriptedModel model =
              new ScriptedModel(
                  TWO_CALLS,
                  (step, _) -> step.contains("3") ? 0.2 : 0.6,
                  new Random(31L * threads + asks));
          assertThat(
                  trees(model, Problems.withConfidence(), new Pace(open, asks, threads), problems))
              .isEqualTo(wanted);
        }
      }
    }
    assertThat(
            trees(model(TWO_CALLS), Problems.withConfidence().withSeed(1), Pace.STANDARD, problems))
        .isNotEqualTo(wanted);
  }

  @Test
  void aTreeThatFailsIsReportedAndOthersGoOn() throws InterruptedException {
    ScriptedModel good = model(TWO_CALLS);
    Policy sometimes =
        continuing((ask, sink) -> {
          if (ask.id().startsWith("bad/")) {
            sink.accept(new Told.Failed(ask.id(), "the server is down"));
          } else if (!ask.id().startsWith("silent/")) {
            good.meet(List.of(ask), sink);
          }
        });
    List<Tree> trees =
        trees(
            sometimes,
            Problems.outcomeOnly(),
            Pace.STANDARD,
            Problems.twoCalls("bad"),
            Problems.twoCalls("silent"),
            Problems.twoCalls("good"));
    assertThat(trees.get(0).failure()).contains("the server is down");
    assertThat(trees.get(0).pairs()).isEmpty();
    assertThat(trees.get(1).failure()).contains("the model did not answer");
    assertThat(trees.get(2).failure()).isEmpty();
  }

  @Test
  void aTreeWhoseEveryAnswerIsRightGivesNoPairs() throws InterruptedException {
    Map<String, List<Move>> moves = Map.of("", List.of(ends("[f(a=1)]", 1)));
    Tree tree = tree(model(moves), Problems.outcomeOnly(), Problems.oneCall("p"));
    assertThat(tree.isSolved()).isTrue();
    assertThat(tree.pairs()).isEmpty();
  }

  @Test
  void withoutAReferenceATreeFailsUnlessSelfEvaluationIsAll() throws InterruptedException {
    Problem problem = Problems.withoutReference("p");
    Tree refused = tree(model(TWO_CALLS), Problems.withConfidence(), problem);
    assertThat(refused.failure().orElseThrow()).contains("no expected calls");
    SearchSettings alone = Problems.withConfidence().withOutcome(OutcomeRule.NONE);
    Tree tree = tree(model(TWO_CALLS), alone, problem);
    assertThat(tree.failure()).isEmpty();
    assertThat(tree.pairs()).isNotEmpty();
  }

  @Test
  void nothingToGoByIsRefused() {
    assertThatThrownBy(() -> Problems.outcomeOnly().withOutcome(OutcomeRule.NONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("neither outcome nor self-evaluation");
  }

  @Test
  void anAnswerThatNeverEndsIsCutAndWrong() throws InterruptedException {
    Policy endless =
        continuing((ask, sink) ->
            sink.accept(
                new Told.Continued(
                    ask.id(),
                    "It goes on and on. ".repeat(100_000),
                    false,
                    List.of(new Told.Token(1, -1)),
                    Usage.UNKNOWN)));
    SearchSettings settings =
        Problems.outcomeOnly().withBudget(Problems.outcomeOnly().budget().withMaxAnswerTokens(5));
    Tree tree = tree(endless, settings, Problems.oneCall("p"));
    assertThat(tree.failure()).isEmpty();
    assertThat(tree.nodes().getLast().end()).isEqualTo(End.TOO_LONG);
    assertThat(tree.nodes().getLast().outcome()).isEqualTo(-1);
    assertThat(tree.nodes()).hasSize(6); // five tokens, one a step
  }

  @Test
  void aModelWithNothingToSayEndsThePath() throws InterruptedException {
    Policy mute =
        continuing((ask, sink) ->
            sink.accept(new Told.Continued(ask.id(), "", false, List.of(), Usage.UNKNOWN)));
    Tree tree = tree(mute, Problems.outcomeOnly(), Problems.oneCall("p"));
    assertThat(tree.failure()).isEmpty();
    assertThat(tree.nodes()).hasSize(1);
    assertThat(tree.nodes().getFirst().end()).isEqualTo(End.NOTHING_DRAWN);
  }

  @Test
  void withoutLogProbabilitiesThePriorIsUniformOrTheTreeFails() throws InterruptedException {
    ScriptedModel good = model(TWO_CALLS);
    Policy silent =
        continuing((ask, sink) ->
            good.meet(
                List.of(ask),
                told ->
                    sink.accept(
                        told instanceof Told.Continued c
                            ? new Told.Continued(c.id(), c.text(), c.ended(), List.of(), c.usage())
                            : told)));
    Tree failed = tree(silent, Problems.outcomeOnly(), Problems.twoCalls("p"));
    assertThat(failed.failure().orElseThrow()).contains("no log-probabilities", "uniform");
    SearchSettings uniform =
        Problems.outcomeOnly().withSelection(new Selection(Rule.PUCT, 1, 0, true));
    Tree tree = tree(silent, uniform, Problems.twoCalls("p"));
    assertThat(tree.failure()).isEmpty();
    assertThat(tree.nodes().get(1).prior()).isEqualTo(1.0 / 3);
  }

  @Test
  void aModelThatAnswersWholeRequestsOnlyIsRefused() {
    Policy plain =
        new Policy() {
          @Override
          public void answer(Iterable<Request> requests, Consumer<Answered> sink) {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> search(plain, Problems.outcomeOnly(), Pace.STANDARD))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("continues answers");
  }

  @Test
  void aTreeStaysWithinItsBounds() throws InterruptedException {
    SearchSettings small =
        Problems.outcomeOnly().withBudget(Problems.outcomeOnly().budget().withMaxNodes(3));
    assertThat(tree(model(TWO_CALLS), small, Problems.twoCalls("p")).nodes()).hasSize(3);
  }

  @Test
  void twoProblemsOfOneNameAreRefused() {
    assertThatThrownBy(() ->
            trees(
                model(TWO_CALLS),
                Problems.outcomeOnly(),
                Pace.STANDARD,
                Problems.twoCalls("p"),
                Problems.twoCalls("p")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'p'");
  }

  @Test
  void anyPolicyGrowsATree() throws InterruptedException {
    for (String preset : Presets.names()) {
      Presets chosen = Presets.named(preset, Problems.FORMAT);
      for (int seed = 0; seed < 30; seed++) {
        Random random = new Random(seed);
        Policy wild = continuing((ask, sink) -> sink.accept(wild(ask, random)));
        List<Tree> trees = new ArrayList<>();
        SearchSettings settings =
            chosen.settings().withBudget(chosen.settings().budget().withIterations(3));
        new Search(wild, chosen.steps(), Problems.FORMAT, new FairScorer(), settings, Pace.STANDARD)
            .run(List.of(Problems.twoCalls("p")), trees::add);
        assertThat(trees).hasSize(1);
      }
    }
  }

  private static Told wild(Ask ask, Random random) {
    return switch (ask) {
      case Ask.Continue _ -> {
        String text = Texts.random(random);
        boolean known = random.nextInt(4) > 0;
        List<Told.Token> tokens =
            known ? List.of(new Told.Token(text.length(), -random.nextDouble())) : List.of();
        yield new Told.Continued(ask.id(), text, random.nextBoolean(), tokens, Usage.UNKNOWN);
      }
      case Ask.Score score ->
          new Told.Scored(
              ask.id(),
              score.texts().stream()
                  .map(_ -> new Told.Likelihood(-random.nextDouble(), 1))
                  .toList(),
              Usage.UNKNOWN);
    };
  }

  private interface Meeting {
    void meet(Ask ask, Consumer<Told> sink);
  }

  private static Policy continuing(Meeting meeting) {
    return new Policy() {
      @Override
      public Optional<Continuations> continuations() {
        return Optional.of((asks, sink) -> asks.forEach(ask -> meeting.meet(ask, sink)));
      }

      @Override
      public void answer(Iterable<Request> requests, Consumer<Answered> sink) {}

      @Override
      public void close() {}
    };
  }
}
