package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.MersenneTwister;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Operations;
import org.javoke.benchmark.bfcl.multiturn.runtime.Order;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** {@code TradingBot}: a stock exchange with one account; its orders are in {@link Orders}. */
final class Trading implements Backend {

  private static final MersenneTwister.Start START =
      new MersenneTwister.Start(BigInteger.valueOf(1_053_520));
  private static final Value ACCOUNT =
      Attributes.of("account_id", Value.of(12_345))
          .and("balance", Value.of(10_000.0))
          .and("binding_card", 1_974_202_140_965_533L)
          .value();
  private static final Value NO_PRICE = Value.of(0);

  private static final Operations<Trading> OPERATIONS =
      new Operations<Trading>("TradingBot")
          .with("get_current_time", "", (_, _) -> Attributes.only("current_time", "10:30 AM"))
          .with("get_symbol_by_name", "name", (_, in) -> symbol(in))
          .with("get_stock_info", "symbol", Trading::stock)
          .with("get_order_details", "order_id", (trading, in) -> trading.orders.details(in))
          .with("cancel_order", "order_id", (trading, in) -> trading.orders.cancel(in))
          .with("place_order", "order_type symbol price amount", Trading::placeOrder)
          .with("get_account_info", "", (trading, _) -> trading.accountInfo())
          .with("trading_login", "username password", (trading, _) -> trading.logIn())
          .with("trading_get_login_status", "", (trading, _) -> trading.loginStatus())
          .with("trading_logout", "", (trading, _) -> trading.logOut())
          .with("fund_account", "amount", Trading::fund)
          .with("withdraw_funds", "amount", Trading::withdraw)
          .with("remove_stock_from_watchlist", "symbol", Trading::unwatch)
          .with("get_watchlist", "", (trading, _) -> trading.watched())
          .with("get_order_history", "", (trading, _) -> trading.orderHistory())
          .with(
              "get_transaction_history",
              "start_date end_date",
              Trading::transactions,
              Value.NULL,
              Value.NULL)
          .with("get_available_stocks", "sector", Trading::stocksOfSector)
          .with("filter_stocks_by_price", "stocks min_price max_price", Trading::filter)
          .with("add_to_watchlist", "stock", Trading::watch)
          .with("notify_price_change", "stocks threshold", Trading::notify);

  private final @Nullable LongContext longContext;
  private final Orders orders;
  private final Transactions transactions;
  private final Dict account;
  private final Dict stocks;
  private final List<Value> watchList;
  private final Value marketStatus;
  private Value authenticated;

  Trading(Scenario scenario, Shared shared) {
    longContext = shared.longContext();
    orders = new Orders(scenario, shared);
    transactions =
        new Transactions(
            scenario.random(START),
            scenario.list("transaction_history", Value.of(List.<Value>of())),
            longContext);
    account = scenario.dict("account_info", ACCOUNT);
    stocks = scenario.dict("stocks", Stocks.PRICES);
    watchList = scenario.list("watch_list", Value.of(List.of(Value.of("NVDA"))));
    marketStatus = scenario.at("market_status", Value.of("Closed"));
    authenticated = scenario.at("authenticated", Value.FALSE);
  }

  @Override
  public Set<String> functions() {
    return OPERATIONS.names();
  }

  @Override
  public Value call(String function, List<Value> positional, Map<String, Value> named) {
    return OPERATIONS.call(this, function, positional, named);
  }

  @Override
  public Value.Fields state() {
    return Attributes.of("orders", orders.value())
        .and("account_info", account.value())
        .and("authenticated", authenticated)
        .and("market_status", marketStatus)
        .and("order_counter", orders.counter())
        .and("stocks", stocks.value())
        .and("watch_list", Value.of(watchList))
        .and("transaction_history", transactions.value())
        .and("long_context", longContext != null)
        .value();
  }

  private static Value symbol(Arguments in) {
    Failures.requireHashable(in.at(0));
    String symbol = in.at(0) instanceof Value.Text(String name) ? Stocks.SYMBOLS.get(name) : null;
    return Attributes.only("symbol", symbol == null ? "Stock not found" : symbol);
  }

  private Value stock(Arguments in) {
    Value found = stocks.at(in.at(0));
    if (found == null) {
      return Attributes.error("Stock with symbol '%s' not found.".formatted(in.text(0)));
    }
    if (longContext == null) {
      return found;
    }
    Dict lengthened = Dict.of(found);
    lengthened.put("MA(5)", longContext.constant("MA_5_EXTENSION"));
    lengthened.put("MA(20)", longContext.constant("MA_20_EXTENSION"));
    return lengthened.value();
  }

  private Value placeOrder(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("place an order");
    }
    if (!stocks.has(in.at(1))) {
      return Attributes.error("Invalid stock symbol: " + in.text(1));
    }
    Value balance = account.at("balance");
    return orders.place(in, balance == null ? Value.of(0.0) : balance);
  }

  private static Value notAuthenticated(String purpose) {
    return Attributes.error("User not authenticated. Please log in to %s.".formatted(purpose));
  }

  private Value accountInfo() {
    return Types.truth(authenticated)
        ? account.value()
        : notAuthenticated("view account information");
  }

  private Value logIn() {
    if (Types.truth(authenticated)) {
      return Attributes.only("status", "Already logged in");
    }
    authenticated = Value.TRUE;
    return Attributes.only("status", "Logged in successfully");
  }

  private Value loginStatus() {
    return Attributes.only("status", Value.of(Types.truth(authenticated)));
  }

  private Value logOut() {
    if (!Types.truth(authenticated)) {
      return Attributes.only("status", "No user is currently logged in");
    }
    authenticated = Value.FALSE;
    return Attributes.only("status", "Logged out successfully");
  }

  private Value fund(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("fund the account");
    }
    if (Order.AT_MOST.of(in.at(0), Value.of(0))) {
      return Attributes.error("Funding amount must be positive.");
    }
    Value balance = Numbers.increase(account.required("balance"), in.at(0));
    account.put("balance", balance);
    transactions.add("deposit", in.at(0));
    return Attributes.of("status", "Account funded successfully")
        .and("new_balance", balance)
        .value();
  }

  private Value withdraw(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("make a transaction");
    }
    if (!Equality.equal(marketStatus, Value.of("Open"))) {
      return Attributes.error("Market is closed. Transactions are not allowed.");
    }
    if (Order.AT_MOST.of(in.at(0), Value.of(0))) {
      return Attributes.error("Transaction amount must be positive.");
    }
    if (Order.GREATER.of(in.at(0), account.required("balance"))) {
      return Attributes.error("Insufficient funds for withdrawal.");
    }
    Value balance = Numbers.decrease(account.required("balance"), in.at(0));
    account.put("balance", balance);
    transactions.add("withdrawal", in.at(0));
    return Attributes.of("status", "Withdrawal successful").and("new_balance", balance).value();
  }

  private Value unwatch(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("modify the watchlist");
    }
    for (int i = 0; i < watchList.size(); i++) {
      if (Equality.equal(watchList.get(i), in.at(0))) {
        watchList.remove(i);
        return Attributes.only(
            "status", "Stock %s removed from watchlist successfully.".formatted(in.text(0)));
      }
    }
    return Attributes.error("Stock %s not found in watchlist.".formatted(in.text(0)));
  }

  private Value watched() {
    if (!Types.truth(authenticated)) {
      return Value.of(
          List.of(Value.of("Error: User not authenticated. Please log in to view the watchlist.")));
    }
    if (longContext == null) {
      return Attributes.only("watchlist", Value.of(watchList));
    }
    List<Value> all = new ArrayList<>(watchList);
    all.addAll(longContext.list("WATCH_LIST_EXTENSION"));
    return Value.of(all);
  }

  private Value watch(Arguments in) {
    if (stocks.has(in.at(0)) && !Failures.holds(watchList, in.at(0))) {
      watchList.add(in.at(0));
    }
    return Attributes.only("watchlist", Value.of(watchList));
  }

  private Value orderHistory() {
    return Types.truth(authenticated)
        ? Attributes.only("history", Value.of(orders.ids()))
        : Value.of(List.of(notAuthenticated("view order history")));
  }

  private Value transactions(Arguments in) {
    return Types.truth(authenticated)
        ? transactions.between(in.at(0), in.at(1))
        : Value.of(List.of(notAuthenticated("view transaction history")));
  }

  private Value stocksOfSector(Arguments in) {
    Failures.requireHashable(in.at(0));
    List<String> symbols =
        in.at(0) instanceof Value.Text(String sector)
            ? Stocks.SECTORS.getOrDefault(sector, List.of())
            : List.of();
    List<Value> all = new ArrayList<>(symbols.stream().map(Value::of).toList());
    if (longContext != null && !symbols.isEmpty()) {
      boolean technology = symbols.getFirst().equals("AAPL");
      all.addAll(longContext.list(technology ? "TECHNOLOGY_EXTENSION" : "AUTOMOBILE_EXTENSION"));
    }
    return Attributes.only("stock_list", Value.of(all));
  }

  private Value filter(Arguments in) {
    List<Value> filtered = new ArrayList<>();
    for (Value symbol : Types.items(in.at(0))) {
      Value price = field(symbol, "price");
      if (Order.AT_LEAST.of(price, in.at(1)) && Order.AT_MOST.of(price, in.at(2))) {
        filtered.add(symbol);
      }
    }
    return Attributes.only("filtered_stocks", Value.of(filtered));
  }

  private Value field(Value symbol, String name) {
    Value stock = stocks.at(symbol);
    Value field = stock == null ? null : Dict.of(stock).at(name);
    return field == null ? NO_PRICE : field;
  }

  private Value notify(Arguments in) {
    List<String> changed = new ArrayList<>();
    for (Value symbol : Types.items(in.at(0))) {
      if (stocks.has(symbol) && changedBy(symbol, in.at(1))) {
        changed.add(PythonRepr.text(symbol));
      }
    }
    return Attributes.only(
        "notification",
        changed.isEmpty()
            ? "No significant price changes in the selected stocks."
            : "Stocks %s have significant price changes.".formatted(String.join(", ", changed)));
  }

  private boolean changedBy(Value symbol, Value threshold) {
    Value change = field(symbol, "percent_change");
    Value size =
        Order.LESS.of(change, Value.of(0))
            ? Numbers.subtract(new Value.Int(BigInteger.ZERO), change)
            : change;
    return Order.AT_LEAST.of(size, threshold);
  }
}
