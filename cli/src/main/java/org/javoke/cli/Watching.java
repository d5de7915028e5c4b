package org.javoke.cli;

import java.util.List;
import java.util.stream.Stream;
import org.javoke.lab.train.TrainingListener;

/**
 * Who watches a run, and what they hold open.
 *
 * @param opened is closed with it; none of it throws what is to be caught
 */
record Watching(List<TrainingListener> listeners, List<AutoCloseable> opened)
    implements AutoCloseable {

  Watching {
    listeners = List.copyOf(listeners);
    opened = List.copyOf(opened);
  }

  /** {@return all, with one that is told before them} */
  List<TrainingListener> after(TrainingListener first) {
    return Stream.concat(Stream.of(first), listeners.stream()).toList();
  }

  @Override
  public void close() {
    for (AutoCloseable one : opened) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("closing what watched the run failed", e);
      }
    }
  }
}
