package org.javoke.lab.itool;

import java.nio.file.Files;
import java.util.function.BooleanSupplier;
import org.javoke.lab.part.DividedWork;
import org.javoke.train.Replicas;

/**
 * The processes that run a loop together, in a folder that all of them see. All go through the same
 * stages in the same order: the first says what is done already, and does alone what cannot be
 * divided, while the others wait.
 */
record Together(Replicas replicas) {

  /** What only one process does. */
  interface Work<E extends Exception> {
    void run() throws E;
  }

  /** What each process does with its lines. */
  interface OfShare {
    void run(DividedWork.Share share) throws InterruptedException;
  }

  boolean isFirst() {
    return replicas.isFirst();
  }

  /** Waits for all to come so far. */
  void meet() {
    replicas.fromFirst(0);
  }

  /** {@return what the first process finds} */
  boolean found(BooleanSupplier byFirst) {
    return replicas.fromFirst(isFirst() && byFirst.getAsBoolean() ? 1 : 0)[0] > 0;
  }

  /** Has the first process do it, and the others wait until it is done. */
  <E extends Exception> void onlyFirst(Work<E> work) throws E {
    if (isFirst()) {
      work.run();
    }
    meet();
  }

  /**
   * Has each process do its part of the lines, and the first put together what they come to and end
   * with it. Where there is one process, it does all at the end.
   *
   * @param work of as many parts as there are processes
   * @param file that answers the lines
   */
  void divided(DividedWork work, String file, OfShare part, Work<InterruptedException> end)
      throws InterruptedException {
    if (work.parts() == 1) {
      end.run();
      return;
    }
    DividedWork.Share mine = work.begin(replicas.share().rank() + 1);
    if (!Files.exists(mine.out().resolve(file))) {
      part.run(mine);
    }
    meet();
    onlyFirst(() -> {
      work.gather(file);
      end.run();
      work.forget();
    });
  }
}
