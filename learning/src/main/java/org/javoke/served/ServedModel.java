package org.javoke.served;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.javoke.endpoint.CompletionOutcome;
import org.javoke.endpoint.CompletionReply;
import org.javoke.endpoint.CompletionRequest;
import org.javoke.endpoint.EndpointCompletions;
import org.javoke.endpoint.EndpointPolicy;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.generate.CompletionScorer;
import org.javoke.input.InputException;
import org.javoke.local.ChatTokenizer;
import org.javoke.local.LanguageModel;
import org.javoke.policy.Answered;
import org.javoke.policy.Continuations;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;

/**
 * A model behind one or several OpenAI-compatible servers that can be searched and replayed.
 *
 * <p>What cannot be had because a server, or the way to it, is at fault ends the work with an error
 * that says so: it is nothing that the model has failed at. Only what the server refuses for its
 * own sake, such as a prompt that is too long, has failed by itself.
 */
public final class ServedModel implements LanguageModel {

  /** What a reply may have where nobody says. */
  static final int MOST_TOKENS = 1024;

  /** Lines that are prepared and not scored. */
  private static final int WINDOW = 2048;

  private final EndpointCompletions completions;
  private final ChatTokenizer words;
  private final Abilities abilities;
  private final List<String> ends;

  private ServedModel(EndpointCompletions completions, ChatTokenizer words, Abilities abilities) {
    this.completions = completions;
    this.words = words;
    this.abilities = abilities;
    this.ends =
        words.stopIds().stream()
            .sorted()
            .map(id -> words.tokenizer().decode(new int[] {id}, false))
            .toList();
  }

  /** What is asked of a model, which not every server can do. */
  public enum Need {
    /** Continuations that are drawn, with the log-probability of each of their tokens. */
    DRAWS,
    /** Log-probabilities of given texts. */
    SCORES
  }

  /**
   * {@return the model, once a few small requests have shown that its servers can do what is
   * needed}
   *
   * @param words of the same model; closed with it
   * @throws InputException if nobody answers, or a server cannot do it; the message says what is
   *     missing and how it may be had
   */
  public static ServedModel open(EndpointSettings settings, ChatTokenizer words, Set<Need> needs)
      throws InterruptedException {
    Abilities abilities = new FleetProbe(settings, words).abilities(needs);
    return new ServedModel(new EndpointCompletions(settings), words, abilities);
  }

  @Override
  public ChatTokenizer words() {
    return words;
  }

  /**
   * {@return a policy that answers requests as {@link EndpointPolicy} does, and continues answers}
   */
  @Override
  public Policy policy() {
    return new ServedPolicy(this);
  }

  @Override
  public void score(
      Iterator<CompletionScorer.Request> requests, Consumer<CompletionScorer.Outcome> sink)
      throws InterruptedException {
    while (requests.hasNext()) {
      Map<String, CompletionScorer.Request> asked = new HashMap<>();
      List<CompletionRequest> some = new ArrayList<>();
      while (some.size() < WINDOW && requests.hasNext()) {
        CompletionScorer.Request request = requests.next();
        if (request.prompt().isEmpty() || request.completion().isEmpty()) {
          sink.accept(new CompletionScorer.Outcome.Refused(request.id(), nothing(request)));
          continue;
        }
        String id = Integer.toString(some.size());
        asked.put(id, request);
        some.add(abilities.scoring().request(id, id, request.prompt().then(request.completion())));
      }
      complete(
          some,
          (one, reply) -> {
            CompletionScorer.Request request = asked(asked, one);
            sink.accept(
                new CompletionScorer.Outcome.Scored(
                    request.id(), last(reply, request.completion().length())));
          },
          (one, reason) ->
              sink.accept(new CompletionScorer.Outcome.Refused(asked(asked, one).id(), reason)));
    }
  }

  private static CompletionScorer.Request asked(
      Map<String, CompletionScorer.Request> asked, CompletionRequest one) {
    return Optional.ofNullable(asked.get(one.id())).orElseThrow();
  }

  private static String nothing(CompletionScorer.Request request) {
    return "the %s has no tokens; expected one or more"
        .formatted(request.prompt().isEmpty() ? "prompt" : "completion");
  }

  /** Closes the tokenizer, too. */
  @Override
  public void close() {
    completions.close();
    words.close();
  }

  Abilities abilities() {
    return abilities;
  }

  /** {@return the texts of the tokens that end a reply} */
  List<String> ends() {
    return ends;
  }

  /**
   * Puts requests to the servers.
   *
   * @param refused is told why a server will not answer one, if that is about this one alone
   * @throws InputException if anything else comes between
   */
  void complete(
      List<CompletionRequest> requests,
      BiConsumer<CompletionRequest, CompletionReply> answered,
      BiConsumer<CompletionRequest, String> refused)
      throws InterruptedException {
    completions.complete(
        requests,
        (request, outcome) -> {
          switch (outcome) {
            case CompletionOutcome.Completed(CompletionReply reply) ->
                answered.accept(request, reply);
            case CompletionOutcome.Refused problem when !problem.concernsAll() ->
                refused.accept(request, problem.reason());
            case CompletionOutcome.Refused problem -> throw broken(problem.reason());
            case CompletionOutcome.Lacking(String reason) -> throw broken(reason);
            case CompletionOutcome.Lost(String reason) -> throw broken(reason);
          }
        });
  }

  private InputException broken(String reason) {
    return new InputException(
        "%s: %s. What was done stays: mend that, then run the same command again."
            .formatted(String.join(", ", completions.settings().urls()), reason));
  }

  /** {@return the log-probabilities of so many tokens at the end of the scored ones} */
  static List<Double> last(CompletionReply reply, int count) {
    List<CompletionReply.Token> tokens = reply.tokens();
    return tokens.subList(tokens.size() - count, tokens.size()).stream()
        .map(CompletionReply.Token::logprob)
        .toList();
  }

  /** The model's chat completions, and its continuations. */
  private record ServedPolicy(ServedModel model) implements Policy {
    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink)
        throws InterruptedException {
      try (EndpointPolicy chat = new EndpointPolicy(model.completions.settings())) {
        chat.answer(requests, sink);
      }
    }

    @Override
    public boolean answersInBackground() {
      return true;
    }

    @Override
    public Optional<Continuations> continuations() {
      return Optional.of(new ServedContinuations(model));
    }

    @Override
    public void close() {}
  }
}
