package org.javoke.policy;

import java.util.List;
import java.util.Locale;
import org.javoke.policy.Outcome.Replied;

/**
 * The answer whose tokens the model found likeliest on average, the earlier drawn where two are
 * alike; the first where the server does not return log-probabilities of all draws.
 */
final class LogprobChoice implements BestOfPolicy.Choice {

  @Override
  public BestOfPolicy.Chosen choose(Request request, List<Replied> draws) {
    if (draws.stream().anyMatch(draw -> draw.meanLogprob().isEmpty())) {
      return new BestOfPolicy.Chosen(
          0, "the server returned no log-probabilities, the first draw was kept");
    }
    int best = 0;
    for (int i = 1; i < draws.size(); i++) {
      if (logprob(draws.get(i)) > logprob(draws.get(best))) {
        best = i;
      }
    }
    return new BestOfPolicy.Chosen(
        best,
        "draw %d of %d has the highest mean log-probability, %s"
            .formatted(
                best + 1,
                draws.size(),
                String.format(Locale.ROOT, "%.3f", logprob(draws.get(best)))));
  }

  private static double logprob(Replied draw) {
    return draw.meanLogprob().orElseThrow();
  }
}
