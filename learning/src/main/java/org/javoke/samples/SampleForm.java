package org.javoke.samples;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.javoke.value.Value;

/** The forms in which samples are written, each known by its keys. The first that fits counts. */
enum SampleForm {
  TOKENS("prompt_ids", "completion_ids"),
  TOKEN_PAIR("prompt_ids", "chosen_ids", "rejected_ids"),
  PAIR("prompt", "chosen", "rejected"),
  FEEDBACK("prompt", "completion", "label"),
  PROMPTED("prompt", "completion"),
  CONVERSATION("messages"),
  DOCUMENT("text");

  private final String keys;

  SampleForm(String... keys) {
    this.keys = String.join(", ", keys);
  }

  /** {@return the form of a line, if it is one} */
  static Optional<SampleForm> of(Value.Fields line) {
    return Arrays.stream(values())
        .filter(form -> Arrays.stream(form.keys.split(", ", -1)).allMatch(key -> has(line, key)))
        .findFirst();
  }

  // Columnar stores write a null where a row has no such key.
  private static boolean has(Value.Fields line, String key) {
    Value found = line.at(key);
    return found != null && !(found instanceof Value.Null);
  }

  /** {@return the keys, as in {@code prompt, chosen, rejected}} */
  @Override
  public String toString() {
    return keys;
  }

  /** {@return the forms, as in {@code (messages) or (prompt, completion)}} */
  static String listed(List<SampleForm> forms) {
    return forms.stream().map(form -> "(" + form + ")").collect(Collectors.joining(" or "));
  }
}
