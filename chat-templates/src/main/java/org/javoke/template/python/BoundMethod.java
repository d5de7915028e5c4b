package org.javoke.template.python;

/**
 * A method taken from its value but not yet called.
 *
 * @param <S> the kind of the value
 */
record BoundMethod<S extends Value>(S self, Method<S> method) implements PyObject {

  @Override
  public String typeName() {
    return "builtin_function_or_method";
  }

  @Override
  public int depth() {
    return Nesting.check(self.depth() + 1);
  }

  @Override
  public long weight() {
    return self.weight();
  }

  @Override
  public boolean callable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Budget budget) {
    return method.call(self, arguments, budget);
  }
}
