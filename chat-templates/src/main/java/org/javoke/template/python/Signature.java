package org.javoke.template.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a built-in function, and how a call's arguments are matched with them. */
public final class Signature {

  /** Takes whatever is passed; the function looks at {@link Bound#arguments()} itself. */
  public static final Signature ANY = new Signature(List.of(), List.of(), Naming.UNBOUND);

  public static final Signature NONE = new Signature(List.of(), List.of(), Naming.ALLOWED);

  private enum Naming {
    ALLOWED,
    POSITIONAL_ONLY,
    UNBOUND
  }

  private final List<String> names;
  private final List<Value> defaults; // of the last parameters
  private final Naming naming;

  private Signature(List<String> names, List<Value> defaults, Naming naming) {
    this.names = names;
    this.defaults = defaults;
    this.naming = naming;
  }

  /** {@return a signature of required parameters} */
  public static Signature of(String... names) {
    return new Signature(List.of(names), List.of(), Naming.ALLOWED);
  }

  /** {@return this signature with one more parameter, which may be left out} */
  public Signature optional(String name, Value defaultValue) {
    List<String> moreNames = new ArrayList<>(names);
    moreNames.add(name);
    List<Value> moreDefaults = new ArrayList<>(defaults);
    moreDefaults.add(defaultValue);
    return new Signature(List.copyOf(moreNames), List.copyOf(moreDefaults), naming);
  }

  /** {@return this signature, refusing named arguments as most methods of strings do} */
  public Signature positionalOnly() {
    return new Signature(names, defaults, Naming.POSITIONAL_ONLY);
  }

  Value[] bind(String function, Arguments arguments) {
    if (naming == Naming.UNBOUND) {
      return new Value[0];
    }
    List<Value> positional = arguments.positional();
    Map<String, Value> named = arguments.named();
    if (positional.size() > names.size()) {
      throw PythonException.type(
          function + "() takes at most " + names.size() + " arguments, got " + positional.size());
    }
    if (!named.isEmpty()) {
      checkNames(function, positional.size(), named);
    }
    Value[] bound = new Value[names.size()];
    for (int i = 0; i < bound.length; i++) {
      Value given = i < positional.size() ? positional.get(i) : named.get(names.get(i));
      bound[i] = given == null ? defaultOf(function, i) : given;
    }
    return bound;
  }

  private void checkNames(String function, int positional, Map<String, Value> named) {
    if (naming == Naming.POSITIONAL_ONLY) {
      throw PythonException.type(function + "() takes no keyword arguments");
    }
    for (String name : named.keySet()) {
      int index = names.indexOf(name);
      if (index < 0) {
        throw PythonException.type(function + "() got an unexpected argument '" + name + "'");
      }
      if (index < positional) {
        throw PythonException.type(function + "() got two values for argument '" + name + "'");
      }
    }
  }

  private Value defaultOf(String function, int index) {
    @Nullable Value found = defaultAt(index - (names.size() - defaults.size()));
    if (found == null) {
      throw PythonException.type(function + "() misses argument '" + names.get(index) + "'");
    }
    return found;
  }

  private @Nullable Value defaultAt(int index) {
    return index < 0 ? null : defaults.get(index);
  }
}
