package org.javoke.served;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.endpoint.CompletionRequest;
import org.javoke.endpoint.CompletionRequest.Logprobs;
import org.javoke.generate.Tokens;
import org.javoke.policy.Sampling;

/** The ways in which servers can be asked for the probability of a given text, the best first. */
enum Scoring {
  /** The prompt is repeated, and nothing is drawn. */
  ECHO("echo with max_tokens 0", 0),

  /** The same for servers that must draw something. */
  ECHO_AND_DRAW("echo with max_tokens 1", 1),

  /** vLLM's own. */
  PROMPT_LOGPROBS("prompt_logprobs", 1);

  private final String words;
  private final int drawn;

  Scoring(String words, int drawn) {
    this.words = words;
    this.drawn = drawn;
  }

  /** {@return what a user may read about it} */
  String words() {
    return words;
  }

  private Logprobs logprobs() {
    return switch (this) {
      case ECHO, ECHO_AND_DRAW -> new Logprobs.Echoed();
      case PROMPT_LOGPROBS -> new Logprobs.OfPrompt();
    };
  }

  /** {@return the request for the log-probabilities of all of these tokens but the first} */
  CompletionRequest request(String id, String group, Tokens tokens) {
    Sampling sampling =
        new Sampling(
            OptionalDouble.of(0),
            OptionalDouble.empty(),
            OptionalInt.of(drawn),
            OptionalLong.empty(),
            true);
    List<Integer> ids = tokens.stream().boxed().toList();
    return new CompletionRequest(id, group, ids, sampling, logprobs(), List.of());
  }
}
