package org.javoke.lab.itool;

import java.util.function.UnaryOperator;
import org.javoke.call.CallFormat;
import org.javoke.search.Presets;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Pace;

/**
 * How trees are grown in each round.
 *
 * @param preset its name
 * @param changes to what the preset says
 */
public record SearchPlan(String preset, UnaryOperator<SearchSettings> changes, Pace pace) {

  /** {@return the preset for that format} */
  Presets preset(CallFormat format) {
    return Presets.named(preset, format);
  }

  /**
   * {@return the settings of a round} Each has a seed of its own: a policy that did not change
   * would otherwise grow the same trees again.
   */
  SearchSettings settings(Presets chosen, int round) {
    SearchSettings settings = changes.apply(chosen.settings());
    return settings.withSeed(settings.seed() + round - 1);
  }
}
