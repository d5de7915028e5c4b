package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.input.ChoiceException;
import org.javoke.input.Suggestions;

/** What is wrong with a study's file, to be told together. */
final class Mistakes {

  private static final int MOST_TOLD = 20;
  private static final int LONGEST = 80;

  private record Mistake(int line, String message) {}

  private final String name;
  private final List<Mistake> found = new ArrayList<>();

  Mistakes(String name) {
    this.name = name;
  }

  void add(int line, String message) {
    Mistake mistake = new Mistake(line, message);
    if (!found.contains(mistake)) {
      found.add(mistake);
    }
  }

  /** Adds that there is no such name. */
  void unknown(int line, String what, String given, Collection<String> known) {
    String nearest =
        known.isEmpty()
            ? "there is none"
            : "there are: " + Suggestions.listed(given, List.copyOf(known), known.size());
    add(line, "%s '%s' is not known; %s".formatted(what, shown(given), nearest));
  }

  static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }

  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    String told =
        found.stream()
            .sorted(Comparator.comparingInt(Mistake::line))
            .limit(MOST_TOLD)
            .map(mistake -> "%n  line %d: %s".formatted(mistake.line(), mistake.message()))
            .collect(Collectors.joining());
    String more =
        found.size() > MOST_TOLD ? "%n  and %d more".formatted(found.size() - MOST_TOLD) : "";
    throw new ChoiceException("The study %s cannot be used:%s%s".formatted(name, told, more));
  }
}
