package org.javoke.template.engine;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.javoke.template.python.Value;
import org.jspecify.annotations.Nullable;

/** Iterators that do their work, and fail, only when they are asked: Python's generators. */
final class Lazily {

  private Lazily() {}

  static Iterator<Value> map(Iterator<Value> items, UnaryOperator<Value> function) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Value next() {
        return function.apply(items.next());
      }
    };
  }

  static Iterator<Value> filter(Iterator<Value> items, Predicate<Value> test) {
    return new Iterator<>() {
      private @Nullable Value ahead;

      @Override
      public boolean hasNext() {
        while (ahead == null && items.hasNext()) {
          Value item = items.next();
          if (test.test(item)) {
            ahead = item;
          }
        }
        return ahead != null;
      }

      @Override
      public Value next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Value item = Objects.requireNonNull(ahead);
        ahead = null;
        return item;
      }
    };
  }

  /** {@return an iterator that is made when its first item is asked for} */
  static Iterator<Value> start(Supplier<Iterator<Value>> start) {
    return new Iterator<>() {
      private @Nullable Iterator<Value> started;

      private Iterator<Value> items() {
        Iterator<Value> items = started == null ? start.get() : started;
        started = items;
        return items;
      }

      @Override
      public boolean hasNext() {
        return items().hasNext();
      }

      @Override
      public Value next() {
        return items().next();
      }
    };
  }
}
