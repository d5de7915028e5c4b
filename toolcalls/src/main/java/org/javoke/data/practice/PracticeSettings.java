package org.javoke.data.practice;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.javoke.input.ChoiceException;

/**
 * What is generated.
 *
 * @param seed the same seed gives the same samples, byte for byte
 * @param difficulty from 0 to 1; {@link #MIXED} draws it anew for each sample
 * @param invented the share of tools that are invented, from 0 to 1
 * @param disguised the share of samples whose tools have names that say nothing, from 0 to 1
 * @param shares how often each pattern comes, in any unit; what is missing never comes
 */
public record PracticeSettings(
    long seed,
    double difficulty,
    ToolSide tools,
    double invented,
    double disguised,
    Map<Pattern, Double> shares) {

  /** Stands for a difficulty that is drawn for each sample. */
  public static final double MIXED = -1;

  public static final double EASY = 0.15;
  public static final double MEDIUM = 0.5;
  public static final double HARD = 0.9;

  /**
   * @throws ChoiceException if a share or the difficulty is out of its range
   */
  public PracticeSettings {
    requireShare("the difficulty", difficulty == MIXED ? 0 : difficulty);
    requireShare("the share of invented tools", invented);
    requireShare("the share of samples with disguised names", disguised);
    double sum = 0;
    for (Map.Entry<Pattern, Double> share : shares.entrySet()) {
      if (!(share.getValue() >= 0) || share.getValue().isInfinite()) {
        throw new ChoiceException(
            "the share of %s is %s, expected a number that is not negative"
                .formatted(share.getKey().label(), share.getValue()));
      }
      sum += share.getValue();
    }
    if (!(sum > 0)) {
      throw new ChoiceException(
          "no pattern has a share: give at least one of " + Pattern.labels() + " a positive one");
    }
    shares = Collections.unmodifiableMap(new EnumMap<>(shares));
  }

  /**
   * {@return all patterns, mixed difficulty, declared and invented tools that may be trained on}
   */
  public static PracticeSettings seeded(long seed) {
    Map<Pattern, Double> shares = new EnumMap<>(Pattern.class);
    Arrays.stream(Pattern.values()).forEach(one -> shares.put(one, (double) one.share()));
    return new PracticeSettings(seed, MIXED, ToolSide.SEEN, 0.5, 0, shares);
  }

  public PracticeSettings withTools(ToolSide side) {
    return new PracticeSettings(seed, difficulty, side, invented, disguised, shares);
  }

  public PracticeSettings withDifficulty(double other) {
    return new PracticeSettings(seed, other, tools, invented, disguised, shares);
  }

  public PracticeSettings withDisguised(double share) {
    return new PracticeSettings(seed, difficulty, tools, invented, share, shares);
  }

  public PracticeSettings withInvented(double share) {
    return new PracticeSettings(seed, difficulty, tools, share, disguised, shares);
  }

  public PracticeSettings withShares(Map<Pattern, Double> other) {
    return new PracticeSettings(seed, difficulty, tools, invented, disguised, other);
  }

  Dials dials(Dice dice) {
    return new Dials(difficulty == MIXED ? dice.fraction() : difficulty);
  }

  Pattern pattern(Dice dice) {
    double at = dice.fraction() * shares.values().stream().mapToDouble(share -> share).sum();
    Pattern last = Pattern.SIMPLE;
    for (Map.Entry<Pattern, Double> share : shares.entrySet()) {
      if (share.getValue() > 0) {
        last = share.getKey();
        at -= share.getValue();
        if (at < 0) {
          return last;
        }
      }
    }
    return last;
  }

  private static void requireShare(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new ChoiceException("%s is %s, expected 0 to 1".formatted(what, value));
    }
  }
}
