package org.javoke.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.chat.Prompt;
import org.javoke.input.InputException;
import org.javoke.policy.Outcome.Failed;
import org.javoke.policy.Outcome.Replied;
import org.javoke.repair.TagFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaffoldsTest {

  private static final Sampling SAMPLING =
      new Sampling(
          OptionalDouble.of(0.7),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          false);

  private static Request request(String id) {
    return new Request(id, new Prompt(List.of(), List.of()), SAMPLING, 0);
  }

  private static Replied reply(Answer answer, double logprob) {
    return new Replied(
        answer,
        new Usage(OptionalInt.of(10), OptionalInt.of(3)),
        Duration.ofMillis(5),
        2,
        OptionalDouble.of(logprob),
        List.of());
  }

  private static Answer called(String arguments) {
    return new Answer.Native(List.of(new NativeCall("f", arguments)), "");
  }

  private static String call(String arguments) {
    return "<call>{\"name\": \"f\", \"arguments\": " + arguments + "}</call>";
  }

  /** {@return what the scaffolds make of the answers, the n-th being that of draw n} */
  private static Replied replied(List<String> scaffolds, Answer... answers) {
    List<Outcome> draws =
        Arrays.stream(answers).map(answer -> (Outcome) reply(answer, -1)).toList();
    return (Replied) outcome(scaffolds, draws);
  }

  private static Outcome outcome(List<String> scaffolds, List<Outcome> draws) {
    return answered(scaffolds, request -> draws.get(request.draw()), List.of(request("q")))
        .getFirst()
        .outcome();
  }

  private static List<Answered> answered(
      List<String> scaffolds, Function<Request, Outcome> model, List<Request> requests) {
    Policy policy =
        Scaffolds.around(new Shuffled(model), Scaffolds.parse(scaffolds), _ -> new TagFormat());
    List<Answered> answers = new ArrayList<>();
    try (policy) {
      policy.answer(requests, answers::add);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return answers;
  }

  /** A model whose answers come in no particular order. */
  private record Shuffled(Function<Request, Outcome> model) implements Policy {
    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      List<Request> all = new ArrayList<>();
      requests.forEach(all::add);
      Collections.shuffle(all, new Random(1));
      all.forEach(request -> sink.accept(new Answered(request, model.apply(request))));
    }

    @Override
    public void close() {}
  }

  @Test
  void readsWhatUsersName() {
    assertThat(Scaffolds.parse(List.of("repair", "best-of=5")))
        .containsExactly(
            new Scaffold.Repair(), new Scaffold.BestOf(5, Scaffold.BestOf.By.MAJORITY));
    assertThat(Scaffolds.parse(List.of("best-of=3:logprob")))
        .extracting(Scaffold::name)
        .containsExactly("best-of=3:logprob");
    assertThat(Scaffolds.parse(List.of())).isEmpty();
  }

  @Test
  void constrainedIsForTheModelItself() {
    List<Scaffold> scaffolds = Scaffolds.parse(List.of("constrained", "repair"));

    assertThat(scaffolds).extracting(Scaffold::name).containsExactly("constrained", "repair");
    assertThat(Scaffolds.isConstrained(scaffolds)).isTrue();
    assertThat(Scaffolds.withoutConstrained(scaffolds)).containsExactly(new Scaffold.Repair());
    assertThat(Scaffolds.isConstrained(Scaffolds.withoutConstrained(scaffolds))).isFalse();
    Policy endpoint = new Shuffled(_ -> reply(new Answer.Text(""), -1));
    assertThatThrownBy(() -> Scaffolds.around(endpoint, scaffolds, _ -> new TagFormat()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'constrained' needs a model in this process");
    assertThatThrownBy(() -> Scaffolds.parse(List.of("repair", "constrained")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("stands after 'repair'. Name it first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Repair",
        "repair=1",
        "best-of",
        "best-of=",
        "best-of=-1",
        "best-of=0",
        "best-of=1",
        "best-of=1001",
        "best-of=99999999999",
        "best-of=3:random",
      })
  void refusesNonsense(String text) {
    assertThatThrownBy(() -> Scaffolds.parse(List.of(text)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("Expected");
  }

  @Test
  void refusesTheSameKindTwice() {
    assertThatThrownBy(() -> Scaffolds.parse(List.of("best-of=2", "best-of=3")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("best-of=3");
  }

  @Test
  void repairsTextsAndKeepsWhatTheyWere() {
    Replied replied = replied(List.of("repair"), new Answer.Text(call("{\"a\": 1,}")));
    assertThat(replied.answer())
        .isEqualTo(new Answer.Text("<call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</call>"));
    assertThat(replied.changes())
        .containsExactly(
            new Change("repair", "comma dropped", new Answer.Text(call("{\"a\": 1,}"))));
    assertThat(replied.meanLogprob()).hasValue(-1);
  }

  @Test
  void repairsNativeArguments() {
    assertThat(replied(List.of("repair"), called("{'a': 1")).answer())
        .isEqualTo(called("{\"a\":1}"));
    assertThat(replied(List.of("repair"), called("")).answer()).isEqualTo(called("{}"));
    assertThat(replied(List.of("repair"), called("\"{\\\"a\\\": 1}\"")).answer())
        .isEqualTo(called("{\"a\": 1}"));
  }

  @Test
  void leavesTheReadableAndTheHopelessAlone() {
    for (Answer answer :
        List.of(
            called("{ \"a\" : 1 }"),
            called("[1]"),
            called("around noon"),
            called("\"x\""),
            new Answer.Text("no call"),
            new Answer.Text(call("{}")),
            new Answer.Text("<call>?</call>"))) {
      assertThat(replied(List.of("repair"), answer)).isEqualTo(reply(answer, -1));
    }
  }

  @Test
  void failuresPassThroughARepair() {
    Outcome failed = new Failed("down", 8);
    assertThat(outcome(List.of("repair"), List.of(failed))).isEqualTo(failed);
  }

  @Test
  void theMajorityWinsWhateverTheSpelling() {
    Replied replied =
        replied(
            List.of("best-of=3"),
            called("{\"a\": 2}"),
            called("{\"a\": 1, \"b\": 2}"),
            called("{\"b\":2,\"a\":1}"));
    assertThat(replied.answer()).isEqualTo(called("{\"a\": 1, \"b\": 2}"));
    assertThat(replied.changes())
        .containsExactly(
            new Change("best-of=3", "2 of 3 draws agree on draw 2", called("{\"a\": 2}")));
    assertThat(replied.attempts()).isEqualTo(6);
    assertThat(replied.usage()).isEqualTo(new Usage(OptionalInt.of(30), OptionalInt.of(9)));
  }

  @Test
  void integersAndFloatsAreDifferentVotes() {
    Replied replied =
        replied(
            List.of("best-of=3"),
            called("{\"a\": 1}"),
            called("{\"a\": 1.0}"),
            called("{\"a\":1.0}"));
    assertThat(replied.answer()).isEqualTo(called("{\"a\": 1.0}"));
  }

  @Test
  void tiesGoToTheFirstDrawn() {
    Replied replied =
        replied(
            List.of("best-of=4"),
            new Answer.Text("no"),
            new Answer.Text(call("{\"a\": 1}")),
            new Answer.Text(call("{\"a\":1}")),
            new Answer.Text("never"));
    assertThat(replied.answer()).isEqualTo(new Answer.Text("no"));
    assertThat(replied.changes().getFirst().note()).isEqualTo("2 of 4 draws agree on draw 1");
  }

  @Test
  void malformedAnswersHaveNoVote() {
    assertThat(
            replied(List.of("best-of=3"), called("{"), called("{"), called("{\"a\": 1}")).answer())
        .isEqualTo(called("{\"a\": 1}"));
    Replied none = replied(List.of("best-of=2"), called("{"), called("["));
    assertThat(none.answer()).isEqualTo(called("{"));
    assertThat(none.changes().getFirst().note()).contains("all 2 draws are malformed");
  }

  @Test
  void theLikeliestWinsByLogprob() {
    List<Outcome> draws =
        List.of(
            reply(called("{\"a\": 1}"), -0.5),
            reply(called("{\"a\": 2}"), -0.125),
            reply(called("{\"a\": 1}"), -0.5));
    Replied replied = (Replied) outcome(List.of("best-of=3:logprob"), draws);
    assertThat(replied.answer()).isEqualTo(called("{\"a\": 2}"));
    assertThat(replied.changes().getFirst().note())
        .isEqualTo("draw 2 of 3 has the highest mean log-probability, -0.125");
  }

  @Test
  void withoutLogprobsTheFirstIsKeptAndThatIsSaid() {
    Replied silent =
        new Replied(
            called("{}"), Usage.UNKNOWN, Duration.ZERO, 1, OptionalDouble.empty(), List.of());
    Replied replied =
        (Replied) outcome(List.of("best-of=2:logprob"), List.of(silent, reply(called("{}"), -0.1)));
    assertThat(replied.answer()).isEqualTo(silent.answer());
    assertThat(replied.usage()).isEqualTo(Usage.UNKNOWN);
    assertThat(replied.changes().getFirst().note()).contains("no log-probabilities");
  }

  @Test
  void logprobsAreAskedForOnlyWhereNeeded() {
    List<Boolean> asked = new ArrayList<>();
    Function<Request, Outcome> model =
        request -> {
          asked.add(request.sampling().logprobs());
          return reply(called("{}"), -1);
        };
    List<Answered> plain = answered(List.of("best-of=2"), model, List.of(request("q")));
    List<Answered> likeliest = answered(List.of("best-of=2:logprob"), model, List.of(request("q")));
    assertThat(asked).containsExactly(false, false, true, true);
    // The caller gets back the request it made.
    assertThat(plain.getFirst().request()).isEqualTo(request("q"));
    assertThat(likeliest.getFirst().request()).isEqualTo(request("q"));
  }

  @Test
  void oneDrawThatFailsFailsTheRequest() {
    List<Outcome> draws =
        List.of(reply(called("{}"), -1), new Failed("HTTP 500", 8), reply(called("{}"), -1));
    assertThat(outcome(List.of("best-of=3"), draws))
        .isEqualTo(new Failed("draw 2 of 3 failed: HTTP 500", 12));
  }

  @Test
  void everyRequestGetsOneOutcomeOfItsOwn() {
    List<Request> requests = IntStream.range(0, 50).mapToObj(i -> request("q" + i)).toList();
    List<Answered> answers =
        answered(
            List.of("best-of=3"), request -> reply(new Answer.Text(request.id()), -1), requests);
    assertThat(answers).extracting(Answered::request).containsExactlyInAnyOrderElementsOf(requests);
    assertThat(answers)
        .allSatisfy(a ->
            assertThat(((Replied) a.outcome()).answer())
                .isEqualTo(new Answer.Text(a.request().id())));
  }

  @Test
  void scaffoldsNestInTheOrderNamed() {
    Answer broken = new Answer.Text(call("{\"a\": 1,}"));
    Answer other = new Answer.Text(call("{\"a\": 2}"));
    Answer mended = new Answer.Text("<call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</call>");

    // Repaired draws vote, so the broken ones win.
    Replied repairFirst = replied(List.of("repair", "best-of=3"), broken, other, broken);
    assertThat(repairFirst.answer()).isEqualTo(mended);
    assertThat(repairFirst.changes())
        .extracting(Change::scaffold, Change::before)
        .containsExactly(tuple("repair", broken), tuple("best-of=3", mended));

    // Broken draws have no vote, and the winner needs no repair.
    Replied voteFirst = replied(List.of("best-of=3", "repair"), broken, other, broken);
    assertThat(voteFirst.answer()).isEqualTo(other);
    assertThat(voteFirst.changes()).extracting(Change::scaffold).containsExactly("best-of=3");
  }
}
