package org.javoke.template.engine;

import java.util.List;
import java.util.Map;
import org.javoke.template.python.Attributes;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.JsonStyle;
import org.javoke.template.python.JsonWriter;
import org.javoke.template.python.Method;
import org.javoke.template.python.Numbers;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;
import org.jspecify.annotations.Nullable;

/** Filters for values of any kind. */
final class ValueFilters {

  private static final int MAX_INDENT = 1000;

  static final Map<String, Method<Value>> FILTERS =
      new Method.Table<Value>()
          .add(
              "default",
              Signature.NONE
                  .optional("default_value", PyStr.EMPTY)
                  .optional("boolean", PyBool.FALSE),
              ValueFilters::orDefault)
          .alias("d", "default")
          .add("attr", Signature.of("name"), ValueFilters::attribute)
          .add(
              "tojson",
              Signature.NONE
                  .optional("ensure_ascii", PyBool.FALSE)
                  .optional("indent", PyNone.NONE)
                  .optional("separators", PyNone.NONE)
                  .optional("sort_keys", PyBool.FALSE),
              ValueFilters::toJson)
          .add("pprint", Signature.NONE, PrettyPrinter::print)
          .build();

  private ValueFilters() {}

  private static Value orDefault(Value self, Bound in) {
    boolean missing = self instanceof Undefined || (in.truth(1) && !self.truth());
    return missing ? in.value(0) : self;
  }

  private static Value attribute(Value self, Bound in) {
    Value attribute = Attributes.attribute(self, in.text(0));
    return attribute != null
        ? attribute
        : new Undefined("'" + self.typeName() + " object' has no attribute '" + in.text(0) + "'");
  }

  /** As transformers defines it for chat templates: without HTML escapes. */
  private static Value toJson(Value self, Bound in) {
    String indent = indent(in);
    String itemSeparator = indent == null ? ", " : ",";
    String keySeparator = ": ";
    if (in.given(2)) {
      List<Value> separators = Iteration.list(in.value(2), in.budget());
      if (separators.size() != 2
          || !(separators.get(0) instanceof PyStr item)
          || !(separators.get(1) instanceof PyStr key)) {
        throw PythonException.type("tojson() expects two strings as separators");
      }
      itemSeparator = item.text();
      keySeparator = key.text();
    }
    JsonStyle style = new JsonStyle(in.truth(0), indent, itemSeparator, keySeparator, in.truth(3));
    return in.budget().text(JsonWriter.dumps(self, style, in.budget()));
  }

  private static @Nullable String indent(Bound in) {
    if (!in.given(1)) {
      return null;
    }
    if (in.value(1) instanceof PyStr indent) {
      return indent.text();
    }
    int width = Numbers.integer(in.value(1), "tojson(indent)").intValue();
    if (width > MAX_INDENT) {
      throw PythonException.value("tojson() indents by at most " + MAX_INDENT + " spaces");
    }
    return " ".repeat(Math.max(0, width));
  }
}
