package org.javoke.data.practice;

import java.util.List;
import java.util.Locale;

/**
 * How the names of a sample's tools and parameters are written. No name has a dot: servers take
 * none, so native tools would be offered under other names than a model was trained on.
 */
enum NameStyle {
  SNAKE,
  CAMEL,
  /** The domain first, as in {@code travel_book_hotel}. */
  PREFIXED;

  static NameStyle draw(Dice dice) {
    int chance = dice.below(10);
    return chance < 6 ? SNAKE : chance < 8 ? CAMEL : PREFIXED;
  }

  /** {@return a tool's name} */
  String tool(String domain, List<String> words) {
    return switch (this) {
      case SNAKE -> String.join("_", words);
      case CAMEL -> camel(words);
      case PREFIXED -> domain + "_" + String.join("_", words);
    };
  }

  /** {@return a parameter's name} */
  String parameter(String snake) {
    return switch (this) {
      case SNAKE, PREFIXED -> snake;
      case CAMEL -> camel(List.of(snake.split("_")));
    };
  }

  private static String camel(List<String> words) {
    StringBuilder name = new StringBuilder();
    for (String word : words) {
      name.append(name.isEmpty() ? word : Sentence.capital(word));
    }
    return name.toString();
  }

  /** {@return the words of a name} */
  static String words(String name) {
    return name.replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
