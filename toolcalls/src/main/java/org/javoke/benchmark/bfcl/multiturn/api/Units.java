package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** Conversions between units of length, mass and temperature. */
final class Units {

  private static final Map<String, Double> METRES =
      Map.of("m", 1.0, "cm", 0.01, "km", 1000.0, "mm", 0.001, "um", 1e-6, "nm", 1e-9);

  private static final Map<String, Double> FACTORS =
      Map.of(
          "cm-in", 0.393701,
          "in-cm", 2.54,
          "m-ft", 3.28084,
          "ft-m", 0.3048,
          "km-miles", 0.621371,
          "miles-km", 1.60934,
          "kg-lb", 2.20462,
          "lb-kg", 0.453592);

  private Units() {}

  static Value metric(Arguments in) {
    if (!Numbers.isNumber(in.at(0))) {
      return Attributes.error("Value must be a number");
    }
    Failures.requireHashable(in.at(1));
    Failures.requireHashable(in.at(2));
    Double from = METRES.get(PythonRepr.text(in.at(1)));
    Double to = METRES.get(PythonRepr.text(in.at(2)));
    if (from == null || to == null) {
      return unsupported(in);
    }
    try {
      return Calculator.result(Value.of(Numbers.real(in.at(0)) * from / to));
    } catch (Failure e) {
      return tooLarge();
    }
  }

  static Value imperial(Arguments in) {
    if (!Numbers.isNumber(in.at(0))) {
      return Attributes.error("Value must be a number");
    }
    if (Equality.equal(in.at(1), in.at(2))) {
      return Calculator.result(in.at(0));
    }
    String units = in.text(1) + "-" + in.text(2);
    try {
      return switch (units) {
        case "celsius-fahrenheit" ->
            Calculator.result(
                Numbers.add(
                    Numbers.divide(Numbers.multiply(in.at(0), Value.of(9)), Value.of(5)),
                    Value.of(32)));
        case "fahrenheit-celsius" ->
            Calculator.result(
                Numbers.divide(
                    Numbers.multiply(Numbers.subtract(in.at(0), Value.of(32)), Value.of(5)),
                    Value.of(9)));
        default -> {
          Double factor = FACTORS.get(units);
          yield factor == null
              ? unsupported(in)
              : Calculator.result(Value.of(Numbers.real(in.at(0)) * factor));
        }
      };
    } catch (Failure e) {
      return tooLarge();
    }
  }

  private static Value unsupported(Arguments in) {
    return Attributes.error(
        "Conversion from '%s' to '%s' is not supported".formatted(in.text(1), in.text(2)));
  }

  private static Value tooLarge() {
    return Attributes.error("Conversion resulted in a value too large to represent");
  }
}
