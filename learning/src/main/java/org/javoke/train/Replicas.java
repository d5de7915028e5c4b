package org.javoke.train;

import java.util.Collection;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.tensor.ProcessGroup;
import org.javoke.tensor.Tensor;

/**
 * The processes that train one model together, each on its share of every step. All of them make
 * the same calls in the same order. Any call may throw an {@link InputException} that names the
 * process which is gone or gave up.
 */
public interface Replicas extends AutoCloseable {

  /** {@return what of a step this process computes} */
  Share share();

  /** {@return whether this is the process that reads and writes the run's folder} */
  default boolean isFirst() {
    return share().rank() == 0;
  }

  /**
   * Makes sure that all train the same.
   *
   * @param identity what the weights depend on
   * @throws InputException on all of them, if one differs; it says which, and in what
   */
  void agree(Map<String, String> identity);

  /** {@return the numbers of the first process} */
  double[] fromFirst(double... values);

  /** Overwrites the tensors with those of the first process. */
  void copyFromFirst(Collection<Tensor> tensors);

  /** {@return the loss and the values added up over all; the tokens are known to all} */
  StepMetrics sum(StepMetrics share);

  /** Replaces each gradient by the sum over all. */
  void sumGradients(Collection<Parameter> parameters);

  /** {@return whether it is so for one of them at least} */
  boolean any(boolean here);

  /**
   * Does what this process does without the others, for as long as that takes: if one of them is
   * lost meanwhile, the thread is interrupted, and the work that ends for that is an {@link
   * InputException} that names the process. Not to be nested.
   */
  <E extends Exception> void apart(ProcessGroup.OwnWork<E> work) throws E;

  /** Tells the others that this process gives up, and why. */
  void fail(String reason);

  @Override
  void close();
}
