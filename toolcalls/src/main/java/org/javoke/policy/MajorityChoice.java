package org.javoke.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.javoke.call.CallFormat;
import org.javoke.policy.Outcome.Replied;

/**
 * The answer for which most draws vote, the earlier drawn where as many vote for another
 * (self-consistency, Wang et al. 2022, arXiv:2203.11171, over calls instead of final answers).
 */
final class MajorityChoice implements BestOfPolicy.Choice {

  private final Function<Request, CallFormat> formats;

  MajorityChoice(Function<Request, CallFormat> formats) {
    this.formats = formats;
  }

  @Override
  public BestOfPolicy.Chosen choose(Request request, List<Replied> draws) {
    CallFormat format = formats.apply(request);
    List<Ballot> ballots = draws.stream().map(draw -> Ballot.of(draw.answer(), format)).toList();
    Map<Ballot, Integer> votes = new HashMap<>();
    ballots.stream().filter(Ballot::valid).forEach(ballot -> votes.merge(ballot, 1, Integer::sum));
    int best = 0;
    int most = 0;
    for (int i = 0; i < ballots.size(); i++) {
      int count = votes.getOrDefault(ballots.get(i), 0);
      if (count > most) {
        best = i;
        most = count;
      }
    }
    String why =
        most == 0
            ? "all %d draws are malformed, the first was kept".formatted(draws.size())
            : "%d of %d draws agree on draw %d".formatted(most, draws.size(), best + 1);
    return new BestOfPolicy.Chosen(best, why);
  }
}
