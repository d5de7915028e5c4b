package org.javoke.served;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.javoke.endpoint.CompletionOutcome;
import org.javoke.endpoint.CompletionReply;
import org.javoke.endpoint.EndpointCompletions;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.local.ChatTokenizer;
import org.javoke.served.ServedModel.Need;

/** Finds out what a server can do by small requests, before any work rests on it. */
final class Probe {

  private static final String TEXT = "The quick brown fox jumps over the lazy dog.";
  private static final String WORD = "quick";

  /** Two ways to the same number differ by rounding, in 16 bits by this much at most. */
  private static final double SAME = 0.2;

  /** A server that does not answer. */
  static final class SilentException extends InputException {
    private static final long serialVersionUID = 1L;

    SilentException(String message) {
      super(message);
    }
  }

  private final EndpointCompletions completions;
  private final ChatTokenizer words;
  private final Tokens text;

  Probe(EndpointCompletions completions, ChatTokenizer words) {
    this.completions = completions;
    this.words = words;
    this.text = words.tokens(TEXT);
  }

  /**
   * {@return what the server can do}
   *
   * @throws InputException if it lacks what is needed
   */
  Abilities abilities(Set<Need> needs) throws InterruptedException {
    boolean special = false;
    boolean namesStops = false;
    if (needs.contains(Need.DRAWS)) {
      CompletionOutcome drawn = drawn(true);
      special = !(drawn instanceof CompletionOutcome.Refused no) || no.concernsAll();
      namesStops = reply(special ? drawn : drawn(false)).namesStops();
    }
    if (!needs.contains(Need.SCORES)) {
      return new Abilities(Scoring.ECHO, special, namesStops, 0);
    }
    Scoring scoring = scoring();
    int likeliest = needs.contains(Need.DRAWS) ? likeliest(scoring) : 0;
    return new Abilities(scoring, special, namesStops, likeliest);
  }

  private CompletionOutcome drawn(boolean special) throws InterruptedException {
    return completions.probe(Likeliest.request("draw", "probe", text, 1, special));
  }

  private CompletionReply reply(CompletionOutcome outcome) {
    return switch (outcome) {
      case CompletionOutcome.Completed(CompletionReply reply) when !reply.tokens().isEmpty() ->
          reply;
      case CompletionOutcome.Completed _ -> throw lacking("no tokens were drawn");
      case CompletionOutcome.Lacking(String reason) -> throw lacking("the reply has " + reason);
      case CompletionOutcome.Refused(String reason, _) -> throw refused(reason);
      case CompletionOutcome.Lost(String reason) -> throw lost(reason);
    };
  }

  /**
   * {@return the way in which the server says how likely a given text is}
   *
   * @throws InputException if there is none
   */
  private Scoring scoring() throws InterruptedException {
    List<String> tried = new ArrayList<>();
    for (Scoring way : Scoring.values()) {
      switch (completions.probe(way.request(way.name(), "probe", text))) {
        case CompletionOutcome.Completed(CompletionReply reply) -> {
          requireSameTokens(reply);
          return way;
        }
        case CompletionOutcome.Refused problem when problem.concernsAll() ->
            throw refused(problem.reason());
        case CompletionOutcome.Refused(String reason, _) -> tried.add(way.words() + ": " + reason);
        case CompletionOutcome.Lacking(String reason) -> tried.add(way.words() + ": " + reason);
        case CompletionOutcome.Lost(String reason) -> throw lost(reason);
      }
    }
    throw new InputException(
        "%s does not say how likely a given text is, which this needs (%s). Use a server whose /v1/completions takes 'echo' or 'prompt_logprobs' with 'logprobs', as vLLM and SGLang do, or a model on this machine: --model DIR without --endpoint."
            .formatted(urls(), String.join("; ", tried)));
  }

  /**
   * {@return how many of the likeliest tokens the server names, with the numbers of its scoring}
   */
  private int likeliest(Scoring scoring) throws InterruptedException {
    for (int count : Likeliest.COUNTS) {
      if (completions.probe(Likeliest.request("likeliest", "probe", text, count, false))
          instanceof CompletionOutcome.Completed(CompletionReply reply)) {
        return areTheSame(reply, scoring) ? count : 0;
      }
    }
    return 0;
  }

  private boolean areTheSame(CompletionReply named, Scoring scoring) throws InterruptedException {
    Map<String, Double> tokens =
        named.tokens().isEmpty() ? Map.of() : named.tokens().getFirst().likeliest();
    Optional<Map.Entry<String, Double>> one =
        tokens.entrySet().stream()
            .filter(entry -> Likeliest.isToken(entry.getKey(), words))
            .max(Map.Entry.comparingByValue());
    if (one.isEmpty()) {
      return false;
    }
    Tokens whole = text.then(words.further(one.get().getKey()));
    return completions.probe(scoring.request("check", "probe", whole))
            instanceof CompletionOutcome.Completed(CompletionReply reply)
        && Math.abs(reply.tokens().getLast().logprob() - one.get().getValue()) < SAME;
  }

  // Ids of another tokenizer would make another text, and nothing else would tell.
  private void requireSameTokens(CompletionReply reply) {
    String said =
        reply.tokens().stream().map(CompletionReply.Token::text).collect(Collectors.joining());
    boolean words = said.chars().filter(Character::isLetter).count() > WORD.length();
    boolean ids = said.contains("token_id:");
    if (words && !ids && !said.contains(WORD)) {
      throw new InputException(
          "the server reads the tokens of \"%s\" as \"%s\": the tokenizer is another model's. Name the folder of the served model's own with --tokenizer DIR."
              .formatted(TEXT, said.substring(0, Math.min(said.length(), 80))));
    }
  }

  private InputException lacking(String reason) {
    return new InputException(
        "%s gives no log-probabilities of what it draws, which this needs (%s). Use a server whose /v1/completions takes 'logprobs', as vLLM, SGLang and llama.cpp do, and does not have it turned off (vLLM: --max-logprobs 1 or more), or a model on this machine: --model DIR without --endpoint."
            .formatted(urls(), reason));
  }

  private InputException refused(String reason) {
    return new InputException(
        "%s refuses to go on with a text: %s. Check the address, the model's name (--model) and the API key; the server needs /v1/completions with token ids as prompts."
            .formatted(urls(), reason));
  }

  private SilentException lost(String reason) {
    return new SilentException(
        "%s does not answer: %s. Check that the server runs and that the address is right, then run the same command again."
            .formatted(urls(), reason));
  }

  private String urls() {
    return String.join(", ", completions.settings().urls());
  }
}
