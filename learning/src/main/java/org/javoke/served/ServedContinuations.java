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
 * its own seed, and the requests of one prompt follow each other, so that servers find its beginning
 * in their prefix caches.
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
  }

  /** Texts that are scored, and what is known of them so far. */
  private static final class Scoring {
    private final Ask.Score ask;
    private final int promptTokens;
    private final SortedMap<Integer, Likelihood> likelihoods = new TreeMap<>();
    private boolean refused;

    Scoring(Ask.Score ask, int promptTokens) {
      this.ask = ask;
      this.promptTokens = promptTokens;
    }

    Told told() {
      List<Likelihood> all = List.copyOf(likelihoods.values());
      int tokens = all.stream().mapToInt(Likelihood::tokens).sum() + promptTokens * all.size();
      return new Told.Scored(
          ask.id(), all, new Usage(OptionalInt.of(tokens), OptionalInt.of(0)));
    }
  }

  @Override
  public void meet(List<Ask> asks, Consumer<Told> sink) throws InterruptedException {
    IdentityHashMap<Prompt, Tokens> prompts = new IdentityHashMap<>();
    Map<String, Part> parts = new HashMap<>();
    List<CompletionRequest> requests = new ArrayList<>();
    for (Ask ask : asks) {
      try {
        Tokens prompt =
            prompts
                .computeIfAbsent(ask.prompt(), model.words()::tokens)
                .then(model.words().further(ask.begun()));
        switch (ask) {
          case Ask.Continue next -> {
            parts.put(next.id(), new Part.Drawing(next));
            requests.add(request(next, prompt));
          }
          case Ask.Score score -> requests.addAll(requests(score, prompt, parts));
        }
      } catch (InputException e) {
        sink.accept(new Told.Failed(ask.id(), String.valueOf(e.getMessage())));
      }
    }
    model.complete(
        requests,
        (request, reply) -> take(part(parts, request), reply, sink),
        (request, reason) -> refuse(part(parts, request), reason, sink));
  }

  private static Part part(Map<String, Part> parts, CompletionRequest request) {
    Part part = parts.get(request.id());
    if (part == null) {
      throw new IllegalStateException("nobody asked for " + request.id());
    }
    return part;
  }

  private static CompletionRequest request(Ask.Continue ask, Tokens prompt) {
    Sampling wanted = ask.sampling();
    Sampling sampling =
        new Sampling(
            wanted.temperature(),
            wanted.topP(),
            OptionalInt.of(wanted.maxTokens().orElse(ServedModel.MOST_TOKENS)),
            OptionalLong.of(folded(wanted.seed().orElse(0))),
            true);
    List<Integer> ids = prompt.stream().boxed().toList();
    return new CompletionRequest(ask.id(), ids, sampling, new Logprobs.Drawn(1));
  }

  /** Some servers take 32 bits of a seed, and no sign. */
  private static long folded(long seed) {
    return (seed ^ (seed >>> 32)) & Integer.MAX_VALUE;
  }

  private List<CompletionRequest> requests(
      Ask.Score ask, Tokens prompt, Map<String, Part> parts) {
    List<Tokens> texts = new ArrayList<>();
    for (String text : ask.texts()) {
      Tokens tokens = model.words().further(text);
      texts.add(ask.ends() ? tokens.then(Tokens.of(model.words().end())) : tokens);
    }
    if (prompt.isEmpty() || texts.stream().anyMatch(Tokens::isEmpty)) {
      throw new InputException("a text without tokens cannot be scored");
    }
    Scoring scoring = new Scoring(ask, prompt.length());
    List<CompletionRequest> requests = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String id = ask.id() + "#" + i;
      parts.put(id, new Part.Text(scoring, i, texts.get(i).length()));
      requests.add(model.scoring().request(id, prompt.then(texts.get(i))));
    }
    return requests;
  }

  private void take(Part part, CompletionReply reply, Consumer<Told> sink) {
    switch (part) {
      case Part.Drawing(Ask.Continue ask) ->
          sink.accept(Drawn.of(reply, ask.end(), model.ends()).told(ask.id(), reply.usage()));
      case Part.Text(Scoring scoring, int index, int tokens) -> {
        List<Double> logprobs = ServedModel.last(reply, tokens);
        double sum = logprobs.stream().reduce(0.0, Double::sum);
        scoring.likelihoods.put(index, new Likelihood(sum, tokens));
        if (scoring.likelihoods.size() == scoring.ask.texts().size()) {
          sink.accept(scoring.told());
        }
      }
    }
  }

  private static void refuse(Part part, String reason, Consumer<Told> sink) {
    switch (part) {
      case Part.Drawing(Ask.Continue ask) -> sink.accept(new Told.Failed(ask.id(), reason));
      case Part.Text(Scoring scoring, _, _) -> {
        if (!scoring.refused) {
          scoring.refused = true;
          sink.accept(new Told.Failed(scoring.ask.id(), reason));
        }
      }
    }
  }
}
