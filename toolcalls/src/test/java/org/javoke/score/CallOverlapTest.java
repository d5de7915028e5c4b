package org.javoke.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.ToolCall;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class CallOverlapTest {

  private static ExpectedCall expected(String name, Map<String, List<Value>> accepted) {
    return new ExpectedCall(name, accepted);
  }

  private static ToolCall made(String name, Object... arguments) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      Object value = arguments[i + 1];
      values.put(
          (String) arguments[i],
          value instanceof Integer number ? Value.of(number) : Value.of((String) value));
    }
    return new ToolCall(name, new Value.Fields(values));
  }

  @Test
  void countsNamesAndArguments() {
    List<ExpectedCall> calls =
        List.of(
            expected(
                "power",
                Map.of(
                    "activity", List.of(Value.of("cycling")), "minutes", List.of(Value.of("85")))),
            expected("stop", Map.of()));

    CallOverlap overlap =
        CallOverlap.of(
            calls,
            List.of(made("power", "activity", "cycling", "minutes", 850), made("other", "x", 1)),
            false);

    // Names: power of power, other; of power, stop. Arguments: activity of 3 made, of 2 expected.
    assertThat(overlap).isEqualTo(new CallOverlap(1, 2, 2, 1, 3, 2, 0));
    assertThat(overlap.names()).isEqualTo(new CallOverlap.Measures(0.5, 0.5, 0.5));
    assertThat(overlap.arguments().precision()).isEqualTo(1 / 3.0);
    assertThat(overlap.arguments().recall()).isEqualTo(0.5);
    assertThat(overlap.arguments().f1()).isEqualTo(0.4); // 2 * 1/3 * 1/2 / (5/6)
  }

  @Test
  void numbersAndTheirTextsAreTheSame() {
    CallOverlap overlap =
        CallOverlap.of(
            List.of(expected("f", Map.of("year", List.of(Value.of("1986"))))),
            List.of(made("f", "year", 1986)),
            false);

    assertThat(overlap.arguments().f1()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsACallInVain() {
    List<ExpectedCall> calls = List.of(expected("f", Map.of()));

    assertThat(CallOverlap.of(calls, List.of(), true))
        .isEqualTo(new CallOverlap(0, 1, 1, 0, 0, 0, 0));
    assertThat(CallOverlap.of(calls, List.of(), false).names())
        .isEqualTo(new CallOverlap.Measures(0, 0, 0));
  }

  @Test
  void whatMayBeLeftOutIsNotExpected() {
    CallOverlap overlap =
        CallOverlap.of(
            List.of(expected("f", Map.of("a", List.of(Value.of("x"), Value.of(""))))),
            List.of(made("f", "a", "")),
            false);

    assertThat(overlap).isEqualTo(new CallOverlap(1, 1, 1, 0, 0, 0, 0));
  }

  @Test
  void aCallRightlyWithoutArgumentsIsARightArgumentAsPublished() {
    CallOverlap overlap =
        CallOverlap.of(
            List.of(
                expected("f", Map.of()),
                expected("g", Map.of("a", List.of(Value.of("x")), "b", List.of(Value.of("y"))))),
            List.of(made("f"), made("g", "a", "x", "b", "z")),
            false);

    // One argument of two is right, and Hammer's evaluation counts f() as another one: (1 + 1) / 2.
    assertThat(overlap).isEqualTo(new CallOverlap(2, 2, 2, 1, 2, 2, 1));
    assertThat(overlap.arguments().f1()).isEqualTo(0.5);
    assertThat(overlap.argumentsAsPublished().f1()).isEqualTo(1);
  }
}
