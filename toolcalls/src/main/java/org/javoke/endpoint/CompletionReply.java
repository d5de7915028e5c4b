package org.javoke.endpoint;

import java.util.List;
import java.util.Map;
import org.javoke.policy.Usage;

/**
 * What a server made of a {@link CompletionRequest}. Log-probabilities are natural, finite and not
 * positive.
 *
 * @param text what was drawn, after the prompt if that was to be repeated
 * @param ended whether the model ended its answer; if not, it was stopped
 * @param namesStops whether the server says which text it stopped after, so that this is not taken
 *     for the answer's end
 * @param tokens of the text, in order; where the prompt was scored, the prompt's, and nothing else
 */
public record CompletionReply(
    String text, boolean ended, boolean namesStops, List<Token> tokens, Usage usage) {

  public CompletionReply {
    tokens = List.copyOf(tokens);
  }

  /**
   * A token.
   *
   * @param text as the server writes it; empty where it has none of its own
   * @param logprob NaN for the first of a prompt, before which there is nothing
   * @param likeliest what else may have stood there, by text
   */
  public record Token(String text, double logprob, Map<String, Double> likeliest) {
    public Token {
      likeliest = Map.copyOf(likeliest);
    }
  }
}
