package org.javoke.tokenizer;

import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.input.Kinds;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Typed reading of the small objects in a tokenizer.json; what does not fit is refused by name. */
final class Fragments {

  private final String file;

  Fragments(String file) {
    this.file = file;
  }

  Value.Fields object(Value value, String place) {
    if (value instanceof Value.Fields fields) {
      return fields;
    }
    throw bad(place + " must be an object, found " + Kinds.of(value));
  }

  List<Value> items(Value.Fields object, String key, String place) {
    if (object.at(key) instanceof Value.Items(List<Value> items)) {
      return items;
    }
    throw bad("%s must have an array \"%s\"".formatted(place, key));
  }

  String text(Value.Fields object, String key, String place) {
    if (object.at(key) instanceof Value.Text(String text) && !text.isEmpty()) {
      return text;
    }
    throw bad("%s must have a text \"%s\"".formatted(place, key));
  }

  /** Refuses keys that are not named, so that nothing unread reaches the native side. */
  void onlyKeys(Value.Fields object, List<String> keys, String place) {
    for (Map.Entry<String, Value> field : object.values().entrySet()) {
      if (!keys.contains(field.getKey())) {
        throw bad(
            "%s has the key \"%s\", which is not supported; supported are %s"
                .formatted(place, field.getKey(), keys));
      }
    }
  }

  void flag(Value.Fields object, String key, boolean required, String place) {
    @Nullable Value value = object.at(key);
    if (value == null ? required : !(value instanceof Value.Bool)) {
      throw bad("\"%s\" of %s must be true or false".formatted(key, place));
    }
  }

  InputException bad(String problem) {
    return new InputException(
        "%s is no tokenizer that can be used: %s"
            .formatted(file, problem.replaceAll("\\p{Cntrl}", "?")));
  }
}
