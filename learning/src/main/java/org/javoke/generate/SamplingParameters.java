package org.javoke.generate;

/**
 * How the next token is drawn from the model's scores. They are applied in the order of Hugging
 * Face's generation: repetition penalty, temperature, top-k, top-p, min-p.
 *
 * @param temperature the scores are divided by it; 0 takes the likeliest token
 * @param topK only so many of the likeliest; 0 for all
 * @param topP only the likeliest that together have this probability; 1 for all
 * @param minP only those at least this many times as likely as the likeliest; 0 for all
 * @param repetitionPenalty scores of tokens that occurred are divided by it where positive and
 *     multiplied where negative (Keskar et al. 2019, section 4.1, arXiv:1909.05858); 1 for none
 */
public record SamplingParameters(
    double temperature, int topK, double topP, double minP, double repetitionPenalty) {

  /** Always the likeliest token. */
  public static final SamplingParameters GREEDY = new SamplingParameters(0, 0, 1, 0, 1);

  public SamplingParameters {
    require(temperature >= 0 && temperature < 1e6, "temperature", temperature, "0 or more");
    require(topK >= 0, "top_k", topK, "0 or more");
    require(topP > 0 && topP <= 1, "top_p", topP, "above 0 and at most 1");
    require(minP >= 0 && minP <= 1, "min_p", minP, "0 to 1");
    require(
        repetitionPenalty > 0 && repetitionPenalty < 1e6,
        "repetition_penalty",
        repetitionPenalty,
        "above 0");
  }

  private static void require(boolean holds, String name, Number value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s, expected %s".formatted(name, value, expected));
    }
  }

  /** {@return samples at the temperature, from all tokens} */
  public static SamplingParameters temperature(double temperature) {
    return new SamplingParameters(temperature, 0, 1, 0, 1);
  }

  boolean greedy() {
    // So cold a temperature would overflow the scores; what is drawn then is the likeliest anyway.
    return temperature < 1e-5;
  }

  boolean penalises() {
    return repetitionPenalty != 1;
  }
}
