package org.javoke.data.practice;

import java.util.List;
import org.javoke.value.Value;

/**
 * A value that was drawn, and how a request states it.
 *
 * @param value as the call has it
 * @param words as the request has it; the same text as a rule
 * @param parts of an object, in the order of its kind; else empty
 */
record Given(Value value, String words, List<Given> parts) {

  Given(Value value, String words) {
    this(value, words, List.of());
  }

  /** {@return the value as a request or a note writes it verbatim} */
  String plain() {
    return value instanceof Value.Text(String text) ? text : words;
  }
}
