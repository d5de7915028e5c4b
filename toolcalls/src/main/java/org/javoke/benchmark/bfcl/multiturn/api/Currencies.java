package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Rounding;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Exchange rates of the travel API: from and to dollars only. */
final class Currencies {

  private static final String DOLLARS = "USD";

  private static final Map<String, Value> PER_DOLLAR =
      Map.ofEntries(
          Map.entry("RMB", Value.of(7)),
          Map.entry("EUR", Value.of(0.8)),
          Map.entry("JPY", Value.of(110)),
          Map.entry("GBP", Value.of(0.7)),
          Map.entry("CAD", Value.of(1.3)),
          Map.entry("AUD", Value.of(1.4)),
          Map.entry("INR", Value.of(70)),
          Map.entry("RUB", Value.of(60)),
          Map.entry("BRL", Value.of(3.8)),
          Map.entry("MXN", Value.of(20)));

  private Currencies() {}

  /**
   * {@return the amount in the other currency; rounded to cents where it is dollars}
   *
   * @throws Failure if there is no rate
   */
  static Value exchange(Value from, Value to, Value amount) {
    boolean fromDollars = from.equals(Value.of(DOLLARS));
    Value rate = perDollar(fromDollars ? to : from);
    if (rate == null || (!fromDollars && !to.equals(Value.of(DOLLARS)))) {
      throw new Failure("No available exchange rate for the given currencies.");
    }
    return fromDollars
        ? Numbers.multiply(amount, rate)
        : Rounding.round(Numbers.divide(amount, rate), 2);
  }

  private static @Nullable Value perDollar(Value currency) {
    return currency instanceof Value.Text(String name) ? PER_DOLLAR.get(name) : null;
  }
}
