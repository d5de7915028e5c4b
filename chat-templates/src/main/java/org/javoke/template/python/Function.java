package org.javoke.template.python;

/** A function that is not a method of a value: a global, or one that belongs to an object. */
public record Function(String name, Body body) implements PyObject {

  /** What a function does. */
  @FunctionalInterface
  public interface Body {
    Value apply(Arguments arguments, Budget budget);
  }

  /** {@return a function whose arguments are matched with a signature first} */
  public static Function of(
      String name, Signature signature, java.util.function.Function<Bound, Value> body) {
    return new Function(
        name, (arguments, budget) -> body.apply(new Bound(name, signature, arguments, budget)));
  }

  @Override
  public String typeName() {
    return "function";
  }

  @Override
  public boolean callable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Budget budget) {
    return body.apply(arguments, budget);
  }
}
