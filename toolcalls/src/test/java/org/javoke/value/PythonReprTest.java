package org.javoke.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonReprTest {

  @Test
  void printsValuesAsPythonDoes() throws JsonException {
    Value value = Json.read("{\"a\": [1, 1.0, true, null, \"it's\", {}], \"b\": 1e-7}");

    assertThat(PythonRepr.of(value))
        .isEqualTo("{'a': [1, 1.0, True, None, \"it's\", {}], 'b': 1e-07}");
  }

  @Test
  void printsWhatJsonHasNoWordFor() {
    assertThat(PythonRepr.of(new Value.Tuple(List.of(Value.of(1))))).isEqualTo("(1,)");
    assertThat(PythonRepr.of(new Value.Tuple(List.of()))).isEqualTo("()");
    assertThat(PythonRepr.of(new Value.Table(List.of(new Value.Entry(Value.of(1), Value.of("x"))))))
        .isEqualTo("{1: 'x'}");
    assertThat(PythonRepr.of(new Value.Opaque("set", "{1, 2}"))).isEqualTo("{1, 2}");
  }

  @Test
  void leavesTextUnquotedWhereItStandsAlone() {
    assertThat(PythonRepr.text(Value.of("a"))).isEqualTo("a");
    assertThat(PythonRepr.text(Value.of(List.of(Value.of("a"))))).isEqualTo("['a']");
  }

  @Test
  void givesPlainObjectsInOrder() throws JsonException {
    Value value = Json.read("{\"z\": [1, 2.5, false], \"a\": \"t\"}");

    assertThat(Plain.of(value))
        .isEqualTo(Map.of("z", List.of(java.math.BigInteger.ONE, 2.5, false), "a", "t"));
    assertThat(String.valueOf(Plain.of(value))).startsWith("{z=[1, 2.5");
  }
}
