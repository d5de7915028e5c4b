package org.javoke.template.python;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A built-in operation on a value: a method, or a filter or test of a template.
 *
 * @param <S> the kind of value it is for
 */
public record Method<S extends Value>(String name, Signature signature, Body<S> body) {

  /**
   * What a method does.
   *
   * @param <S> the kind of value it is for
   */
  @FunctionalInterface
  public interface Body<S extends Value> {
    Value apply(S self, Bound in);
  }

  public Value call(S self, Arguments arguments, Budget budget) {
    return body.apply(self, new Bound(name, signature, arguments, budget));
  }

  /**
   * Methods by their names.
   *
   * @param <S> the kind of value they are for
   */
  public static final class Table<S extends Value> {

    private final Map<String, Method<S>> methods = new TreeMap<>();

    public Table<S> add(String name, Signature signature, Body<S> body) {
      methods.put(name, new Method<>(name, signature, body));
      return this;
    }

    /** Adds another name for a method. */
    public Table<S> alias(String alias, String name) {
      methods.put(alias, Objects.requireNonNull(methods.get(name), name));
      return this;
    }

    public Table<S> addAll(Map<String, Method<S>> others) {
      methods.putAll(others);
      return this;
    }

    public Map<String, Method<S>> build() {
      return Map.copyOf(methods);
    }
  }
}
