package org.javoke.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.input.InputException;

/**
 * Which of the answers that were sampled for a prompt are trained on: reward-filtered reinforcement
 * learning. No wrong answer is ever kept, and of equal answers to a prompt only one.
 */
public sealed interface RewardFilter {

  /** Every right answer. */
  record AnyCorrect() implements RewardFilter {}

  /** Of each prompt's right answers the one of highest reward; of equal ones the first drawn. */
  record BestByReward() implements RewardFilter {}

  /**
   * Every right answer to prompts that are seldom answered right.
   *
   * @param mostRight the largest share of right answers of such a prompt, in [0, 1]
   */
  record HardPrompts(double mostRight) implements RewardFilter {
    public HardPrompts {
      if (!(mostRight >= 0 && mostRight <= 1)) {
        throw new InputException(
            "the largest share of right answers of a hard prompt is %s, expected 0 to 1"
                .formatted(mostRight));
      }
    }
  }

  /**
   * An answer that was drawn.
   *
   * @param prompt the prompt's id
   * @param draw which of the prompt's samples it is
   * @param canonical the same for answers that say the same
   * @param reward any finite number
   */
  record Sample(String prompt, int draw, String canonical, boolean right, double reward) {
    public Sample {
      if (!Double.isFinite(reward)) {
        throw new InputException(
            "answer %d to '%s' has the reward %s, expected a finite number"
                .formatted(draw, prompt, reward));
      }
    }
  }

  /**
   * What is kept.
   *
   * @param samples by prompt, in the order in which prompts first occur, then by draw
   * @param prompts how many there were
   * @param unsolved prompts without a right answer
   */
  record Kept(List<Sample> samples, int prompts, int unsolved) {
    public Kept {
      samples = List.copyOf(samples);
    }
  }

  /** {@return what is kept of all samples, whatever the order of a prompt's draws} */
  default Kept keep(List<Sample> samples) {
    Map<String, List<Sample>> prompts = new LinkedHashMap<>();
    samples.forEach(s -> prompts.computeIfAbsent(s.prompt(), _ -> new ArrayList<>()).add(s));
    List<Sample> kept = new ArrayList<>();
    int unsolved = 0;
    for (List<Sample> drawn : prompts.values()) {
      drawn.sort(Comparator.comparingInt(Sample::draw));
      List<Sample> right = drawn.stream().filter(Sample::right).toList();
      unsolved += right.isEmpty() ? 1 : 0;
      kept.addAll(different(chosen(right, drawn.size())));
    }
    return new Kept(kept, prompts.size(), unsolved);
  }

  private List<Sample> chosen(List<Sample> right, int drawn) {
    return switch (this) {
      case AnyCorrect _ -> right;
      case BestByReward _ ->
          right.stream()
              .max(
                  Comparator.comparingDouble(Sample::reward)
                      .thenComparing(Comparator.comparingInt(Sample::draw).reversed()))
              .map(List::of)
              .orElse(List.of());
      case HardPrompts(double mostRight) -> right.size() <= mostRight * drawn ? right : List.of();
    };
  }

  private static List<Sample> different(List<Sample> samples) {
    Set<String> seen = new HashSet<>();
    return samples.stream().filter(sample -> seen.add(sample.canonical())).toList();
  }
}
