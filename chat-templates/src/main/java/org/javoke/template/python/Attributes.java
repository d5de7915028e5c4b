package org.javoke.template.python;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands after a dot or in brackets, by the rules of Jinja's immutable sandbox: after a dot an
 * attribute wins over a key, in brackets a key wins over an attribute; what would change a list or
 * a dict, and what starts with an underscore, is undefined with a security error as its reason.
 */
public final class Attributes {

  private static final Set<String> LIST_CHANGES =
      Set.of("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");
  private static final Set<String> DICT_CHANGES =
      Set.of("clear", "pop", "popitem", "setdefault", "update");

  private Attributes() {}

  /** {@return {@code value.name}} */
  public static Value get(Value value, PyStr name) {
    Value attribute = attribute(value, name.text());
    if (attribute != null) {
      return attribute;
    }
    Value item = Subscripts.find(value, name);
    return item != null ? item : missing(value, name);
  }

  /** {@return {@code value[key]}} */
  public static Value item(Value value, Value key) {
    Value item = Subscripts.find(value, key);
    if (item != null) {
      return item;
    }
    Value attribute = key instanceof PyStr name ? attribute(value, name.text()) : null;
    return attribute != null ? attribute : missing(value, key);
  }

  /** {@return the attribute of that name, never a key, or null if there is none} */
  public static @Nullable Value attribute(Value value, String name) {
    return switch (value) {
      case PyStr text -> bind(text, StrMethods.ALL, name);
      case PyDict dict ->
          DICT_CHANGES.contains(name)
              ? unsafe(value, name)
              : bind(dict, CollectionMethods.DICT, name);
      case PyList list ->
          LIST_CHANGES.contains(name)
              ? unsafe(value, name)
              : bind(list, CollectionMethods.LIST, name);
      case PyTuple tuple -> tupleAttribute(tuple, name);
      case PyInt _, PyBool _, PyFloat _ -> NumberMethods.attribute(value, name);
      case PyObject object -> object.attribute(name);
      case Undefined undefined -> throw undefined.error();
      case PyNone _ -> null;
    };
  }

  private static @Nullable Value tupleAttribute(PyTuple tuple, String name) {
    Value named = tuple.named(name);
    return named != null ? named : bind(tuple, CollectionMethods.TUPLE, name);
  }

  private static <S extends Value> @Nullable Value bind(
      S self, Map<String, Method<S>> methods, String name) {
    Method<S> method = methods.get(name);
    return method == null ? null : new BoundMethod<>(self, method);
  }

  private static Undefined missing(Value value, Value key) {
    return key instanceof PyStr name && name.text().startsWith("__")
        ? unsafe(value, name.text())
        : Undefined.member(value, key);
  }

  private static Undefined unsafe(Value value, String name) {
    return new Undefined(
        "access to attribute '"
            + Texts.shorten(name)
            + "' of '"
            + value.typeName()
            + "' object is unsafe",
        PythonException.Kind.SECURITY);
  }
}
