package org.javoke.tensor;

import org.bytedeco.pytorch.GradMode;

/** While it is open, nothing that its thread computes can be differentiated, which saves memory. */
public final class NoGrad implements AutoCloseable {

  private final boolean before;

  private NoGrad(boolean before) {
    this.before = before;
  }

  /** {@return a mark that ends when closed} */
  public static NoGrad open() {
    Libtorch.load();
    NoGrad mark = new NoGrad(GradMode.is_enabled());
    GradMode.set_enabled(false);
    return mark;
  }

  @Override
  public void close() {
    GradMode.set_enabled(before);
  }
}
