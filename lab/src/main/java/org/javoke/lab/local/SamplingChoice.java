package org.javoke.lab.local;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.javoke.generate.SamplingParameters;
import org.javoke.hub.GenerationDefaults;

/**
 * What a user says about drawing; what is left empty is for the model's makers to say.
 *
 * @param greedy always the likeliest token, whatever the makers say
 */
public record SamplingChoice(
    boolean greedy,
    OptionalDouble temperature,
    OptionalDouble topP,
    OptionalInt topK,
    OptionalDouble minP,
    OptionalDouble repetitionPenalty) {

  /** Everything is left to the model's makers. */
  public static final SamplingChoice NONE =
      new SamplingChoice(
          false,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /**
   * {@return how tokens are drawn} Without a temperature, a model whose makers do not sample is
   * greedy, unless the user narrows what is drawn from, which means that something is drawn.
   */
  public SamplingParameters over(GenerationDefaults defaults) {
    if (greedy) {
      return SamplingParameters.GREEDY;
    }
    boolean draws = defaults.doSample() || topP.isPresent() || topK.isPresent() || minP.isPresent();
    return new SamplingParameters(
        temperature.orElse(draws ? defaults.temperature() : 0),
        topK.orElse(defaults.topK()),
        // A file may say 0: the likeliest token is left, as in transformers.
        topP.orElse(Math.max(defaults.topP(), Double.MIN_NORMAL)),
        minP.orElse(defaults.minP()),
        repetitionPenalty.orElse(defaults.repetitionPenalty()));
  }
}
