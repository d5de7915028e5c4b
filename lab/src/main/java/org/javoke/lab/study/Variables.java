package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names in <code>${...}</code> stand for. Nothing is computed: a name is replaced by its
 * value, and a value's own names by theirs. A list of several words, or of none, can only stand
 * where a whole word is a name.
 */
final class Variables {

  private static final int MOST_REPLACED = 1000;

  static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9._-]{1,60})}");

  /** A name that there is not, a list in a word, or values that go round in a circle. */
  static final class Unresolved extends Exception {
    private static final long serialVersionUID = 1L;

    Unresolved(String message) {
      super(message);
    }
  }

  private final Map<String, List<String>> values;

  Variables(Map<String, List<String>> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** {@return these and further ones, which count more} */
  Variables with(Map<String, List<String>> further) {
    Map<String, List<String>> all = new LinkedHashMap<>(values);
    all.putAll(further);
    return new Variables(all);
  }

  /** {@return the value as it was given; empty where there is none} */
  List<String> raw(String name) {
    return values.getOrDefault(name, List.of());
  }

  Set<String> names() {
    return values.keySet();
  }

  /** {@return the words with all names replaced} */
  List<String> words(List<String> words) throws Unresolved {
    return new Resolution().words(words);
  }

  /** {@return the one word that it stands for} */
  String word(String word) throws Unresolved {
    List<String> words = words(List.of(word));
    if (words.size() != 1) {
      throw new Unresolved("'%s' stands for %d words, expected one".formatted(word, words.size()));
    }
    return words.getFirst();
  }

  /** Hands on every name in the word. */
  static void names(String word, Consumer<String> sink) {
    Matcher matcher = NAME.matcher(word);
    while (matcher.find()) {
      sink.accept(matcher.group(1));
    }
  }

  /** One replacement, which ends: values that double each other would have no end in time. */
  private final class Resolution {

    private final Set<String> open = new LinkedHashSet<>();
    private int left = MOST_REPLACED;

    List<String> words(List<String> words) throws Unresolved {
      List<String> resolved = new ArrayList<>();
      for (String word : words) {
        Matcher whole = NAME.matcher(word);
        if (whole.matches()) {
          resolved.addAll(value(whole.group(1)));
        } else {
          resolved.add(inside(word));
        }
      }
      return resolved;
    }

    private String inside(String word) throws Unresolved {
      if (NAME.matcher(word).replaceAll("").contains("${")) {
        throw new Unresolved("'%s' has ${ without a name and }".formatted(Mistakes.shown(word)));
      }
      StringBuilder text = new StringBuilder();
      Matcher matcher = NAME.matcher(word);
      while (matcher.find()) {
        List<String> value = value(matcher.group(1));
        if (value.size() != 1) {
          throw new Unresolved(
              "${%s} is a list of %d; a list can only be a word by itself, here it is in '%s'"
                  .formatted(matcher.group(1), value.size(), Mistakes.shown(word)));
        }
        matcher.appendReplacement(text, Matcher.quoteReplacement(value.getFirst()));
      }
      return matcher.appendTail(text).toString();
    }

    private List<String> value(String name) throws Unresolved {
      List<String> value = values.get(name);
      if (value == null) {
        throw new Unresolved("${%s} is not known".formatted(name));
      }
      if (!open.add(name)) {
        throw new Unresolved(
            "the values go round in a circle: %s, %s".formatted(String.join(", ", open), name));
      }
      if (left-- == 0) {
        throw new Unresolved("${%s} takes too many replacements".formatted(name));
      }
      List<String> resolved = words(value);
      open.remove(name);
      return resolved;
    }
  }
}
