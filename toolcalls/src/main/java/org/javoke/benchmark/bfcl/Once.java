package org.javoke.benchmark.bfcl;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first needed, and only then. */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> made;
  private final AtomicReference<@Nullable T> held = new AtomicReference<>();

  private Once(Supplier<T> made) {
    this.made = made;
  }

  static <T> Supplier<T> of(Supplier<T> made) {
    return new Once<>(made);
  }

  @Override
  public synchronized T get() {
    T there = held.get();
    if (there == null) {
      there = made.get();
      held.set(there);
    }
    return there;
  }
}
