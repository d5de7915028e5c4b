package org.javoke.benchmark.apibank;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.javoke.score.bfcl.PythonEquality;
import org.javoke.value.Value;

/** When an API takes a call's result for the recorded one. */
@FunctionalInterface
interface Comparison {

  /**
   * {@return whether it does}
   *
   * @throws Result.Missing if the record lacks something that is compared
   */
  boolean same(Result got, Result recorded);

  /** Nothing is compared but that the call went well. */
  Comparison ANY = (got, _) -> got.exception().equals(Value.NULL);

  /** Output and exception. */
  Comparison OUTCOME =
      (got, recorded) ->
          equal(got.output(), recorded.output()) && equal(got.exception(), recorded.exception());

  /** Input, output and exception. */
  Comparison ALL =
      (got, recorded) -> equal(got.input(), recorded.input()) && OUTCOME.same(got, recorded);

  /** A deletion that went well needs only the right time. */
  Comparison DELETION =
      (got, recorded) ->
          (got.succeeded() && recorded.succeeded())
              ? equal(got.argument("time"), recorded.argument("time"))
              : OUTCOME.same(got, recorded);

  /** Of what is registered, the new id does not matter. */
  Comparison REGISTERED =
      (got, recorded) ->
          (!recorded.output().equals(Value.NULL) || got.output().equals(Value.NULL))
              && equal(got.exception(), recorded.exception());

  default Comparison and(Comparison other) {
    return (got, recorded) -> same(got, recorded) && other.same(got, recorded);
  }

  /** {@return one that wants these arguments equal} */
  static Comparison equal(String... names) {
    return (got, recorded) ->
        Arrays.stream(names).allMatch(name -> equal(got.argument(name), recorded.argument(name)));
  }

  /** {@return one that wants these arguments equal after a function of the text} */
  static Comparison equal(UnaryOperator<String> function, String... names) {
    return (got, recorded) ->
        Arrays.stream(names)
            .allMatch(
                name -> function.apply(got.text(name)).equals(function.apply(recorded.text(name))));
  }

  /** {@return one that wants an argument to have more than half of all words in common} */
  static Comparison likeWords(String name, UnaryOperator<String> function) {
    return (got, recorded) -> {
      Set<String> words = words(function.apply(got.text(name)));
      Set<String> wanted = words(function.apply(recorded.text(name)));
      Set<String> all = new HashSet<>(words);
      all.addAll(wanted);
      words.retainAll(wanted);
      return 2 * words.size() > all.size();
    };
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split(" ", -1)));
  }

  /** {@return one that wants all arguments equal but one} */
  static Comparison others(String name) {
    return (got, recorded) -> equal(without(got, name), without(recorded, name));
  }

  private static Value without(Result result, String name) {
    result.argument(name);
    Map<String, Value> rest = new LinkedHashMap<>(((Value.Fields) result.input()).values());
    rest.remove(name);
    return new Value.Fields(rest);
  }

  /** {@return one that wants the same moment; what is no date equals nothing} */
  static Comparison sameMoment(Moments kind, String... names) {
    return (got, recorded) ->
        Arrays.stream(names)
            .allMatch(name -> sameMoment(kind, got.argument(name), recorded.argument(name)));
  }

  private static boolean sameMoment(Moments kind, Value got, Value recorded) {
    if (!(got instanceof Value.Text(String text))
        || !(recorded instanceof Value.Text(String other))) {
      return got.equals(recorded);
    }
    Optional<?> moment = kind.find(text);
    return moment.isPresent() && moment.equals(kind.find(other));
  }

  static boolean equal(Value left, Value right) {
    return PythonEquality.equal(left, right);
  }

  static String lowered(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  static String raised(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }
}
