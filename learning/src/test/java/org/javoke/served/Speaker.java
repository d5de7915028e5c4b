package org.javoke.served;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * A model that knows what may follow a beginning of an answer, and how likely that is; as a judge
 * it finds steps with a 3 in them bad.
 *
 * @param moves by what has begun
 */
record Speaker(Map<String, List<Move>> moves) {

  /** What Pico's template ends a prompt with. */
  private static final String TURN = "Answer: ";

  private static final String STEP = "Proposed step:\n";

  record Move(String text, double probability, boolean ends) {}

  static Move goesOn(String text, double probability) {
    return new Move(text, probability, false);
  }

  static Move ends(String text, double probability) {
    return new Move(text, probability, true);
  }

  /** {@return what it says} */
  Move draw(String prompt, long seed) {
    List<Move> possible = possible(prompt);
    double left = new Random(seed).nextDouble();
    for (Move move : possible) {
      left -= move.probability();
      if (left < 0) {
        return move;
      }
    }
    return possible.getLast();
  }

  /** {@return how likely the text is after the prompt, if it has a word for it} */
  OptionalDouble logprob(String prompt, String text) {
    if (isJudge(prompt)) {
      double right = prompt.substring(prompt.lastIndexOf(STEP)).contains("3") ? 0.2 : 0.6;
      return switch (text) {
        case "correct", "B" -> OptionalDouble.of(Math.log(right));
        case "wrong", "A" -> OptionalDouble.of(Math.log(1 - right));
        default -> OptionalDouble.empty();
      };
    }
    return possible(prompt).stream()
        .filter(move -> move.text().equals(text))
        .mapToDouble(move -> Math.log(move.probability()))
        .findFirst();
  }

  static boolean isJudge(String prompt) {
    return prompt.contains(STEP) && prompt.endsWith("Verdict:\n" + TURN);
  }

  private List<Move> possible(String prompt) {
    int turn = prompt.lastIndexOf(TURN);
    String begun = turn < 0 ? "none" : prompt.substring(turn + TURN.length());
    return moves.containsKey(begun)
        ? requireNonNull(moves.get(begun))
        : List.of(ends(turn < 0 ? "The" : "", 1));
  }
}
