package org.javoke.served;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.javoke.endpoint.EndpointCompletions;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.endpoint.Retries;
import org.javoke.input.InputException;
import org.javoke.local.ChatTokenizer;
import org.javoke.served.ServedModel.Need;
import org.jspecify.annotations.Nullable;

/** Finds out what all of several servers can do. */
final class FleetProbe {

  /** Of several servers one that is not there is waited for less long. */
  private static final int ATTEMPTS_OF_SEVERAL = 4;

  private final EndpointSettings settings;
  private final ChatTokenizer words;

  FleetProbe(EndpointSettings settings, ChatTokenizer words) {
    this.settings = settings;
    this.words = words;
  }

  /**
   * {@return what each of the servers can do that answer}
   *
   * @throws InputException if none does, or one that does lacks what is needed
   */
  Abilities abilities(Set<Need> needs) throws InterruptedException {
    List<Abilities> found = new ArrayList<>();
    Probe.@Nullable SilentException silent = null;
    for (String url : settings.urls()) {
      try (EndpointCompletions one = new EndpointCompletions(alone(url))) {
        found.add(new Probe(one, words).abilities(needs));
      } catch (Probe.SilentException e) {
        silent = e; // The others may do without it, and it may come back.
      }
    }
    if (found.isEmpty() && silent != null) {
      throw silent;
    }
    if (found.stream().map(Abilities::scoring).distinct().count() > 1) {
      throw new InputException(
          "the servers %s say in different ways how likely a text is (%s): use servers of one kind"
              .formatted(
                  settings.urls(), found.stream().map(one -> one.scoring().words()).toList()));
    }
    return new Abilities(
        found.getFirst().scoring(),
        found.stream().allMatch(Abilities::special),
        found.stream().allMatch(Abilities::namesStops),
        found.stream().mapToInt(Abilities::likeliest).min().orElse(0));
  }

  private EndpointSettings alone(String url) {
    Retries retries = settings.retries();
    return settings.urls().size() == 1
        ? settings
        : settings
            .withUrls(List.of(url))
            .with(retries.withAttempts(Math.min(ATTEMPTS_OF_SEVERAL, retries.attempts())));
  }
}
