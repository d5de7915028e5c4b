package org.javoke.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.javoke.served.Speaker.ends;
import static org.javoke.served.Speaker.goesOn;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.endpoint.ApiKey;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.endpoint.Limits;
import org.javoke.endpoint.Retries;
import org.javoke.endpoint.fake.FakeCompletions;
import org.javoke.endpoint.fake.FakeCompletions.Asked;
import org.javoke.endpoint.fake.FakeCompletions.Token;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.generate.CompletionScorer.Outcome;
import org.javoke.generate.CompletionScorer.Request;
import org.javoke.generate.Tokens;
import org.javoke.hub.TokenizerFolder;
import org.javoke.input.InputException;
import org.javoke.local.ChatTokenizer;
import org.javoke.policy.Ask;
import org.javoke.policy.Policy;
import org.javoke.policy.Sampling;
import org.javoke.policy.Told;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.score.fair.FairScorer;
import org.javoke.search.CallsAndSentences;
import org.javoke.search.Presets;
import org.javoke.search.Problem;
import org.javoke.search.Search;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.search.Tree;
import org.javoke.search.TreeJson;
import org.javoke.served.ServedModel.Need;
import org.javoke.served.Speaker.Move;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ServedModelTest {

  private static final CallFormat FORMAT = CallFormats.named("pythonic");
  private static final Set<Need> ALL = Set.of(Need.DRAWS, Need.SCORES);

  /** The right answer [f(a=1), f(a=2)] is the least likely way. */
  private static final Map<String, List<Move>> TWO_CALLS =
      Map.of(
          "", List.of(goesOn("[f(a=3), ", 0.4), ends("[f(a=1)]", 0.4), goesOn("[f(a=1), f", 0.2)),
          "[f(a=1),", List.of(ends(" f(a=3)]", 0.7), ends(" f(a=2)]", 0.3)),
          "[f(a=3),", List.of(ends(" f(a=3)]", 0.5), ends(" f(a=2)]", 0.5)));

  private final ChatTokenizer words = words();
  private final SpeakingServer speaking = new SpeakingServer(new Speaker(TWO_CALLS), words, false);

  private static ChatTokenizer words() {
    return ChatTokenizer.open(new TokenizerFolder(Path.of("../models/pico")), Clock.systemUTC());
  }

  @AfterEach
  void closeWords() {
    words.close();
  }

  private static Retries quick(int attempts) {
    Duration soon = Duration.ofMillis(2);
    return new Retries(attempts, 1_000, soon, soon, soon, 20, Duration.ofSeconds(2));
  }

  private static EndpointSettings settings(FakeServer server) {
    return EndpointSettings.of(List.of(server.url()), "tiny", ApiKey.NONE).with(quick(4));
  }

  private ServedModel open(FakeServer server) throws InterruptedException {
    return ServedModel.open(settings(server), words(), ALL);
  }

  private static Problem problem(String id) {
    Prompt prompt = new Prompt(List.of(new Message.FromUser("Do " + id + ".")), List.of());
    Task task =
        new Task(
            "parallel",
            Language.PYTHON,
            List.of(),
            new Expectation.Calls(List.of(call(1), call(2))));
    return new Problem(id, prompt, Optional.of(task), Optional.of("[f(a=1), f(a=2)]"));
  }

  private static ExpectedCall call(int a) {
    return new ExpectedCall("f", Map.of("a", List.of(Value.of(a))));
  }

  private static SearchSettings searching() {
    SearchSettings paper = Presets.paper(FORMAT).settings();
    return paper.withBudget(new SearchSettings.Budget(6, 1, false, 4, 60, 64, 4));
  }

  private static List<Tree> trees(Policy policy, int problems, Pace pace)
      throws InterruptedException {
    List<Tree> trees = new ArrayList<>();
    new Search(policy, new CallsAndSentences(FORMAT), FORMAT, new FairScorer(), searching(), pace)
        .run(IntStream.range(0, problems).mapToObj(i -> problem("p" + i)).toList(), trees::add);
    return trees;
  }

  private static List<String> written(List<Tree> trees) {
    return trees.stream().map(tree -> Json.write(TreeJson.write(tree))).toList();
  }

  private List<String> expected(int problems) throws InterruptedException {
    return written(
        trees(new SpeakingHere(speaking.speaker(), words), problems, new Pace(1, 64, 1)));
  }

  @Test
  void findsTheTreesThatTheModelItselfWouldFind() throws IOException, InterruptedException {
    try (FakeServer server = FakeServer.start(speaking);
        ServedModel model = open(server)) {
      List<Tree> trees = trees(model.policy(), 3, Pace.STANDARD);
      assertThat(trees).allSatisfy(tree -> assertThat(tree.failure()).isEmpty());
      assertThat(trees).anySatisfy(tree -> assertThat(tree.isSolved()).isTrue());
      assertThat(written(trees)).isEqualTo(expected(3));
    }
  }

  @Test
  void treesDoNotDependOnWhatIsUnderWayAtOnce() throws IOException, InterruptedException {
    Random latency = new Random(5);
    FakeServer.Script slow =
        (request, n) -> speaking.reply(request, n).after(Duration.ofMillis(latency.nextInt(4)));
    List<String> expected = expected(4);
    for (int atOnce : List.of(1, 3, 64)) {
      try (FakeServer server = FakeServer.start(slow);
          ServedModel model =
              ServedModel.open(
                  settings(server).with(Limits.DEFAULT.withMaxConcurrency(atOnce)), words(), ALL)) {
        assertThat(written(trees(model.policy(), 4, new Pace(atOnce, 1 + atOnce, 1))))
            .isEqualTo(expected);
        assertThat(server.mostActive()).isLessThanOrEqualTo(atOnce);
      }
    }
  }

  @Test
  void troubleOnTheWayChangesNothing() throws IOException, InterruptedException {
    FakeServer.Script troubled =
        (request, n) ->
            switch (n % 7) {
              case 2 -> new FakeReply.Whole(429, Map.of("Retry-After", "0"), "slow down");
              case 3 -> new FakeReply.Reset();
              case 4 ->
                  new FakeReply.Truncated(
                      ((FakeReply.Whole) speaking.reply(request, n)).body(), 30);
              case 5 -> FakeReply.status(503, "busy");
              case 6 ->
                  n < 20
                      ? FakeReply.status(200, "{\"choices\": [{\"text\": NaN}]}")
                      : speaking.reply(request, n);
              default -> speaking.reply(request, n);
            };
    try (FakeServer server = FakeServer.start(troubled);
        ServedModel model = ServedModel.open(settings(server).with(quick(50)), words(), ALL)) {
      assertThat(written(trees(model.policy(), 2, Pace.STANDARD))).isEqualTo(expected(2));
    }
  }

  @Test
  void aServerThatDiesInTheMiddleEndsTheWorkAndLosesNoTreeThatIsDone()
      throws IOException, InterruptedException {
    List<Tree> done = new ArrayList<>();
    try (FakeServer server =
            FakeServer.start(
                (request, n) -> n < 100 ? speaking.reply(request, n) : new FakeReply.Reset());
        ServedModel model = open(server)) {
      Search search =
          new Search(
              model.policy(),
              new CallsAndSentences(FORMAT),
              FORMAT,
              new FairScorer(),
              searching(),
              new Pace(1, 64, 1));
      assertThatThrownBy(() ->
              search.run(
                  IntStream.range(0, 50).mapToObj(i -> problem("p" + i)).toList(), done::add))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(server.url())
          .hasMessageContaining("run the same command again");
    }
    assertThat(done).isNotEmpty().allSatisfy(tree -> assertThat(tree.failure()).isEmpty());
    assertThat(written(done)).isEqualTo(expected(50).subList(0, done.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo", "prompt_logprobs", "echo and draw"})
  void scoresInWhicheverWayTheServerHas(String way) throws IOException, InterruptedException {
    FakeServer.Script only =
        (request, n) -> {
          Asked asked = Asked.of(request.body());
          boolean able =
              switch (way) {
                case "echo" -> asked.echo() && asked.maxTokens() == 0;
                case "echo and draw" -> asked.echo() && asked.maxTokens() == 1;
                default -> asked.ofPrompt();
              };
          boolean scores = asked.echo() || asked.ofPrompt();
          return scores && !able
              ? FakeReply.status(400, "{\"error\": \"not here\"}")
              : speaking.reply(request, n);
        };
    try (FakeServer server = FakeServer.start(only);
        ServedModel model = open(server)) {
      Tokens prompt = words.tokens(problem("p").prompt());
      Tokens answer = words.further("[f(a=1)]");
      List<Outcome> outcomes = new ArrayList<>();
      model.score(
          List.of(
                  new Request("a", prompt, answer),
                  new Request("none", prompt, Tokens.EMPTY),
                  new Request("b", prompt, words.further("else")))
              .iterator(),
          outcomes::add);
      assertThat(outcomes).hasSize(3);
      Outcome.Scored a = scored(outcomes, "a");
      // The answer has probability 0.4, in equal shares.
      assertThat(a.logprobs()).hasSize(answer.length());
      assertThat(a.meanLogprob()).isCloseTo(Math.log(0.4) / answer.length(), within(1e-9));
      assertThat(a.perplexity())
          .isCloseTo(Math.pow(1 / 0.4, 1.0 / answer.length()), within(1e-9)); // eq. 4
      assertThat(scored(outcomes, "b").meanLogprob()).isEqualTo(SpeakingServer.UNASKED);
    }
  }

  private static Outcome.Scored scored(List<Outcome> outcomes, String id) {
    return (Outcome.Scored)
        outcomes.stream().filter(outcome -> outcome.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void promptsThatFollowEachOtherBeginAlike() throws IOException, InterruptedException {
    try (FakeServer server = FakeServer.start(speaking);
        ServedModel model =
            ServedModel.open(
                settings(server).with(Limits.DEFAULT.withMaxConcurrency(1)),
                words(),
                Set.of(Need.DRAWS))) {
      SearchSettings drawing = searching().withEvaluation(Optional.empty());
      new Search(
              model.policy(),
              new CallsAndSentences(FORMAT),
              FORMAT,
              new FairScorer(),
              drawing,
              new Pace(1, 64, 1))
          .run(List.of(problem("p0")), _ -> {});
      List<Asked> asked =
          server.received().stream().skip(1).map(one -> Asked.of(one.body())).toList();
      // Four draws of one prompt, with four seeds, then what goes on from it.
      assertThat(asked.subList(0, 4)).extracting(Asked::prompt).containsOnly(asked.get(0).prompt());
      int begun = asked.get(0).prompt().size();
      assertThat(asked)
          .allSatisfy(
              one -> assertThat(one.prompt().subList(0, begun)).isEqualTo(asked.get(0).prompt()));
      assertThat(asked.subList(0, 4)).extracting(Asked::seed).doesNotHaveDuplicates();
      assertThat(asked).allSatisfy(one -> assertThat(one.seed()).isBetween(0L, 1L << 31));
    }
  }

  private static SearchSettings byLetters() {
    return searching().withEvaluation(Presets.mctsDpo(FORMAT).settings().evaluation());
  }

  private static List<String> byLetters(Policy policy) throws InterruptedException {
    List<Tree> trees = new ArrayList<>();
    new Search(
            policy,
            new CallsAndSentences(FORMAT),
            FORMAT,
            new FairScorer(),
            byLetters(),
            new Pace(2, 64, 1))
        .run(List.of(problem("p0"), problem("p1")), trees::add);
    return written(trees);
  }

  @Test
  void verdictsThatTheServerNamesAreNotScored() throws IOException, InterruptedException {
    Speaker speaker = new Speaker(TWO_CALLS);
    try (FakeServer server = FakeServer.start(new SpeakingServer(speaker, words, true));
        ServedModel model = open(server)) {
      int probes = server.count();
      assertThat(model.abilities()).isEqualTo(new Abilities(Scoring.ECHO, true, true, 20));
      assertThat(byLetters(model.policy())).isEqualTo(byLetters(new SpeakingHere(speaker, words)));
      List<Asked> scored =
          server.received().stream()
              .skip(probes)
              .map(one -> Asked.of(one.body()))
              .filter(Asked::echo)
              .toList();
      // Of p1 it names one of the two letters only: both are scored.
      assertThat(scored).isNotEmpty();
      assertThat(scored)
          .allSatisfy(one ->
              assertThat(
                      words
                          .tokenizer()
                          .decode(one.prompt().stream().mapToInt(i -> i).toArray(), false))
                  .contains("Do p1."));
    }
  }

  @Test
  void namesThatDifferFromScoresAreNotBelieved() throws IOException, InterruptedException {
    SpeakingServer ample = new SpeakingServer(new Speaker(TWO_CALLS), words, true);
    FakeServer.Script wrong =
        (request, n) ->
            Asked.of(request.body()).logprobs() > 1
                ? FakeReply.status(200, FakeCompletions.likeliest("The", -0.1, Map.of("The", -0.9)))
                : ample.reply(request, n);
    try (FakeServer server = FakeServer.start(wrong);
        ServedModel model = open(server)) {
      assertThat(model.abilities().likeliest()).isZero();
    }
  }

  @Test
  void aServerThatSaysWhyItStoppedIsToldWhereAStepEnds() throws IOException, InterruptedException {
    String first = "<tool_call>{}</tool_call>\n";
    Speaker speaker =
        new Speaker(Map.of("", List.of(ends(first + "<tool_call>{}</tool_call>", 1))));
    CallFormat hermes = CallFormats.named("hermes");
    Ask.End afterCall =
        new Ask.End() {
          @Override
          public OptionalInt in(String drawn) {
            return OptionalInt.empty();
          }

          @Override
          public List<String> stops() {
            return new CallsAndSentences(hermes).stops();
          }
        };
    Sampling sampling =
        new Sampling(
            OptionalDouble.of(1),
            OptionalDouble.empty(),
            OptionalInt.of(60),
            OptionalLong.of(3),
            true);
    for (boolean ample : List.of(true, false)) {
      try (FakeServer server = FakeServer.start(new SpeakingServer(speaker, words, ample));
          ServedModel model = open(server)) {
        List<Told> told = new ArrayList<>();
        model
            .policy()
            .continuations()
            .orElseThrow()
            .meet(
                List.of(new Ask.Continue("a", problem("p").prompt(), "", sampling, afterCall)),
                told::add);
        Told.Continued continued = (Told.Continued) told.getFirst();
        assertThat(continued.text()).isEqualTo(ample ? first : first + "<tool_call>{}</tool_call>");
        assertThat(continued.ended()).isEqualTo(!ample);
        assertThat(continued.tokens().getLast().end()).isEqualTo(continued.text().length());
      }
    }
  }

  @Test
  void aPromptThatTheServerRefusesFailsAlone() throws IOException, InterruptedException {
    FakeServer.Script picky =
        (request, n) -> {
          String prompt =
              words
                  .tokenizer()
                  .decode(
                      Asked.of(request.body()).prompt().stream().mapToInt(i -> i).toArray(), false);
          return prompt.contains("Do p1.")
              ? FakeReply.status(400, "{\"error\": {\"message\": \"context length exceeded\"}}")
              : speaking.reply(request, n);
        };
    try (FakeServer server = FakeServer.start(picky);
        ServedModel model = open(server)) {
      List<Tree> trees = trees(model.policy(), 3, Pace.STANDARD);
      assertThat(trees.get(1).failure().orElseThrow()).contains("context length exceeded");
      assertThat(trees.get(0).failure()).isEmpty();
      assertThat(trees.get(2).failure()).isEmpty();
    }
  }

  @Test
  void aServerThatKnowsOnlyOpenAisOptionsIsAskedForNoOthers()
      throws IOException, InterruptedException {
    FakeServer.Script strict =
        (request, n) ->
            request.body().contains("special_tokens") || request.body().contains("include_stop")
                ? FakeReply.status(422, "{\"detail\": \"Unexpected fields\"}")
                : speaking.reply(request, n);
    try (FakeServer server = FakeServer.start(strict);
        ServedModel model = open(server)) {
      assertThat(model.abilities().special()).isFalse();
      assertThat(written(trees(model.policy(), 2, Pace.STANDARD))).isEqualTo(expected(2));
    }
  }

  private static String body(String logprobs) {
    return "{\"choices\": [{\"text\": \"The\", \"finish_reason\": \"length\", \"logprobs\": %s}]}"
        .formatted(logprobs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{\"tokens\": [\"The\"], \"token_logprobs\": []}",
        "{\"tokens\": [\"The\"], \"token_logprobs\": [\"-0.5\"]}",
        "{\"tokens\": [\"The\"], \"token_logprobs\": [NaN]}",
        "{\"tokens\": [\"The\"], \"token_logprobs\": [null]}",
        "{\"tokens\": [\"The\"], \"token_logprobs\": [-Infinity]}",
        "{\"tokens\": [\"The\"], \"token_logprobs\": [3.5]}",
        "{\"tokens\": [7], \"token_logprobs\": [-0.5]}",
        "{\"tokens\": [\"T\", \"h\", \"e\"], \"token_logprobs\": [-0.5, -0.5, -0.5]}",
        "{\"tokens\": [], \"token_logprobs\": []}",
        "{\"content\": [1]}"
      })
  void aServerWithoutLogprobsIsRefusedAtOnce(String logprobs) throws IOException {
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.status(200, body(logprobs)))) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("gives no log-probabilities")
          .hasMessageContaining("'logprobs'")
          .hasMessageContaining("--model DIR");
      assertThat(server.count()).isEqualTo(1); // not tried again
    }
  }

  @Test
  void aServerThatScoresNothingIsRefusedAtOnce() throws IOException {
    FakeServer.Script draws =
        (request, n) -> {
          Asked asked = Asked.of(request.body());
          return asked.echo() || asked.ofPrompt()
              ? FakeReply.status(
                  200, FakeCompletions.body("x", false, List.of(new Token("x", -0.5))))
              : speaking.reply(request, n);
        };
    try (FakeServer server = FakeServer.start(draws)) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("does not say how likely a given text is")
          .hasMessageContaining("echo with max_tokens 0: log-probabilities of 1 tokens")
          .hasMessageContaining("prompt_logprobs: no 'prompt_logprobs'");
      assertThat(server.count()).isEqualTo(4);
    }
  }

  @Test
  void everyServerOfAFleetIsLookedAt() throws IOException, InterruptedException {
    String dead;
    try (FakeServer server = FakeServer.start(speaking)) {
      dead = server.url();
    }
    FakeServer.Script unable = (_, _) -> FakeReply.status(200, body("null"));
    try (FakeServer one = FakeServer.start(speaking);
        FakeServer two = FakeServer.start(speaking);
        FakeServer three = FakeServer.start(unable)) {
      EndpointSettings all = settings(one).withUrls(List.of(one.url(), dead, two.url()));
      try (ServedModel model = ServedModel.open(all, words(), ALL)) {
        assertThat(written(trees(model.policy(), 4, Pace.STANDARD))).isEqualTo(expected(4));
      }
      EndpointSettings withOther = settings(one).withUrls(List.of(one.url(), three.url()));
      assertThatThrownBy(() -> ServedModel.open(withOther, words, ALL))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(three.url() + " gives no log-probabilities");
    }
  }

  @Test
  void aTokenizerOfAnotherModelIsNoticed() throws IOException {
    FakeServer.Script other =
        (request, n) -> {
          Asked asked = Asked.of(request.body());
          List<Token> tokens = new ArrayList<>();
          for (int i = 0; i < asked.prompt().size(); i++) {
            tokens.add(new Token("other ", -1.0));
          }
          return asked.echo()
              ? FakeReply.status(200, FakeCompletions.body("", false, tokens))
              : speaking.reply(request, n);
        };
    try (FakeServer server = FakeServer.start(other)) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("the tokenizer is another model's")
          .hasMessageContaining("--tokenizer DIR");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404})
  void aWrongNameOrKeyIsSaidAtOnce(int status) throws IOException {
    try (FakeServer server =
        FakeServer.start((_, _) -> FakeReply.status(status, "{\"error\": \"no model tiny\"}"))) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no model tiny")
          .hasMessageContaining("--model");
      assertThat(server.count()).isEqualTo(1);
    }
  }

  @Test
  void rubbishIsNeverMoreThanAnError() throws IOException, InterruptedException {
    Random random = new Random(11);
    String good = FakeCompletions.body("[f(a=3), ", false, List.of(new Token("[f(a=3), ", -0.5)));
    for (int i = 0; i < 60; i++) {
      StringBuilder body = new StringBuilder(good);
      for (int change = 0; change < 3; change++) {
        body.setCharAt(random.nextInt(body.length()), "{}[]\",:0n".charAt(random.nextInt(9)));
      }
      FakeReply broken = FakeReply.status(200, body.toString());
      try (FakeServer server =
              FakeServer.start((request, n) -> n < 3 ? speaking.reply(request, n) : broken);
          ServedModel model = open(server)) {
        try {
          trees(model.policy(), 1, Pace.STANDARD);
        } catch (InputException e) {
          assertThat(e.getMessage()).contains(server.url());
        }
      }
    }
  }
}
