package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Finding;
import org.javoke.score.Place;
import org.javoke.score.Task;
import org.javoke.value.Value;

/**
 * Questions that accept none of their own listed answers, so that no model can get them right in
 * mode {@code bfcl}. It is found out by giving the check the answers that the question lists,
 * written as a model would write them.
 */
public final class DisputedAnswers {

  private DisputedAnswers() {}

  /** {@return why the question cannot be answered, or nothing if it can} */
  public static Optional<String> of(Task task) {
    return switch (task.expectation()) {
      case Expectation.Calls(List<ExpectedCall> calls) -> firstFault(task, calls);
      case Expectation.Trajectory _,
          Expectation.NoCall _,
          Expectation.AnyCall _,
          Expectation.Said _ ->
          Optional.empty();
    };
  }

  private static Optional<String> firstFault(Task task, List<ExpectedCall> calls) {
    List<PreparedCall> prepared = AstCheck.prepare(task);
    for (int i = 0; i < prepared.size(); i++) {
      Optional<String> fault = fault(task, calls.get(i), prepared.get(i));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(Task task, ExpectedCall call, PreparedCall prepared) {
    for (String required : prepared.required()) {
      if (!call.accepted().containsKey(required)) {
        return Optional.of(
            "%s: parameter \"%s\" is required, but no value of it is accepted"
                .formatted(call.name(), required));
      }
    }
    for (Map.Entry<String, List<Value>> parameter : call.accepted().entrySet()) {
      boolean mayBeAbsent =
          !prepared.required().contains(parameter.getKey())
              && parameter.getValue().stream().anyMatch(PythonEquality::isEmptyText);
      if (!mayBeAbsent) {
        Optional<String> fault = fault(task, call.name(), parameter, prepared);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(
      Task task, String function, Map.Entry<String, List<Value>> listed, PreparedCall prepared) {
    PreparedParameter parameter = prepared.parameter(listed.getKey());
    if (parameter == null) {
      return Optional.of(
          "%s: a value is wanted for \"%s\", which is no parameter of the function"
              .formatted(function, listed.getKey()));
    }
    Place place = new Place(0, function);
    Optional<String> last = Optional.of(function + ": no value is accepted for " + listed.getKey());
    for (Value answer : listed.getValue()) {
      for (Value given : writings(task, parameter, answer)) {
        last = tried(parameter, place, given);
        if (last.isEmpty()) {
          return last;
        }
      }
    }
    return last;
  }

  private static Optional<String> tried(PreparedParameter parameter, Place place, Value given) {
    try {
      return Optional.ofNullable(parameter.check(place, given)).map(Finding::explanation);
    } catch (ReferenceFailure failure) {
      return Optional.of(failure.reason());
    }
  }

  private static List<Value> writings(Task task, PreparedParameter parameter, Value answer) {
    List<Value> values = new ArrayList<>();
    for (int choice = 0; choice < 4; choice++) {
      values.add(ChosenAnswers.of(answer, choice));
    }
    return switch (task.language()) {
      case PYTHON -> values;
      case JAVA ->
          values.stream()
              .flatMap(value ->
                  JavaWriting.of(value, parameter.typeName(), parameter.itemTypeName()).stream())
              .toList();
      case JAVASCRIPT -> values.stream().map(JavaScriptWriting::of).toList();
    };
  }
}
