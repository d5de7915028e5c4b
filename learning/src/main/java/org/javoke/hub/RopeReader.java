package org.javoke.hub;

import java.util.Optional;

/**
 * Reads {@code rope_theta} with {@code rope_scaling} (transformers 4), or {@code rope_parameters}
 * (transformers 5).
 */
final class RopeReader {

  private static final double MAX_THETA = 1e15;
  private static final double MAX_FACTOR = 1e6;

  private final Settings settings;

  RopeReader(Settings settings) {
    this.settings = settings;
  }

  Rope rope(int maxPositions) {
    Optional<Settings> inner =
        settings.inner("rope_parameters").or(() -> settings.inner("rope_scaling"));
    double outerTheta = settings.number("rope_theta", 1, MAX_THETA, 10_000);
    refusePartial(settings);
    if (inner.isEmpty()) {
      return new Rope(outerTheta, new RopeScaling.None());
    }
    Settings parameters = inner.get();
    refusePartial(parameters);
    double theta = parameters.number("rope_theta", 1, MAX_THETA, outerTheta);
    if (settings.has("rope_theta") && theta != outerTheta) {
      throw settings.error(
          "it has two different rope_theta, %s and %s: keep the right one"
              .formatted(outerTheta, theta));
    }
    return new Rope(theta, scaling(parameters, maxPositions));
  }

  private RopeScaling scaling(Settings parameters, int maxPositions) {
    String type = parameters.text("rope_type").or(() -> parameters.text("type")).orElse("default");
    return switch (type) {
      case "default" -> new RopeScaling.None();
      case "linear" -> new RopeScaling.Linear(parameters.number("factor", 1, MAX_FACTOR));
      case "llama3" -> llama3(parameters, maxPositions);
      default ->
          throw parameters.error(
              "the rope_type \"%s\" is not supported; supported are default, linear and llama3"
                  .formatted(type));
    };
  }

  private static RopeScaling llama3(Settings parameters, int maxPositions) {
    double low = parameters.number("low_freq_factor", 1e-6, MAX_FACTOR);
    double high = parameters.number("high_freq_factor", 1e-6, MAX_FACTOR);
    if (high <= low) {
      throw parameters.error(
          "high_freq_factor must be above low_freq_factor, found %s and %s".formatted(high, low));
    }
    return new RopeScaling.Llama3(
        parameters.number("factor", 1, MAX_FACTOR),
        low,
        high,
        parameters.whole("original_max_position_embeddings", 1, Integer.MAX_VALUE, maxPositions));
  }

  private static void refusePartial(Settings settings) {
    double share = settings.number("partial_rotary_factor", 0, 1, 1);
    if (share != 1) {
      throw settings.error(
          "the partial_rotary_factor %s is not supported; supported is 1".formatted(share));
    }
  }
}
