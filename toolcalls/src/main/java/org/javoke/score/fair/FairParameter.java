package org.javoke.score.fair;

import java.util.List;
import java.util.Map;
import org.javoke.schema.Language;
import org.javoke.score.Finding;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an expected call. The default of the description counts as leaving the parameter
 * out, and leaving it out counts as the default.
 */
final class FairParameter {

  private final String name;
  private final ParameterType type;
  private final List<Value> accepted;
  private final @Nullable Value byDefault;
  private final boolean mayBeAbsent;
  private final SourceCode code;
  private final Likeness likeness;

  /**
   * @param accepted what the question accepts; where the question does not name the parameter, it
   *     is the mark for "left out" alone
   */
  FairParameter(
      Language language,
      String name,
      @Nullable Value schema,
      boolean required,
      List<Value> accepted) {
    this.name = name;
    this.type = ParameterType.of(schema);
    this.accepted = accepted;
    this.byDefault = schema instanceof Value.Fields fields ? fields.at("default") : null;
    this.code = new SourceCode(language, type);
    this.likeness = new Likeness(ParameterType.isCode(language));
    this.mayBeAbsent =
        accepted.stream().anyMatch(Likeness::marksAbsence)
            || (!required && byDefault != null && isAccepted(byDefault));
  }

  boolean mayBeAbsent() {
    return mayBeAbsent;
  }

  List<Value> accepted() {
    return accepted;
  }

  /** {@return what is wrong with the value, or null if nothing is} */
  @Nullable Finding check(Place place, Value given) {
    Value value = code.read(given);
    if (isAccepted(value) || isAccepted(given) || (mayBeAbsent && countsAsAbsent(value, given))) {
      return null;
    }
    if (accepted.stream().allMatch(Likeness::marksAbsence)) {
      return new Finding.UnknownParameter(
          "simple_function_checker:unexpected_param", place, name, given);
    }
    boolean rightKind =
        type.holds(value)
            || accepted.stream()
                .filter(choice -> !Likeness.marksAbsence(choice))
                .anyMatch(choice -> !type.holds(choice) && ParameterType.alike(choice, value));
    return rightKind
        ? new Finding.WrongValue(errorType(value), place, name, null, given, accepted)
        : new Finding.WrongType("type_error:simple", place, name, given, type.words());
  }

  private static String errorType(Value value) {
    return switch (value) {
      case Value.Text _ -> "value_error:string";
      case Value.Items _, Value.Tuple _ -> "value_error:list/tuple";
      case Value.Fields _, Value.Table _ -> "value_error:dict_value";
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Opaque _ ->
          "value_error:others";
    };
  }

  private boolean countsAsAbsent(Value value, Value given) {
    boolean isDefault =
        byDefault != null && (likeness.same(value, byDefault) || likeness.same(given, byDefault));
    return isDefault || (type.isText() && Likeness.marksAbsence(value));
  }

  private boolean isAccepted(Value value) {
    return accepted.stream()
        .filter(choice -> !Likeness.marksAbsence(choice))
        .anyMatch(choice -> accepts(value, choice));
  }

  private boolean accepts(Value value, Value choice) {
    if (!type.holds(choice)) {
      // A variable, or a fault of the data: the answer itself is what is wanted, letter by letter.
      return choice instanceof Value.Text ? choice.equals(value) : matches(value, choice);
    }
    return type.holds(value) && matches(value, choice);
  }

  private boolean matches(Value value, Value choice) {
    return choice instanceof Value.Fields(Map<String, Value> fields)
        ? likeness.fits(value, fields)
        : likeness.same(value, choice);
  }
}
