package org.javoke.tensor;

import java.util.Iterator;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * Frees, when it closes, every tensor that its thread made while it was the innermost open scope.
 *
 * <p>Scopes nest and close in reverse order, so {@code try}-with-resources is the way to use one.
 */
public final class Scope implements AutoCloseable {

  private final PointerScope pointers;

  private Scope(PointerScope pointers) {
    this.pointers = pointers;
  }

  /** {@return a scope that is now the innermost of this thread} */
  public static Scope open() {
    Libtorch.load();
    return new Scope(new PointerScope());
  }

  /**
   * {@return the tensor, which outlives this scope: it belongs to the next outer one, or to nobody}
   *
   * <p>A tensor that belongs to nobody is freed by {@link Tensor#close}.
   */
  public Tensor keep(Tensor tensor) {
    org.bytedeco.pytorch.Tensor pointer = tensor.pointer();
    // Detaching gives one reference back, and attaching takes one.
    pointer.retainReference();
    pointers.detach(pointer);
    PointerScope outer = outer();
    if (outer != null) {
      outer.attach(pointer);
      pointer.releaseReference();
    }
    return tensor;
  }

  /** {@return the tensor, which now belongs to no scope, however many are open} */
  public Tensor release(Tensor tensor) {
    org.bytedeco.pytorch.Tensor pointer = tensor.pointer();
    pointer.retainReference();
    pointers.detach(pointer);
    return tensor;
  }

  private @Nullable PointerScope outer() {
    Iterator<PointerScope> scopes = PointerScope.getScopeIterator();
    boolean found = false;
    while (scopes.hasNext()) {
      PointerScope scope = scopes.next();
      if (found) {
        return scope;
      }
      found = scope.equals(pointers);
    }
    return null;
  }

  @Override
  public void close() {
    pointers.close();
  }
}
