package org.javoke.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.endpoint.ApiKey;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.endpoint.fake.FakeCompletions;
import org.javoke.endpoint.fake.FakeCompletions.Asked;
import org.javoke.endpoint.fake.FakeCompletions.Token;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.generate.CompletionScorer;
import org.javoke.generate.CompletionScorer.Outcome;
import org.javoke.generate.Generation;
import org.javoke.generate.GenerationRequest;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.generate.Tokens;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.TokenizerFolder;
import org.javoke.model.Goldens;
import org.javoke.policy.Answered;
import org.javoke.policy.Ask;
import org.javoke.policy.Continuations;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.javoke.policy.Told;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.Task;
import org.javoke.score.fair.FairScorer;
import org.javoke.search.CallsAndSentences;
import org.javoke.search.Presets;
import org.javoke.search.Problem;
import org.javoke.search.Search;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.search.Tree;
import org.javoke.served.ServedModel;
import org.javoke.served.ServedModel.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One model, asked in this process and through a server: the same trees, the same perplexities. */
@Timeout(300)
class ServedLikeLocalTest {

  private static final CallFormat FORMAT = CallFormats.named("hermes");

  /** The model as a completions endpoint. */
  private record Endpoint(LocalModel model) implements FakeServer.Script {
    @Override
    public FakeReply reply(FakeServer.Received request, int number) {
      Asked asked = Asked.of(request.body());
      try {
        synchronized (model) {
          return FakeReply.status(200, asked.echo() ? echoed(asked) : drawn(asked));
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private String echoed(Asked asked) throws InterruptedException {
      Tokens all = Tokens.of(asked.prompt());
      List<Token> tokens = new ArrayList<>();
      tokens.add(new Token("", null));
      model.score(
          List.of(new CompletionScorer.Request(0, all.between(0, 1), all.between(1, all.length())))
              .iterator(),
          outcome ->
              ((Outcome.Scored) outcome)
                  .logprobs()
                  .forEach(logprob -> tokens.add(new Token("", logprob))));
      return FakeCompletions.body("", false, tokens);
    }

    private String drawn(Asked asked) throws InterruptedException {
      Sampling sampling =
          new Sampling(
              OptionalDouble.of(asked.temperature()),
              OptionalDouble.empty(),
              OptionalInt.empty(),
              OptionalLong.empty(),
              true);
      GenerationRequest request =
          new GenerationRequest(
              0,
              Tokens.of(asked.prompt()),
              SamplingDefaults.of(sampling, model.defaults()),
              asked.maxTokens(),
              model.stopIds(),
              asked.seed(),
              _ -> false,
              Logprobs.CHOSEN);
      List<Generation> generations = new ArrayList<>();
      model.generator().generate(List.of(request).iterator(), generations::add);
      Generation.Drawn drawn = (Generation.Drawn) generations.getFirst();
      List<Token> tokens = new ArrayList<>();
      for (int i = 0; i < drawn.tokens().length(); i++) {
        String text = model.tokenizer().decode(new int[] {drawn.tokens().at(i)}, false);
        tokens.add(new Token(text, drawn.logprobs().get(i)));
      }
      String text = model.tokenizer().decode(model.written(drawn).toArray(), false);
      return FakeCompletions.body(text, drawn.end() == Generation.End.STOP, tokens);
    }
  }

  /** The model in this process, with seeds of 31 bits as servers get them. */
  private record Here(LocalModel model, Continuations own) implements Policy, Continuations {
    @Override
    public Optional<Continuations> continuations() {
      return Optional.of(this);
    }

    @Override
    public void meet(List<Ask> asks, Consumer<Told> sink) throws InterruptedException {
      own.meet(asks.stream().map(Here::folded).toList(), sink);
    }

    private static Ask folded(Ask ask) {
      if (!(ask instanceof Ask.Continue next)) {
        return ask;
      }
      Sampling sampling = next.sampling();
      long seed = sampling.seed().orElseThrow();
      return new Ask.Continue(
          next.id(),
          next.prompt(),
          next.begun(),
          new Sampling(
              sampling.temperature(),
              sampling.topP(),
              sampling.maxTokens(),
              OptionalLong.of((seed ^ (seed >>> 32)) & Integer.MAX_VALUE),
              true),
          next.end());
    }

    @Override
    public void release() {
      own.release();
    }

    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      throw new UnsupportedOperationException("a search asks for steps only");
    }

    @Override
    public void close() {}
  }

  private static List<Tree> trees(Policy policy) throws InterruptedException {
    SearchSettings settings =
        Presets.paper(FORMAT)
            .settings()
            .withBudget(new SearchSettings.Budget(4, 1, false, 3, 40, 40, 3));
    List<Problem> problems = new ArrayList<>();
    for (String question : List.of("Who are you?", "What can you do?")) {
      Task task = new Task("irrelevance", Language.PYTHON, List.of(), new Expectation.NoCall());
      Prompt prompt = new Prompt(List.of(new Message.FromUser(question)), List.of());
      problems.add(new Problem(question, prompt, Optional.of(task), Optional.empty()));
    }
    List<Tree> trees = new ArrayList<>();
    new Search(
            policy,
            new CallsAndSentences(FORMAT),
            FORMAT,
            new FairScorer(),
            settings,
            new Pace(2, 64, 1))
        .run(problems, trees::add);
    return trees;
  }

  private static ServedModel served(FakeServer server, LocalModel model)
      throws InterruptedException {
    return ServedModel.open(
        EndpointSettings.of(List.of(server.url()), "tiny", ApiKey.NONE),
        ChatTokenizer.open(new TokenizerFolder(model.folder().path()), Clock.systemUTC()),
        Set.of(Need.DRAWS, Need.SCORES));
  }

  @Test
  void treesAreTheSameButForRounding() throws IOException, InterruptedException {
    try (LocalModel model =
            LocalModel.open(
                ModelFolder.open(Goldens.model("tiny-qwen2")), LocalSettings.standard());
        FakeServer server = FakeServer.start(new Endpoint(model));
        ServedModel served = served(server, model)) {
      List<Tree> there = trees(served.policy());
      List<Tree> here = trees(new Here(model, model.policy().continuations().orElseThrow()));
      assertThat(there).hasSize(2);
      for (int tree = 0; tree < 2; tree++) {
        assertThat(there.get(tree).failure()).isEmpty();
        assertThat(there.get(tree).nodes()).hasSameSizeAs(here.get(tree).nodes());
        for (int i = 0; i < here.get(tree).nodes().size(); i++) {
          var one = there.get(tree).nodes().get(i);
          var other = here.get(tree).nodes().get(i);
          assertThat(one.step()).isEqualTo(other.step());
          assertThat(one.end()).isEqualTo(other.end());
          assertThat(one.visits()).isEqualTo(other.visits());
          assertThat(one.tokens()).isEqualTo(other.tokens());
          if (i > 0) {
            assertThat(one.logprob()).isCloseTo(other.logprob(), within(1e-3));
            assertThat(one.confidence()).isCloseTo(other.confidence(), within(1e-3));
          }
        }
      }
    }
  }

  @Test
  void perplexitiesAreTheSameButForRounding() throws IOException, InterruptedException {
    try (LocalModel model =
            LocalModel.open(
                ModelFolder.open(Goldens.model("tiny-qwen2")), LocalSettings.standard());
        FakeServer server = FakeServer.start(new Endpoint(model));
        ServedModel served = served(server, model)) {
      Tokens prompt =
          model.tokens(new Prompt(List.of(new Message.FromUser("Who are you?")), List.of()));
      List<CompletionScorer.Request> requests =
          List.of(new CompletionScorer.Request(0, prompt, model.words().further("I am a model.")));
      List<Outcome> outcomes = new ArrayList<>();
      served.score(requests.iterator(), outcomes::add);
      model.score(requests.iterator(), outcomes::add);
      assertThat(((Outcome.Scored) outcomes.get(0)).perplexity())
          .isCloseTo(((Outcome.Scored) outcomes.get(1)).perplexity(), within(1e-2));
    }
  }
}
