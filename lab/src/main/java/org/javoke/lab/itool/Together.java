package org.javoke.lab.itool;

import java.nio.file.Files;
import java.util.function.BooleanSupplier;
import org.javoke.lab.part.DividedWork;
import org.javoke.lab.part.Part;
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

  /** What each process does with its part. */
  interface OfPart {
    void run(Part part) throws InterruptedException;
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
      replicas.apart(work::run);
    }
    meet();
  }

  /** Has each process do its part, and then the first end with it. One process does all then. */
  void inParts(OfPart part, Work<InterruptedException> end) throws InterruptedException {
    Part mine = new Part(replicas.share().rank() + 1, replicas.share().count());
    if (!mine.isWhole()) {
      replicas.apart(() -> part.run(mine));
      meet();
    }
    onlyFirst(end);
  }

  /**
   * The same for the lines of a file: what the parts come to is put together before the end.
   *
   * @param work of as many parts as there are processes
   * @param file that answers the lines
   */
  void divided(DividedWork work, String file, OfShare part, Work<InterruptedException> end)
      throws InterruptedException {
    inParts(
        mine -> {
          DividedWork.Share share = work.begin(mine.number());
          if (!Files.exists(share.out().resolve(file))) {
            part.run(share);
          }
        },
        () -> {
          if (work.parts() > 1) {
            work.gather(file);
          }
          end.run();
          work.forget();
        });
  }
}
