package org.javoke.served;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.javoke.chat.Prompt;
import org.javoke.endpoint.CompletionReply;
import org.javoke.endpoint.CompletionRequest;
import org.javoke.endpoint.CompletionRequest.Logprobs;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.policy.Ask;
import org.javoke.policy.Continuations;
import org.javoke.policy.Sampling;
import org.javoke.policy.Told;
import org.javoke.policy.Told.Likelihood;
import org.javoke.policy.Usage;

/**
 * A served model that goes on with answers that have begun. Each draw is a request of its own, with
 * its own seed, and the requests of one prompt follow each other, so that servers find its
 * beginning in their prefix caches.
 */
final class ServedContinuations implements Continuations {

  private final ServedModel model;

  ServedContinuations(ServedModel model) {
    this.model = model;
  }

  /** Something that is waited for: a continuation, or one of the texts that are scored. */
  private sealed interface Part {

    record Drawing(Ask.Continue ask) implements Part {}

    record Text(Scoring scoring, int index, int tokens) implements Part {}

    /** All texts of an ask, if each is a word that the server may name. */
    record Words(Scoring scoring) implements Part {}
  }

  /** Texts that are scored, and what is known of them so far. */
  private static final class Scoring {
    private final Ask.Score ask;
    private final Tokens prompt;
    private final List<Tokens> texts;
    private final SortedMap<Integer, Likelihood> likelihoods = new TreeMap<>();
    private boolean refused;

    Scoring(Ask.Score ask, Tokens prompt, List<Tokens> texts) {
      this.ask = ask;
      this.prompt = prompt;
      this.texts = texts;
    }

    Told told() {
      List<Likelihood> all = List.copyOf(likelihoods.values());
      int tokens = all.stream().mapToInt(Likelihood::tokens).sum() + prompt.length() * all.size();
      return new Told.Scored(ask.id(), all, new Usage(OptionalInt.of(tokens), OptionalInt.of(0)));
    }
  }

  @Override
  public boolean answersSeveralAtOnce() {
    return true;
  }

  @Override
  public void meet(List<Ask> asks, Consumer<Told> sink) throws InterruptedException {
    IdentityHashMap<Prompt, Tokens> prompts = new IdentityHashMap<>();
    Batch batch = new Batch(sink);
    for (Ask ask : asks) {
      try {
        Tokens prompt =
            prompts
                .computeIfAbsent(ask.prompt(), model.words()::tokens)
                .then(model.words().further(ask.begun()));
        switch (ask) {
          case Ask.Continue next -> {
            batch.parts.put(next.id(), new Part.Drawing(next));
            batch.requests.add(request(next, prompt));
          }
          case Ask.Score score -> batch.add(scoring(score, prompt));
        }
      } catch (InputException e) {
        sink.accept(new Told.Failed(ask.id(), String.valueOf(e.getMessage())));
      }
    }
    while (!batch.requests.isEmpty()) {
      List<CompletionRequest> now = List.copyOf(batch.requests);
      batch.requests.clear();
      model.complete(now, batch::take, batch::refuse);
    }
  }

  private CompletionRequest request(Ask.Continue ask, Tokens prompt) {
    Sampling wanted = ask.sampling();
    Sampling sampling =
        new Sampling(
            wanted.temperature(),
            wanted.topP(),
            OptionalInt.of(wanted.maxTokens().orElse(ServedModel.MOST_TOKENS)),
            OptionalLong.of(folded(wanted.seed().orElse(0))),
            true);
    List<Integer> ids = prompt.stream().boxed().toList();
    return new CompletionRequest(
        ask.id(),
        ask.group(),
        ids,
        sampling,
        new Logprobs.Drawn(1, model.abilities().special()),
        model.abilities().namesStops() ? ask.end().stops() : List.of());
  }

  /** Some servers take 32 bits of a seed, and no sign. */
  private static long folded(long seed) {
    return (seed ^ (seed >>> 32)) & Integer.MAX_VALUE;
  }

  private Scoring scoring(Ask.Score ask, Tokens prompt) {
    List<Tokens> texts = new ArrayList<>();
    for (String text : ask.texts()) {
      Tokens tokens = model.words().further(text);
      texts.add(ask.ends() ? tokens.then(Tokens.of(model.words().end())) : tokens);
    }
    if (prompt.isEmpty() || texts.stream().anyMatch(Tokens::isEmpty)) {
      throw new InputException("a text without tokens cannot be scored");
    }
    return new Scoring(ask, prompt, texts);
  }

  /** What is asked together, and who waits for which reply. */
  private final class Batch {
    private final Consumer<Told> sink;
    private final Map<String, Part> parts = new HashMap<>();
    private final List<CompletionRequest> requests = new ArrayList<>();

    Batch(Consumer<Told> sink) {
      this.sink = sink;
    }

    void add(Scoring scoring) {
      if (areWords(scoring.ask)) {
        String id = scoring.ask.id() + "#";
        parts.put(id, new Part.Words(scoring));
        int count = model.abilities().likeliest();
        requests.add(Likeliest.request(id, scoring.ask.group(), scoring.prompt, count, false));
      } else {
        addTexts(scoring);
      }
    }

    private boolean areWords(Ask.Score ask) {
      return ask.texts().size() > 1
          && ask.texts().size() <= model.abilities().likeliest()
          && !ask.ends()
          && ask.texts().stream().allMatch(text -> Likeliest.isToken(text, model.words()));
    }

    private void addTexts(Scoring scoring) {
      for (int i = 0; i < scoring.texts.size(); i++) {
        String id = scoring.ask.id() + "#" + i;
        Tokens text = scoring.texts.get(i);
        parts.put(id, new Part.Text(scoring, i, text.length()));
        requests.add(
            model
                .abilities()
                .scoring()
                .request(id, scoring.ask.group(), scoring.prompt.then(text)));
      }
    }

    private Part part(CompletionRequest request) {
      Part part = parts.get(request.id());
      if (part == null) {
        throw new IllegalStateException("nobody asked for " + request.id());
      }
      return part;
    }

    void take(CompletionRequest request, CompletionReply reply) {
      switch (part(request)) {
        case Part.Drawing(Ask.Continue ask) ->
            sink.accept(Drawn.of(reply, ask.end(), model.ends()).told(ask.id(), reply.usage()));
        case Part.Text(Scoring scoring, int index, int tokens) -> {
          double sum = ServedModel.last(reply, tokens).stream().reduce(0.0, Double::sum);
          scoring.likelihoods.put(index, new Likelihood(sum, tokens));
          if (scoring.likelihoods.size() == scoring.texts.size()) {
            sink.accept(scoring.told());
          }
        }
        case Part.Words(Scoring scoring) ->
            Likeliest.of(reply, scoring.ask.texts())
                .ifPresentOrElse(
                    likelihoods -> {
                      for (int i = 0; i < likelihoods.size(); i++) {
                        scoring.likelihoods.put(i, likelihoods.get(i));
                      }
                      sink.accept(scoring.told());
                    },
                    () -> addTexts(scoring));
      }
    }

    void refuse(CompletionRequest request, String reason) {
      switch (part(request)) {
        case Part.Drawing(Ask.Continue ask) -> sink.accept(new Told.Failed(ask.id(), reason));
        case Part.Text(Scoring scoring, _, _) -> fail(scoring, reason);
        case Part.Words(Scoring scoring) -> fail(scoring, reason);
      }
    }

    private void fail(Scoring scoring, String reason) {
      if (!scoring.refused) {
        scoring.refused = true;
        sink.accept(new Told.Failed(scoring.ask.id(), reason));
      }
    }
  }
}
