package org.javoke.benchmark.bfcl.multiturn.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class PythonSemanticsTest {

  private static final Value HUGE = new Value.Int(BigInteger.TEN.pow(400));

  @Test
  void truthValuesAndWholeFloatsEqualIntegers() {
    assertThat(Equality.equal(Value.TRUE, Value.of(1))).isTrue();
    assertThat(Equality.equal(Value.of(1), Value.of(1.0))).isTrue();
    assertThat(Equality.equal(Value.of("1"), Value.of(1))).isFalse();
    assertThat(Equality.equal(Value.of(Double.NaN), Value.of(Double.NaN))).isFalse();
    assertThat(Equality.equal(HUGE, Value.of(Double.POSITIVE_INFINITY))).isFalse();
    assertThat(
            Equality.equal(
                Attributes.of("a", Value.of(1)).and("b", "x").value(),
                Attributes.of("b", "x").and("a", Value.of(1.0)).value()))
        .isTrue();
  }

  @Test
  void listsAndTuplesAreNeverEqual() {
    List<Value> items = List.of(Value.of(1));

    assertThat(Equality.equal(new Value.Items(items), new Value.Tuple(items))).isFalse();
  }

  @Test
  void aDictKeepsTheKeyItHadFirst() {
    Dict dict = new Dict();
    dict.put(Value.TRUE, Value.of("first"));
    dict.put(Value.of(1.0), Value.of("second"));

    assertThat(dict.value())
        .isEqualTo(new Value.Table(List.of(new Value.Entry(Value.TRUE, Value.of("second")))));
  }

  @Test
  void listsAreNoKeys() {
    assertThatThrownBy(() -> new Dict().has(Value.of(List.<Value>of())))
        .isInstanceOf(Failure.class)
        .hasMessage("unhashable type: 'list'");
  }

  @Test
  void comparingTextsWithNumbersFailsInPythonsWords() {
    assertThatThrownBy(() -> Order.LESS.of(Value.of("7"), Value.of(0)))
        .hasMessage("'<' not supported between instances of 'str' and 'int'");
  }

  @Test
  void notANumberStandsInNoOrder() {
    assertThat(Order.AT_MOST.of(Value.of(Double.NaN), Value.of(0))).isFalse();
    assertThat(Order.GREATER.of(Value.of(Double.NaN), Value.of(0))).isFalse();
  }

  @Test
  void hugeIntegersStayExactAndFailAsFloats() {
    assertThat(Numbers.add(HUGE, Value.of(1)))
        .isEqualTo(new Value.Int(BigInteger.TEN.pow(400).add(BigInteger.ONE)));
    assertThatThrownBy(() -> Numbers.add(HUGE, Value.of(1.0)))
        .hasMessage("int too large to convert to float");
    assertThatThrownBy(() -> Numbers.divide(HUGE, Value.of(3)))
        .hasMessage("integer division result too large for a float");
  }

  @Test
  void halvesAreRoundedToEven() {
    assertThat(Rounding.round(Value.of(2.5), 0)).isEqualTo(Value.of(2.0));
    assertThat(Rounding.round(Value.of(2.675), 2)).isEqualTo(Value.of(2.67));
    assertThat(Rounding.round(Value.of(1250), -2)).isEqualTo(Value.of(1200));
    assertThat(Rounding.round(Value.of(-0.4), 0)).isEqualTo(Value.of(-0.0));
    assertThat(Rounding.round(Value.of(5.5), Value.NULL)).isEqualTo(Value.of(6));
    assertThat(Rounding.round(Value.of(2.5), HUGE)).isEqualTo(Value.of(2.5));
  }

  @Test
  void powersOfNegativeNumbersCanBeComplex() {
    assertThat(Power.of(Value.of(-1), Value.of(0.5)))
        .isEqualTo(new Value.Opaque("complex", "(6.123233995736766e-17+1j)"));
    assertThat(Power.of(Value.of(2), Value.of(-1))).isEqualTo(Value.of(0.5));
    assertThatThrownBy(() -> Power.of(Value.of(1e200), Value.of(2)))
        .hasMessage("(34, 'Numerical result out of range')");
  }

  @Test
  void endlessPowersAreRefused() {
    assertThatThrownBy(() -> Power.of(Value.of(9), HUGE)).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> Power.of(Value.of(9), Value.of(2_000_000_000)))
        .isInstanceOf(Failure.class);
    assertThat(Power.of(Value.of(-1), HUGE)).isEqualTo(Value.of(1));
  }

  @Test
  void textsAreReadAsFloatsLikePython() {
    assertThat(Numbers.toFloat(Value.of(" 1_000.5e1 "))).isEqualTo(Value.of(10_005.0));
    assertThat(Numbers.toFloat(Value.of("-Infinity")))
        .isEqualTo(Value.of(Double.NEGATIVE_INFINITY));
    assertThatThrownBy(() -> Numbers.toFloat(Value.of("1f")))
        .hasMessage("could not convert string to float: '1f'");
    assertThatThrownBy(() -> Numbers.toFloat(Value.of("0x1p3"))).isInstanceOf(Failure.class);
  }

  @Test
  void resultsAreJsonWhereJsonHasWords() {
    assertThat(ResultText.of(Attributes.only("café", Value.of(List.of(Value.of(1), Value.NULL)))))
        .isEqualTo("{\"caf\\u00e9\": [1, null]}");
    assertThat(ResultText.of(Attributes.only("x", new Value.Opaque("Decimal", "Decimal('2')"))))
        .isEqualTo("{'x': Decimal('2')}");
    assertThat(ResultText.of(Value.of(List.of(Value.of("it's"))))).isEqualTo("[\"it's\"]");
    assertThat(ResultText.of(Value.of("as it is"))).isEqualTo("as it is");
    Dict keys = new Dict();
    keys.put(Value.TRUE, Value.of(1));
    keys.put(Value.NULL, Value.of(2));
    assertThat(ResultText.of(keys.value())).isEqualTo("{\"true\": 1, \"null\": 2}");
  }

  @Test
  void integersThatPythonDoesNotPrintFail() {
    assertThatThrownBy(
            () -> ResultText.of(Attributes.only("x", new Value.Int(BigInteger.TEN.pow(4300)))))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Exceeds the limit (4300 digits)");
  }

  @Test
  void callsThatDoNotFitFailInPythonsWords() {
    Operations<String> operations =
        new Operations<String>("Api")
            .with("f", "a b", (_, in) -> in.at(1), Value.of(2))
            .with("g", "a b c", (_, in) -> in.at(0))
            .with("h", "", (_, _) -> Value.NULL);
    Value one = Value.of(1);

    assertThat(operations.call("", "f", List.of(one), Map.of())).isEqualTo(Value.of(2));
    assertFails(
        operations, "f", List.of(), Map.of(), "f() missing 1 required positional argument: 'a'");
    assertFails(
        operations,
        "g",
        List.of(),
        Map.of(),
        "g() missing 3 required positional arguments: 'a', 'b', and 'c'");
    assertFails(
        operations,
        "g",
        List.of(one),
        Map.of(),
        "g() missing 2 required positional arguments: 'b' and 'c'");
    assertFails(
        operations,
        "f",
        List.of(one, one, one),
        Map.of(),
        "f() takes from 2 to 3 positional arguments but 4 were given");
    assertFails(
        operations,
        "h",
        List.of(one),
        Map.of(),
        "h() takes 1 positional argument but 2 were given");
    assertFails(
        operations,
        "f",
        List.of(one),
        Map.of("a", one),
        "f() got multiple values for argument 'a'");
    assertFails(
        operations,
        "f",
        List.of(one),
        Map.of("zzz", one),
        "f() got an unexpected keyword argument 'zzz'");
  }

  private static void assertFails(
      Operations<String> operations,
      String name,
      List<Value> positional,
      Map<String, Value> named,
      String message) {
    assertThatThrownBy(() -> operations.call("", name, positional, named))
        .isInstanceOf(Failure.class)
        .hasMessage("Api." + message);
  }
}
