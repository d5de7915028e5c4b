package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.javoke.data.practice.World.Thing;

/**
 * Gives a tool and its parameters names that say nothing of them, or something else: what they are
 * is in the descriptions. Such a name cannot be known, it can only be read; a model that has seen
 * many of them looks names up instead of guessing them from the request.
 */
final class Disguise {

  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private final World world;
  private final NameStyle style;
  private final Dice dice;

  Disguise(World world, NameStyle style, Dice dice) {
    this.world = world;
    this.style = style;
    this.dice = dice;
  }

  PracticeTool of(PracticeTool tool) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < tool.slots().size()) {
      names.add(style.parameter(String.join("_", words())));
    }
    List<String> free = List.copyOf(names);
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < free.size(); i++) {
      slots.add(tool.slots().get(i).disguised(free.get(i)));
    }
    List<String> domains = List.copyOf(world.objects().keySet());
    return tool.disguised(style.tool(dice.one(domains), words()), slots);
  }

  private List<String> words() {
    return switch (dice.below(8)) {
      case 0 -> List.of(syllables());
      case 1 -> List.of(spliced(), spliced());
      case 2 -> List.of(dice.chance(0.5) ? spliced() : syllables(), syllables());
      case 3 -> List.of(dice.one(List.of("x", "op", "fn", "k", "f", "id")), number());
      case 4 -> List.of(verb(), thing());
      case 5 -> List.of(dice.one(world.adjectives()), thing());
      case 6 -> List.of(verb(), dice.one(world.adjectives()), thing());
      default -> List.of(thing(), spliced());
    };
  }

  private String number() {
    return Integer.toString(dice.between(1, 999));
  }

  private String verb() {
    return dice.one(List.copyOf(world.verbs().keySet())).replace(' ', '_');
  }

  private String thing() {
    Thing thing = dice.one(dice.one(List.copyOf(world.objects().values())));
    return thing.word();
  }

  // The beginning of one word and the end of another: its pieces are known, their order is not.
  private String spliced() {
    String first = letters(dice.chance(0.5) ? verb() : thing());
    String second = letters(dice.chance(0.5) ? dice.one(world.adjectives()) : thing());
    int head = Math.min(first.length(), dice.between(2, 4));
    int tail = Math.min(second.length(), dice.between(2, 5));
    return first.substring(0, head) + second.substring(second.length() - tail);
  }

  private static String letters(String word) {
    return word.replaceAll("[^a-z]", "");
  }

  private String syllables() {
    StringBuilder word = new StringBuilder();
    int count = dice.between(2, 3);
    for (int i = 0; i < count; i++) {
      word.append(CONSONANTS.charAt(dice.below(CONSONANTS.length())));
      word.append(VOWELS.charAt(dice.below(VOWELS.length())));
    }
    return word.toString();
  }
}
