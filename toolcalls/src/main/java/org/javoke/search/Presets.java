package org.javoke.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.javoke.call.CallFormat;
import org.javoke.input.InputException;
import org.javoke.search.SearchSettings.Backup;
import org.javoke.search.SearchSettings.Budget;
import org.javoke.search.SearchSettings.Expansion;
import org.javoke.search.SearchSettings.PairRule;
import org.javoke.search.SearchSettings.Selection;
import org.javoke.search.SearchSettings.Selection.Rule;
import org.javoke.search.SelfEvaluation.Verdict;

/**
 * Settings of a paper or of published code, with the way answers are divided into steps.
 *
 * @param settings with seed 0
 */
public record Presets(String name, StepRule steps, SearchSettings settings) {

  private static final Map<String, Function<CallFormat, Presets>> ALL =
      new TreeMap<>(
          Map.of(
              "paper", Presets::paper,
              "mcts-dpo", Presets::mctsDpo,
              "itool-code", Presets::iToolCode));

  /** {@return the names of all} */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * {@return the preset of this name}
   *
   * @param format in which calls are written
   * @throws InputException if there is none
   */
  public static Presets named(String name, CallFormat format) {
    Function<CallFormat, Presets> preset = ALL.get(name);
    if (preset == null) {
      throw new InputException(
          "there is no search preset '%s'. Choose one of: %s"
              .formatted(name, String.join(", ", names())));
    }
    return preset.apply(format);
  }

  /**
   * {@return iTool, section 4.3} What the paper leaves open is MCTS-DPO's, on which it builds: c,
   * the length exponent, γ, and +1 and -1 for outcomes. Answers of up to 16 steps are walked to
   * their end. Steps that no walk reached are in no pair: eq. 8 and 9 give them no Q.
   */
  public static Presets paper(CallFormat format) {
    return new Presets(
        "paper",
        new CallsAndSentences(format),
        new SearchSettings(
            new Selection(Rule.PUCT, 1, 1.25, false),
            new Expansion(4, 4, 1, OptionalDouble.empty(), 128, false),
            new OutcomeRule(OutcomeRule.By.SCORER, 1, false, 1),
            Optional.of(new SelfEvaluation(correctOrWrong(), false, 1, false, 1, 0, true)),
            new Backup(1, false),
            new Budget(16, 1, false, 16, 512, 512, 16),
            new PairRule(false, 0.1, 1, Double.NEGATIVE_INFINITY, 8, false, true),
            0));
  }

  /**
   * {@return the defaults of MCTS-DPO's code and scripts} 64 iterations, four times as many at the
   * root, then on from the best child; the reference's steps are injected and shown to the judge.
   * Equal steps are merged by what they say, not by embeddings.
   */
  public static Presets mctsDpo(CallFormat format) {
    return new Presets(
        "mcts-dpo",
        new CallsAndSentences(format),
        new SearchSettings(
            new Selection(Rule.PUCT, 1, 1.25, false),
            new Expansion(2, 2, 1, OptionalDouble.empty(), 128, true),
            new OutcomeRule(OutcomeRule.By.SCORER, 1, false, 1.25),
            Optional.of(new SelfEvaluation(letters(), false, 1, true, 1, 3, false)),
            new Backup(1, true),
            new Budget(64, 4, true, 3, 4096, 512, 3),
            new PairRule(true, 0, 1, Double.NEGATIVE_INFINITY, 8, false, false),
            0));
  }

  /**
   * {@return what the iTool authors' code does} Fragments instead of calls, words in common instead
   * of a verdict, a judge who is shown the reference. Its repetition penalty and the spaces that it
   * puts between fragments are left out: they make texts that no model writes.
   */
  public static Presets iToolCode(CallFormat format) {
    return new Presets(
        "itool-code",
        Fragments.ITOOL_CODE,
        new SearchSettings(
            new Selection(Rule.ITOOL_CODE, 1, 0, false),
            new Expansion(3, 3, 1.5, OptionalDouble.empty(), 50, false),
            new OutcomeRule(OutcomeRule.By.WORDS, 1, false, 1),
            Optional.of(new SelfEvaluation(grades(), true, 0.6, true, 4, 0, true)),
            new Backup(1, false),
            new Budget(5, 1, false, 3, 512, 512, 2),
            new PairRule(false, 0.1, 0.95, -0.3, 8, false, false),
            0));
  }

  /** {@return the verdicts of iTool eq. 7: C is the probability of "correct"} */
  private static List<Verdict> correctOrWrong() {
    return List.of(
        new Verdict("correct", "the step is right", 1),
        new Verdict("wrong", "the step is not right", 0));
  }

  private static List<Verdict> letters() {
    return List.of(
        new Verdict("A", "the step is incorrect", 0), new Verdict("B", "the step is correct", 1));
  }

  private static List<Verdict> grades() {
    return List.of(
        new Verdict("A", "the step is right", 1),
        new Verdict("B", "the step is partly right", 0.1),
        new Verdict("C", "the step is wrong", -1),
        new Verdict("D", "the step is wrong and misleading", -2));
  }
}
