package org.javoke.preference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.train.Selected;
import org.javoke.train.TokenIds;
import org.javoke.value.Value;

/**
 * Reads pairs that are tokens already: lines of {@code prompt_ids}, {@code chosen_ids} and {@code
 * rejected_ids}, with a {@code weight} or without.
 */
public final class PairReader {

  private final int vocabSize;
  private final int maxTokens;
  private final boolean steps;

  /**
   * @param vocabSize of the model that is trained
   * @param maxTokens of a prompt with its longer completion; longer ones are left out
   * @param steps whether the loss is from where the completions part
   */
  public PairReader(int vocabSize, int maxTokens, boolean steps) {
    this.vocabSize = vocabSize;
    this.maxTokens = maxTokens;
    this.steps = steps;
  }

  /**
   * {@return the file's pairs} Those whose sides are equal are left out.
   *
   * @throws InputException if a line is no pair for this model
   */
  public Selected<Pair> read(Path file) {
    List<Pair> pairs = new ArrayList<>();
    int[] tooLong = {0};
    int[] equal = {0};
    JsonLines.forEach(
        file,
        line -> {
          int[] prompt = TokenIds.of(line, "prompt_ids", vocabSize);
          int[] chosen = TokenIds.of(line, "chosen_ids", vocabSize);
          int[] rejected = TokenIds.of(line, "rejected_ids", vocabSize);
          if (prompt.length + Math.max(chosen.length, rejected.length) > maxTokens) {
            tooLong[0]++;
          } else if (Arrays.equals(chosen, rejected)) {
            equal[0]++;
          } else {
            pairs.add(pair(line, prompt, chosen, rejected));
          }
        });
    return new Selected<>(
        pairs, tooLong[0], equal[0] == 0 ? Map.of() : Map.of("its two sides are equal", equal[0]));
  }

  private Pair pair(JsonLine line, int[] prompt, int[] chosen, int[] rejected) {
    String name = TokenIds.name(line);
    try {
      return steps
          ? Pair.ofSteps(name, prompt, chosen, rejected, weight(line))
          : new Pair(name, prompt, chosen, rejected, weight(line));
    } catch (IllegalArgumentException e) {
      throw line.error(String.valueOf(e.getMessage()));
    }
  }

  /**
   * {@return the weight of the line's loss, 1 where it has none}
   *
   * @throws InputException if it is no number
   */
  public static double weight(JsonLine line) {
    return switch (line.object().at("weight")) {
      case null -> 1;
      case Value.Int(var number) -> number.doubleValue();
      case Value.Real(double number) -> number;
      case Value _ -> throw line.error("\"weight\" must be a number");
    };
  }

  /** {@return each pair's completions by themselves, the chosen one first} */
  public static List<Feedback> unpaired(List<Pair> pairs) {
    List<Feedback> examples = new ArrayList<>();
    for (Pair pair : pairs) {
      examples.add(
          new Feedback(pair.id() + "/chosen", pair.prompt(), pair.chosen(), true, pair.weight()));
      examples.add(
          new Feedback(
              pair.id() + "/rejected", pair.prompt(), pair.rejected(), false, pair.weight()));
    }
    return examples;
  }
}
