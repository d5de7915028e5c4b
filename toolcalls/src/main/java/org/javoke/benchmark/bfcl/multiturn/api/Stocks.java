package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.List;
import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.value.Value;

/** The stock market as the trading API knows it. */
final class Stocks {

  static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("Apple", "AAPL"),
          Map.entry("Google", "GOOG"),
          Map.entry("Tesla", "TSLA"),
          Map.entry("Microsoft", "MSFT"),
          Map.entry("Nvidia", "NVDA"),
          Map.entry("Zeta Corp", "ZETA"),
          Map.entry("Alpha Tech", "ALPH"),
          Map.entry("Omega Industries", "OMEG"),
          Map.entry("Quasar Ltd.", "QUAS"),
          Map.entry("Neptune Systems", "NEPT"),
          Map.entry("Synex Solutions", "SYNX"),
          Map.entry("Amazon", "AMZN"),
          Map.entry("Gorilla", "GORI"));

  static final Map<String, List<String>> SECTORS =
      Map.of(
          "Technology", List.of("AAPL", "GOOG", "MSFT", "NVDA"),
          "Automobile", List.of("TSLA", "F", "GM"));

  static final Value.Fields PRICES =
      Attributes.of("AAPL", stock(227.16, 0.17, 2.552, 227.11, 227.09))
          .and("GOOG", stock(2840.34, 0.24, 1.123, 2835.67, 2842.15))
          .and("TSLA", stock(667.92, -0.12, 1.654, 671.15, 668.20))
          .and("MSFT", stock(310.23, 0.09, 3.234, 309.88, 310.11))
          .and("NVDA", stock(220.34, 0.34, 1.234, 220.45, 220.67))
          .and("ALPH", stock(1320.45, -0.08, 1.567, 1321.12, 1325.78))
          .and("OMEG", stock(457.23, 0.12, 2.345, 456.78, 458.12))
          .and("QUAS", stock(725.89, -0.03, 1.789, 726.45, 728.00))
          .and("NEPT", stock(88.34, 0.19, 0.654, 88.21, 88.67))
          .and("SYNX", stock(345.67, 0.11, 2.112, 345.34, 346.12))
          .and("ZETA", stock(22.09, -0.05, 0.789, 22.12, 22.34))
          .value();

  private Stocks() {}

  private static Value stock(
      double price, double change, double volume, double average5, double average20) {
    return Attributes.of("price", Value.of(price))
        .and("percent_change", Value.of(change))
        .and("volume", Value.of(volume))
        .and("MA(5)", Value.of(average5))
        .and("MA(20)", Value.of(average20))
        .value();
  }
}
