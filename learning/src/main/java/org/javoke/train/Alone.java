package org.javoke.train;

import java.util.Collection;
import java.util.Map;
import org.javoke.tensor.ProcessGroup;
import org.javoke.tensor.Tensor;

/** One process that trains by itself. */
public final class Alone implements Replicas {

  @Override
  public Share share() {
    return Share.WHOLE;
  }

  @Override
  public void agree(Map<String, String> identity) {}

  @Override
  public double[] fromFirst(double... values) {
    return values;
  }

  @Override
  public void copyFromFirst(Collection<Tensor> tensors) {}

  @Override
  public StepMetrics sum(StepMetrics share) {
    return share;
  }

  @Override
  public void sumGradients(Collection<Parameter> parameters) {}

  @Override
  public boolean any(boolean here) {
    return here;
  }

  @Override
  public <E extends Exception> void apart(ProcessGroup.OwnWork<E> work) throws E {
    work.run();
  }

  @Override
  public void fail(String reason) {}

  @Override
  public void close() {}
}
