package org.javoke.lab.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.score.CallOverlap;

/**
 * How good the calls of an evaluation's replies are. Replies that could not be had count in {@code
 * eval_unscored} alone.
 *
 * <p>Over the questions that <em>expect a call</em>:
 *
 * <ul>
 *   <li>{@code eval_has_call}: share in which a call is begun, readable or not;
 *   <li>{@code eval_valid_json}: share in which all calls can be read, and there is one;
 *   <li>{@code eval_right_name}: share in which the tools called are those expected, each as often;
 *       where any call will do, that all are offered;
 *   <li>{@code eval_argument_recall}: of the arguments expected in all these questions together,
 *       the share that was given with an accepted value, in a call of the right name;
 *   <li>{@code eval_argument_precision}: of the arguments given, the share that was expected so.
 * </ul>
 *
 * <p>Where <em>no call is expected</em> (irrelevance) none of these is defined: such questions are
 * not in their denominators, and a file of nothing else leaves them out. They count in the two that
 * are over <em>all</em> questions:
 *
 * <ul>
 *   <li>{@code eval_exact_match}: share in which exactly the expected calls are made, each value
 *       equal to an accepted one (1 and 1.0 are); where none is expected, in which none is begun;
 *   <li>{@code eval_ast_accuracy}: share that BFCL's AST check takes; where none is expected, in
 *       which none can be read.
 * </ul>
 */
final class ToolCallMetrics {

  static final String HAS_CALL = "has_call";
  static final String RIGHT_NAME = "right_name";
  static final String VALID_JSON = "valid_json";
  static final String EXACT_MATCH = "exact_match";
  static final String AST_ACCURACY = "ast_accuracy";

  /** Those that are yes or no for a reply, in the order in which they are shown. */
  static final List<String> CHECKS =
      List.of(HAS_CALL, RIGHT_NAME, VALID_JSON, EXACT_MATCH, AST_ACCURACY);

  private static final String PREFIX = "eval_";

  private final Map<String, Integer> held = new LinkedHashMap<>();
  private final Map<String, Integer> asked = new LinkedHashMap<>();
  private CallOverlap overlap = CallOverlap.NONE;
  private int given;
  private int unscored;

  /** Adds a reply that was judged. */
  void add(Map<String, Boolean> checks, CallOverlap arguments) {
    checks.forEach((name, holds) -> {
      asked.merge(name, 1, Integer::sum);
      held.merge(name, holds ? 1 : 0, Integer::sum);
    });
    overlap = overlap.plus(arguments);
    // A call that is made twice gives each argument twice; more than all cannot be found.
    given += Math.min(arguments.rightArguments(), arguments.expectedArguments());
  }

  /** Adds a question to which there is no reply. */
  void addUnscored() {
    unscored++;
  }

  /** {@return the metrics by name, without those that nothing was asked for} */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : List.of(HAS_CALL, RIGHT_NAME, VALID_JSON)) {
      put(values, name);
    }
    if (overlap.expectedArguments() > 0) {
      values.put(PREFIX + "argument_recall", given / (double) overlap.expectedArguments());
      values.put(PREFIX + "argument_precision", overlap.arguments().precision());
    }
    put(values, EXACT_MATCH);
    put(values, AST_ACCURACY);
    values.put(PREFIX + "samples", (double) (asked.getOrDefault(AST_ACCURACY, 0) + unscored));
    if (unscored > 0) {
      values.put(PREFIX + "unscored", (double) unscored);
    }
    return values;
  }

  private void put(Map<String, Double> values, String name) {
    int count = asked.getOrDefault(name, 0);
    if (count > 0) {
      values.put(PREFIX + name, held.getOrDefault(name, 0) / (double) count);
    }
  }
}
