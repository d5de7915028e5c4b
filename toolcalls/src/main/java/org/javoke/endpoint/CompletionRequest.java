package org.javoke.endpoint;

import java.util.List;
import org.javoke.policy.Sampling;

/**
 * A text that a server is to go on with, or to say the probability of.
 *
 * @param id names it among those asked together
 * @param group of requests that begin alike: one server gets them, as long as it has room
 * @param prompt token ids, so that no server adds to a text or divides it otherwise
 * @param sampling how what follows is drawn; its longest reply is always named
 * @param logprobs of which tokens log-probabilities are wanted
 * @param stops texts after the first of which the server stops; they are part of what was drawn
 */
public record CompletionRequest(
    String id,
    String group,
    List<Integer> prompt,
    Sampling sampling,
    Logprobs logprobs,
    List<String> stops) {

  /** Of which tokens log-probabilities are wanted, and how a server is asked for them. */
  public sealed interface Logprobs {

    /**
     * Those of the tokens drawn.
     *
     * @param likeliest so many of the likeliest at each place, too
     * @param special whether special tokens are to stand in the text, which not every server can do
     */
    record Drawn(int likeliest, boolean special) implements Logprobs {}

    /** Those of the prompt's tokens: the server repeats it ({@code echo}). */
    record Echoed() implements Logprobs {}

    /** Those of the prompt's tokens, by vLLM's {@code prompt_logprobs}. */
    record OfPrompt() implements Logprobs {}
  }

  public CompletionRequest {
    prompt = List.copyOf(prompt);
    stops = List.copyOf(stops);
    if (sampling.maxTokens().isEmpty()) {
      throw new IllegalArgumentException("the longest completion is not named");
    }
  }
}
