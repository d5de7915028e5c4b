package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.javoke.replay.Replay;

/** What a run is going to do, and what of it is done: said without a model. */
public final class IToolOutlook {

  private final IToolSettings settings;
  private final IToolFolder folder;
  private final Division division;
  private final List<String> notices = new ArrayList<>();

  /**
   * @throws org.javoke.input.InputException if the data cannot be divided so
   */
  public IToolOutlook(IToolSettings settings, IToolFolder folder) {
    this.settings = settings;
    this.folder = folder;
    this.division = Division.of(settings, notices::add);
  }

  /** {@return it in sentences, one a line} */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(notices);
    int all = division.warmUp().size() + division.replay().size();
    lines.add(
        "%,d examples: %,d for the warm-up, %,d for the rounds."
            .formatted(all, division.warmUp().size(), division.replay().size()));
    lines.add(warmUp() + done(folder.policy(0)));
    for (int round = 1; round <= settings.loop().rounds(); round++) {
      lines.add(round(round) + done(folder.policy(round)));
    }
    lines.add(
        settings
            .loop()
            .test()
            .map(test -> "After the warm-up and after each round %s is asked.".formatted(test))
            .orElse("Nothing is evaluated: there is no test set."));
    return lines;
  }

  private static String done(Path file) {
    return Files.exists(file) ? " Done." : "";
  }

  private String warmUp() {
    Phase phase = settings.warmUp().phase();
    int third = (division.warmUp().size() + 2) / 3;
    return switch (settings.warmUp().order()) {
      case EASY_TO_HARD ->
          "Warm-up: about %,d easy, then medium, then hard examples each, %,d steps or fewer."
              .formatted(third, 3 * phase.steps(third));
      case MIXED ->
          "Warm-up: %,d examples mixed, %,d steps or fewer."
              .formatted(division.warmUp().size(), phase.steps(division.warmUp().size()));
      case NONE -> "No warm-up.";
    };
  }

  private String round(int round) {
    return String.format(
        Locale.ROOT,
        "Round %d: perplexity of %,d examples, a tree (%s) for each of %,d %s, %s on the pairs, %d %s.",
        round,
        division.replay().size(),
        settings.search().preset(),
        division.hardest(),
        settings.replay().order() == Replay.Order.HARDEST ? "hardest" : "at random",
        settings.loop().named().getOrDefault("--objective", "preference optimisation"),
        settings.preferring().epochs(),
        settings.preferring().epochs() == 1 ? "epoch" : "epochs");
  }
}
