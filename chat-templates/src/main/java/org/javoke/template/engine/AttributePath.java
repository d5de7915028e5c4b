package org.javoke.template.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.javoke.template.python.Attributes;
import org.javoke.template.python.Budget;
import org.javoke.template.python.NumberParsing;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.StrMethods;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;

/** The argument {@code attribute} of many filters: {@code "user.name"}, {@code 0}, or nothing. */
final class AttributePath {

  private AttributePath() {}

  /** {@return what takes that attribute of an item; None takes the item itself} */
  static UnaryOperator<Value> of(Value attribute, Budget budget) {
    return of(attribute, PyNone.NONE, budget);
  }

  /**
   * {@return what takes that attribute of an item}
   *
   * @param defaultValue what stands in for an undefined attribute, unless it is None
   */
  static UnaryOperator<Value> of(Value attribute, Value defaultValue, Budget budget) {
    List<Value> parts = parts(attribute, budget);
    return item -> {
      Value value = item;
      for (Value part : parts) {
        budget.step();
        value = Attributes.item(value, part);
        if (value instanceof Undefined && defaultValue != PyNone.NONE) {
          value = defaultValue;
        }
      }
      return value;
    };
  }

  private static List<Value> parts(Value attribute, Budget budget) {
    if (attribute == PyNone.NONE) {
      return List.of();
    }
    if (!(attribute instanceof PyStr path)) {
      return List.of(attribute);
    }
    List<Value> parts = new ArrayList<>();
    budget.elements(path.text().length());
    for (String part : path.text().split("\\.", -1)) {
      PyStr name = new PyStr(part);
      boolean index = StrMethods.call(name, "isdigit", budget).truth();
      parts.add(index ? NumberParsing.integer(name, budget) : name);
    }
    return parts;
  }

  /** {@return the value, in lower case if it is a string} */
  static Value ignoreCase(Value value, Budget budget) {
    return value instanceof PyStr text ? StrMethods.call(text, "lower", budget) : value;
  }
}
