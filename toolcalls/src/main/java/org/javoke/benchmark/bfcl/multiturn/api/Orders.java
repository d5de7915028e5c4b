package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Order;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** The orders of the trading API. */
final class Orders {

  private static final int FIRST = 12_345;
  private static final int NEXT = 12_446;

  private final Shared shared;
  private final @Nullable LongContext longContext;
  private final Dict orders = new Dict();
  private Value counter;

  Orders(Scenario scenario, Shared shared) {
    this.shared = shared;
    this.longContext = shared.longContext();
    for (Value.Entry order : scenario.dict("orders", usual()).entries()) {
      orders.put(id(order.key()), order.value());
    }
    counter = scenario.at("order_counter", Value.of(NEXT));
  }

  private static Value usual() {
    Dict orders = new Dict();
    orders.put(
        Value.of(FIRST),
        order(
            Value.of(FIRST),
            Value.of("Buy"),
            Value.of("AAPL"),
            Value.of(210.65),
            Value.of(10),
            "Completed"));
    orders.put(
        Value.of(NEXT),
        order(
            Value.of(NEXT),
            Value.of("Sell"),
            Value.of("GOOG"),
            Value.of(2840.56),
            Value.of(5),
            "Pending"));
    return orders.value();
  }

  // JSON has text keys only, so the questions' data has the ids as texts.
  private static Value id(Value key) {
    return key instanceof Value.Text(String text) && text.matches("[0-9]+")
        ? new Value.Int(new BigInteger(text))
        : key;
  }

  private static Value.Fields order(
      Value id, Value type, Value symbol, Value price, Value amount, String status) {
    return Attributes.of("id", id)
        .and("order_type", type)
        .and("symbol", symbol)
        .and("price", price)
        .and("amount", amount)
        .and("status", status)
        .value();
  }

  Value value() {
    return orders.value();
  }

  Value counter() {
    return counter;
  }

  List<Value> ids() {
    return orders.keys();
  }

  Value details(Arguments in) {
    Value order = orders.at(in.at(0));
    if (order == null) {
      return Attributes.error(
          "Order with ID %s not found.Here is the list of orders_id: %s"
              .formatted(in.text(0), PythonRepr.of(Value.of(orders.keys()))));
    }
    return longContext == null ? order : lengthened(order, longContext);
  }

  private Value lengthened(Value order, LongContext context) {
    if (!(order instanceof Value.Fields fields)) {
      throw Failure.noAttribute(order, "copy");
    }
    String symbol = PythonRepr.text(Dict.of(order).required("symbol"));
    return Attributes.empty()
        .and(fields)
        .and("metadata", shared.orderMetadata(context, symbol))
        .value();
  }

  Value cancel(Arguments in) {
    Value order = orders.at(in.at(0));
    if (order == null) {
      return Attributes.error("Order with ID %s not found.".formatted(in.text(0)));
    }
    if (!(order instanceof Value.Fields)) {
      throw new Failure("string indices must be integers, not 'str'");
    }
    Dict changed = Dict.of(order);
    if (Equality.equal(changed.required("status"), Value.of("Completed"))) {
      return Attributes.error(
          "Can't cancel order %s. Order is already completed.".formatted(in.text(0)));
    }
    changed.put("status", Value.of("Cancelled"));
    orders.put(in.at(0), changed.value());
    return Attributes.of("order_id", in.at(0)).and("status", "Cancelled").value();
  }

  /**
   * {@return what placing an order for a known stock returns}
   *
   * @param in type, symbol, price and amount
   */
  Value place(Arguments in, Value balance) {
    Value amount = in.at(3);
    if (Order.AT_MOST.of(in.at(2), Value.of(0)) || Order.AT_MOST.of(amount, Value.of(0))) {
      return Attributes.error("Price and amount must be positive values.");
    }
    Value price = Numbers.toFloat(in.at(2));
    Value total = Numbers.multiply(price, amount);
    if (Types.lower(in.at(0)).equals("buy") && Order.GREATER.of(total, balance)) {
      return Attributes.error(
          "Insufficient funds: required $%s but only $%s available."
              .formatted(twoPlaces(total), twoPlaces(balance)));
    }
    Value id = counter;
    orders.put(id, order(id, in.at(0), in.at(1), price, amount, "Open"));
    counter = Numbers.increase(counter, Value.of(1));
    return Attributes.of("order_id", id)
        .and("order_type", in.at(0))
        .and("status", "Pending")
        .and("price", price)
        .and("amount", amount)
        .value();
  }

  private static String twoPlaces(Value number) {
    double real = Numbers.real(number);
    return Double.isInfinite(real) || Double.isNaN(real)
        ? PythonRepr.of(number)
        : new BigDecimal(real).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
