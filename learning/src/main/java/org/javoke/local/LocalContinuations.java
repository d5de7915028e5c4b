package org.javoke.local;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.javoke.chat.Prompt;
import org.javoke.generate.CompletionScorer;
import org.javoke.generate.Generation;
import org.javoke.generate.GenerationRequest;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.generate.PrefixCache;
import org.javoke.generate.Sharing;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.policy.Ask;
import org.javoke.policy.Computed;
import org.javoke.policy.Continuations;
import org.javoke.policy.Told;
import org.javoke.policy.Told.Likelihood;
import org.javoke.policy.Usage;

/**
 * A model on this machine that goes on with answers that have begun. What has begun follows the
 * rendered prompt as its own text; marks of calls that are special tokens stand in texts.
 *
 * <p>What prompts have in common is computed once: keys and values stay from one call to the next,
 * as many as there is room for, until they are {@linkplain #release released}. For one thread at a
 * time.
 */
final class LocalContinuations implements Continuations {

  private final LocalModel model;
  private final TokenPaths paths = new TokenPaths();
  private final long computedBefore;
  private final PrefixCache cache;
  private final OpeningTokens openings;

  LocalContinuations(LocalModel model) {
    this.model = model;
    this.computedBefore = model.decoder().tokensComputed();
    this.openings = new OpeningTokens(model);
    this.cache = new PrefixCache(model.decoder(), model.settings().generator().prefixBytes());
  }

  /** A continuation that is drawn. */
  private record Drawing(Ask.Continue ask, Tokens prompt, Sharing sharing) {}

  /** Texts that are scored, and what is known of them so far. */
  private static final class Scoring {
    private final Ask.Score ask;
    private final Tokens prompt;
    private final Sharing sharing;
    private final SortedMap<Integer, Likelihood> likelihoods = new TreeMap<>();
    private boolean refused;

    Scoring(Ask.Score ask, Tokens prompt, Sharing sharing) {
      this.ask = ask;
      this.prompt = prompt;
      this.sharing = sharing;
    }

    boolean isComplete() {
      return likelihoods.size() == ask.texts().size();
    }
  }

  private record Text(Scoring scoring, int index, Tokens tokens) {}

  @Override
  public void meet(List<Ask> asks, Consumer<Told> sink) throws InterruptedException {
    IdentityHashMap<Prompt, Tokens> prompts = new IdentityHashMap<>();
    List<GenerationRequest> draws = new ArrayList<>();
    List<CompletionScorer.Request> scores = new ArrayList<>();
    for (Ask ask : asks) {
      try {
        Tokens prompt = prompt(ask, prompts);
        Sharing sharing = new Sharing(ask.group(), openings.ends(ask, prompt));
        switch (ask) {
          case Ask.Continue next -> draws.add(request(new Drawing(next, prompt, sharing)));
          case Ask.Score score -> scores.addAll(requests(new Scoring(score, prompt, sharing)));
        }
      } catch (InputException e) {
        sink.accept(new Told.Failed(ask.id(), String.valueOf(e.getMessage())));
      }
    }
    model
        .generator(cache, id -> ((Drawing) id).sharing())
        .generate(draws.iterator(), generation -> sink.accept(told(generation)));
    model
        .scorer(cache, id -> ((Text) id).scoring().sharing)
        .score(scores.iterator(), outcome -> take(outcome, sink));
  }

  @Override
  public Computed computed() {
    return new Computed(
        paths.size(),
        model.decoder().tokensComputed() - computedBefore,
        cache.droppedTokens(),
        cache.mostHeldBytes());
  }

  @Override
  public void release() {
    cache.clear();
    openings.clear();
  }

  private Tokens prompt(Ask ask, IdentityHashMap<Prompt, Tokens> known) {
    Tokens prompt = known.get(ask.prompt());
    if (prompt == null) {
      prompt = model.tokens(ask.prompt());
      known.put(ask.prompt(), prompt);
    }
    return prompt.then(model.words().further(ask.begun()));
  }

  private GenerationRequest request(Drawing drawing) {
    Ask.Continue ask = drawing.ask();
    return new GenerationRequest(
        drawing,
        drawing.prompt(),
        SamplingDefaults.of(ask.sampling(), model.defaults()),
        ask.sampling().maxTokens().orElse(CompletionOptions.MOST_TOKENS),
        model.stopIds(),
        ask.sampling().seed().orElse(0),
        new StepGuide(ask.end(), model.tokenizer().incrementalDecoder(false)),
        Logprobs.CHOSEN);
  }

  private Told told(Generation generation) {
    Drawing drawing = (Drawing) generation.id();
    return switch (generation) {
      case Generation.Refused(_, String reason) -> new Told.Failed(drawing.ask().id(), reason);
      case Generation.Drawn drawn -> {
        // The last is drawn, and not computed with.
        paths.add(drawing.prompt(), drawn.tokens().between(0, drawn.tokens().length() - 1));
        yield continued(drawing.ask(), drawn);
      }
    };
  }

  private Told continued(Ask.Continue ask, Generation.Drawn drawn) {
    TokenEnds written = TokenEnds.of(model.written(drawn), model.tokenizer());
    List<Told.Token> tokens = new ArrayList<>();
    for (int i = 0; i < drawn.tokens().length(); i++) {
      tokens.add(new Told.Token(written.end(i), drawn.logprobs().get(i)));
    }
    return new Told.Continued(
        ask.id(),
        written.text(),
        drawn.end() == Generation.End.STOP,
        tokens,
        usage(drawn.promptTokens(), drawn.tokens().length()));
  }

  private static Usage usage(int prompt, int drawn) {
    return new Usage(OptionalInt.of(prompt), OptionalInt.of(drawn));
  }

  private List<CompletionScorer.Request> requests(Scoring scoring) {
    Ask.Score ask = scoring.ask;
    List<CompletionScorer.Request> requests = new ArrayList<>();
    for (int i = 0; i < ask.texts().size(); i++) {
      Tokens text = model.words().further(ask.texts().get(i));
      Tokens all = ask.ends() ? text.then(Tokens.of(model.words().end())) : text;
      requests.add(new CompletionScorer.Request(new Text(scoring, i, all), scoring.prompt, all));
    }
    return requests;
  }

  private void take(CompletionScorer.Outcome outcome, Consumer<Told> sink) {
    Text text = (Text) outcome.id();
    Scoring scoring = text.scoring();
    switch (outcome) {
      case CompletionScorer.Outcome.Refused(_, String reason) -> {
        if (!scoring.refused) {
          scoring.refused = true;
          sink.accept(new Told.Failed(scoring.ask.id(), reason));
        }
      }
      case CompletionScorer.Outcome.Scored(_, List<Double> logprobs) -> {
        paths.add(scoring.prompt, text.tokens().between(0, text.tokens().length() - 1));
        double sum = logprobs.stream().mapToDouble(Double::doubleValue).sum();
        scoring.likelihoods.put(text.index(), new Likelihood(sum, logprobs.size()));
        if (scoring.isComplete()) {
          sink.accept(scored(scoring));
        }
      }
    }
  }

  private static Told scored(Scoring scoring) {
    List<Likelihood> likelihoods = List.copyOf(scoring.likelihoods.values());
    int tokens = likelihoods.stream().mapToInt(Likelihood::tokens).sum();
    int prompts = scoring.prompt.length() * likelihoods.size();
    return new Told.Scored(scoring.ask.id(), likelihoods, usage(prompts + tokens, 0));
  }
}
