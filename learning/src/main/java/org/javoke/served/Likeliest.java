package org.javoke.served;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.endpoint.CompletionReply;
import org.javoke.endpoint.CompletionRequest;
import org.javoke.endpoint.CompletionRequest.Logprobs;
import org.javoke.generate.Tokens;
import org.javoke.local.ChatTokenizer;
import org.javoke.policy.Sampling;
import org.javoke.policy.Told.Likelihood;

/**
 * The likeliest next tokens, which tell what single words such as verdicts are worth in one request
 * that uses the server's prefix cache, where scoring takes one for each and uses none.
 */
final class Likeliest {

  /** So many are asked for: vLLM names up to 20 unless told otherwise, others up to 5. */
  static final List<Integer> COUNTS = List.of(20, 5);

  private Likeliest() {}

  /**
   * {@return the request for the token after the prompt, and so many of the likeliest there; see
   * {@link Logprobs.Drawn}}
   */
  static CompletionRequest request(
      String id, String group, Tokens prompt, int count, boolean special) {
    Sampling one =
        new Sampling(
            OptionalDouble.of(1),
            OptionalDouble.empty(),
            OptionalInt.of(1),
            OptionalLong.of(1),
            true);
    List<Integer> ids = prompt.stream().boxed().toList();
    return new CompletionRequest(
        id, group, ids, one, new Logprobs.Drawn(count, special), List.of());
  }

  /** {@return whether the text is one token, and the only way to write it} */
  static boolean isToken(String text, ChatTokenizer words) {
    Tokens tokens = words.further(text);
    return tokens.length() == 1 && words.tokenizer().decode(tokens.toArray(), false).equals(text);
  }

  /** {@return how likely each of the words is; empty where one is not among the likeliest} */
  static Optional<List<Likelihood>> of(CompletionReply reply, List<String> words) {
    if (reply.tokens().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> named = reply.tokens().getFirst().likeliest();
    List<Likelihood> likelihoods = new ArrayList<>();
    for (String word : words) {
      Double logprob = named.get(word);
      if (logprob == null || logprob.isNaN()) {
        return Optional.empty();
      }
      likelihoods.add(new Likelihood(logprob, 1));
    }
    return Optional.of(likelihoods);
  }
}
