package org.javoke.score;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.call.ToolCall;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/**
 * How many names and arguments of calls were expected, made, and both, over any number of
 * questions: what precision, recall and F1 are made of. Counted as Hammer's evaluation does
 * (MadeAgents/Hammer, {@code evaluation/evaluate.py}): a name is right wherever it is expected at
 * all, an argument if its text is that of an expected call of the same name.
 *
 * @param rightWithoutArguments calls made without arguments where one was expected to have none;
 *     Hammer's evaluation counts each as a right argument, which can bring its figures above 1
 */
public record CallOverlap(
    int rightNames,
    int madeNames,
    int expectedNames,
    int rightArguments,
    int madeArguments,
    int expectedArguments,
    int rightWithoutArguments) {

  public static final CallOverlap NONE = new CallOverlap(0, 0, 0, 0, 0, 0, 0);

  /** Precision, recall and their harmonic mean, each 0 where it has no denominator. */
  public record Measures(double precision, double recall, double f1) {
    static Measures of(int right, int made, int expected) {
      double precision = made == 0 ? 0 : (double) right / made;
      double recall = expected == 0 ? 0 : (double) right / expected;
      double sum = precision + recall;
      return new Measures(precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum);
    }
  }

  /**
   * {@return the counts of one reply}
   *
   * @param unreadable whether there is a reply that cannot be read as calls, which counts as one
   *     made in vain
   */
  public static CallOverlap of(
      List<ExpectedCall> expected, List<ToolCall> made, boolean unreadable) {
    Set<String> names = new HashSet<>();
    expected.forEach(call -> names.add(call.name()));
    int rightNames = 0;
    int rightArguments = 0;
    int madeArguments = 0;
    int withoutArguments = 0;
    for (ToolCall call : made) {
      madeArguments += given(call);
      if (names.contains(call.name())) {
        rightNames++;
        int right = firstMatch(expected, call);
        rightArguments += right;
        withoutArguments += right == 0 && isRightlyEmpty(expected, call) ? 1 : 0;
      }
    }
    return new CallOverlap(
        rightNames,
        made.size() + (unreadable && made.isEmpty() ? 1 : 0),
        expected.size(),
        rightArguments,
        madeArguments,
        expected.stream().mapToInt(CallOverlap::required).sum(),
        withoutArguments);
  }

  private static boolean isRightlyEmpty(List<ExpectedCall> expected, ToolCall call) {
    return given(call) == 0
        && expected.stream()
            .anyMatch(wanted -> wanted.name().equals(call.name()) && wanted.accepted().isEmpty());
  }

  // Of several expected calls of one name the first counts that has anything in common.
  private static int firstMatch(List<ExpectedCall> expected, ToolCall call) {
    return expected.stream()
        .filter(wanted -> wanted.name().equals(call.name()))
        .mapToInt(wanted -> common(wanted, call))
        .filter(common -> common > 0)
        .findFirst()
        .orElse(0);
  }

  private static int common(ExpectedCall wanted, ToolCall call) {
    int common = 0;
    for (Map.Entry<String, Value> argument : call.arguments().values().entrySet()) {
      String text = PythonRepr.text(argument.getValue());
      List<Value> accepted = wanted.accepted().getOrDefault(argument.getKey(), List.of());
      if (!text.isEmpty()
          && accepted.stream().anyMatch(value -> PythonRepr.text(value).equals(text))) {
        common++;
      }
    }
    return common;
  }

  private static int given(ToolCall call) {
    return (int)
        call.arguments().values().values().stream()
            .filter(value -> !PythonRepr.text(value).isEmpty())
            .count();
  }

  private static int required(ExpectedCall call) {
    return (int)
        call.accepted().values().stream()
            .filter(accepted -> !accepted.contains(Value.of("")))
            .count();
  }

  /** {@return both together} */
  public CallOverlap plus(CallOverlap other) {
    return new CallOverlap(
        rightNames + other.rightNames,
        madeNames + other.madeNames,
        expectedNames + other.expectedNames,
        rightArguments + other.rightArguments,
        madeArguments + other.madeArguments,
        expectedArguments + other.expectedArguments,
        rightWithoutArguments + other.rightWithoutArguments);
  }

  /** {@return those of the functions' names} */
  public Measures names() {
    return Measures.of(rightNames, madeNames, expectedNames);
  }

  /** {@return those of the arguments as Hammer's evaluation prints them} */
  public Measures argumentsAsPublished() {
    return Measures.of(rightArguments + rightWithoutArguments, madeArguments, expectedArguments);
  }

  /** {@return those of the arguments} */
  public Measures arguments() {
    return Measures.of(rightArguments, madeArguments, expectedArguments);
  }
}
