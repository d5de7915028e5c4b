package org.javoke.score.bfcl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.Value;

/** Dictionaries with keys that are no strings, seen by code that asks for string keys. */
final class Tables {

  private static final String NO_STRING = "\u0000no string: ";

  private Tables() {}

  /**
   * {@return the entries, those with another key than a string under a name that no answer uses}
   */
  static Map<String, Value> byText(Value.Table table) {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (Value.Entry entry : table.entries()) {
      String name =
          entry.key() instanceof Value.Text(String text) ? text : NO_STRING + entries.size();
      entries.put(name, entry.value());
    }
    return entries;
  }
}
