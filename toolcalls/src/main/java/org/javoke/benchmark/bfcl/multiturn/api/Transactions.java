package org.javoke.benchmark.bfcl.multiturn.api;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.MersenneTwister;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** What went into and out of the trading API's account, at times drawn from a seeded generator. */
final class Transactions {

  private static final LocalDateTime START = LocalDateTime.of(2024, 9, 1, 10, 30);
  private static final long SECONDS_OF_DAY = 86_400;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final MersenneTwister random;
  private final List<Value> history;
  private final @Nullable LongContext longContext;

  Transactions(MersenneTwister random, List<Value> history, @Nullable LongContext longContext) {
    this.random = random;
    this.history = history;
    this.longContext = longContext;
  }

  Value value() {
    return Value.of(history);
  }

  void add(String type, Value amount) {
    LocalDateTime time = START.plusSeconds(random.integer(0, SECONDS_OF_DAY));
    history.add(
        Attributes.of("type", type)
            .and("amount", amount)
            .and("timestamp", FORMAT.format(time))
            .value());
  }

  /** {@return the transactions from one date to another; nothing means no bound} */
  Value between(Value from, Value to) {
    try {
      LocalDateTime start = Types.truth(from) ? DateText.DATE.read(from) : LocalDateTime.MIN;
      LocalDateTime end = Types.truth(to) ? DateText.DATE.read(to) : LocalDateTime.MAX;
      List<Value> found = new ArrayList<>();
      for (Value transaction : history) {
        LocalDateTime time = DateText.TIME.read(Dict.of(transaction).required("timestamp"));
        if (!time.isBefore(start) && !time.isAfter(end)) {
          found.add(transaction);
        }
      }
      if (longContext != null) {
        found.addAll(longContext.list("TRANSACTION_HISTORY_EXTENSION"));
      }
      return Attributes.only("transaction_history", Value.of(found));
    } catch (DateText.Unreadable e) {
      throw e.failure();
    }
  }
}
