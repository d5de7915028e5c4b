package org.javoke.lab.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.input.ChoiceException;

/**
 * What a recipe's file says, and what is wrong with it.
 *
 * @param name of the file, for messages
 * @param entries in the file's order, each key once
 * @param mistakes found so far
 */
public record Recipe(String name, List<Entry> entries, List<Mistake> mistakes) {

  private static final int MOST_TOLD = 20;

  public Recipe {
    entries = List.copyOf(entries);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * One setting.
   *
   * @param values one, or those of a list
   * @param line of the key, from 1
   */
  public record Entry(String key, List<String> values, int line) {
    public Entry {
      values = List.copyOf(values);
    }
  }

  /**
   * Something that is wrong.
   *
   * @param line from 1
   */
  public record Mistake(int line, String message) {}

  /**
   * {@return the entries} All mistakes are told together: of the file, of names that there are not,
   * and of values that cannot be meant.
   *
   * @param keys that there are
   * @throws ChoiceException if there is a mistake
   */
  public List<Entry> checked(List<RecipeKey> keys) {
    List<Mistake> all = new ArrayList<>(mistakes);
    for (Entry entry : entries) {
      keys.stream()
          .filter(key -> key.name().equals(entry.key()))
          .findFirst()
          .ifPresentOrElse(key -> check(entry, key, all), () -> all.add(unknown(entry, keys)));
    }
    if (!all.isEmpty()) {
      throw new ChoiceException(listed(all));
    }
    return entries;
  }

  private static void check(Entry entry, RecipeKey key, List<Mistake> mistakes) {
    if (entry.values().size() != 1 && !key.repeatable()) {
      mistakes.add(
          new Mistake(entry.line(), "'%s' has a list, expected one value".formatted(entry.key())));
      return;
    }
    for (String value : entry.values()) {
      if (!key.accepted().test(value)) {
        mistakes.add(
            new Mistake(
                entry.line(),
                "'%s' is '%s', expected %s".formatted(entry.key(), shown(value), key.expected())));
      }
    }
  }

  private static Mistake unknown(Entry entry, List<RecipeKey> keys) {
    List<String> names = keys.stream().map(RecipeKey::name).toList();
    String hint =
        FieldNames.meant(entry.key(), names)
            .map(name -> "; the nearest is '" + name + "'")
            .orElse(", nor is any like it; --help lists them");
    return new Mistake(
        entry.line(), "'%s' is no setting of this command%s".formatted(shown(entry.key()), hint));
  }

  private String listed(List<Mistake> all) {
    String told =
        all.stream()
            .sorted(Comparator.comparingInt(Mistake::line))
            .limit(MOST_TOLD)
            .map(mistake -> "%n  line %d: %s".formatted(mistake.line(), mistake.message()))
            .collect(Collectors.joining());
    String more = all.size() > MOST_TOLD ? "%n  and %d more".formatted(all.size() - MOST_TOLD) : "";
    return "The recipe %s cannot be used:%s%s".formatted(name, told, more);
  }

  static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 80 ? plain : plain.substring(0, 80) + "...";
  }
}
