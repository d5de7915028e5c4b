package org.javoke.local;

import java.util.List;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.generate.SamplingParameters;

/**
 * How a completion is drawn.
 *
 * @param sampling which token comes next
 * @param maxTokens the longest completion, in tokens; the model's context is a bound too
 * @param stopStrings texts that end the completion and are not part of it
 * @param seed of the random stream; the same seed draws the same
 * @param logprobs which log-probabilities are wanted
 */
public record CompletionOptions(
    SamplingParameters sampling,
    int maxTokens,
    List<String> stopStrings,
    long seed,
    Logprobs logprobs) {

  /** What BFCL gives its local models, at most: 4,096 tokens. */
  public static final int MOST_TOKENS = 4096;

  /** Always the likeliest token, to the model's own end of turn. */
  public static final CompletionOptions GREEDY =
      new CompletionOptions(SamplingParameters.GREEDY, MOST_TOKENS, List.of(), 0, Logprobs.NONE);

  public CompletionOptions {
    stopStrings = List.copyOf(stopStrings);
    if (maxTokens < 1) {
      throw new IllegalArgumentException(
          "maxTokens is %d, expected 1 or more".formatted(maxTokens));
    }
    if (stopStrings.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(
          "a stop string is empty, expected one character or more: it would end everything");
    }
  }

  public CompletionOptions withSampling(SamplingParameters other) {
    return new CompletionOptions(other, maxTokens, stopStrings, seed, logprobs);
  }

  public CompletionOptions withMaxTokens(int count) {
    return new CompletionOptions(sampling, count, stopStrings, seed, logprobs);
  }

  public CompletionOptions withStopStrings(String... texts) {
    return new CompletionOptions(sampling, maxTokens, List.of(texts), seed, logprobs);
  }

  public CompletionOptions withSeed(long other) {
    return new CompletionOptions(sampling, maxTokens, stopStrings, other, logprobs);
  }

  public CompletionOptions withLogprobs(Logprobs other) {
    return new CompletionOptions(sampling, maxTokens, stopStrings, seed, other);
  }
}
