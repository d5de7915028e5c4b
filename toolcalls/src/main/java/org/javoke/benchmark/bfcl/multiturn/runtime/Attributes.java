package org.javoke.benchmark.bfcl.multiturn.runtime;

import org.javoke.value.FieldsBuilder;
import org.javoke.value.Value;

/** Builds a dict whose keys are texts: what functions return, and what states are made of. */
public final class Attributes {

  private final FieldsBuilder fields = new FieldsBuilder();

  /** {@return a dict with one entry} */
  public static Value.Fields only(String name, Value value) {
    return of(name, value).value();
  }

  /** {@return a dict with one entry} */
  public static Value.Fields only(String name, String value) {
    return only(name, Value.of(value));
  }

  /** {@return what the APIs return for an error that they foresee} */
  public static Value.Fields error(String message) {
    return only("error", message);
  }

  public static Attributes of(String name, Value value) {
    return new Attributes().and(name, value);
  }

  public static Attributes of(String name, String value) {
    return of(name, Value.of(value));
  }

  public static Attributes of(String name, boolean value) {
    return of(name, Value.of(value));
  }

  public static Attributes empty() {
    return new Attributes();
  }

  public Attributes and(String name, Value value) {
    fields.put(name, value);
    return this;
  }

  public Attributes and(String name, String value) {
    return and(name, Value.of(value));
  }

  public Attributes and(String name, boolean value) {
    return and(name, Value.of(value));
  }

  public Attributes and(String name, long value) {
    return and(name, Value.of(value));
  }

  /** Adds all entries of a dict. */
  public Attributes and(Value.Fields more) {
    more.values().forEach(fields::put);
    return this;
  }

  public Value.Fields value() {
    return fields.build();
  }
}
