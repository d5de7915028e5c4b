package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** Puts requests into words. */
final class Wording {

  private static final int INLINE = 4;

  private final World world;
  private final Dice dice;
  private final Dials dials;

  Wording(World world, Dice dice, Dials dials) {
    this.world = world;
    this.dice = dice;
    this.dials = dials;
  }

  /** {@return the request as its author would begin} */
  String first(Request request) {
    String said = said("frames", request, request.slots());
    return dice.chance(dials.narratives()) ? narrative() + " " + said : said;
  }

  /** {@return the request behind another one} */
  String also(Request request) {
    return said("also", request, request.slots());
  }

  /**
   * {@return the request behind one to the same tool}
   *
   * @param differing the parameters whose values are not those of the request before
   */
  String again(Request request, List<Slot> differing) {
    return said("again", request, differing);
  }

  /** {@return a sentence that has nothing to do with any tool} */
  String narrative() {
    return phrase("narratives", Map.of());
  }

  /** {@return a phrase of the list with these and with words of the pools in it} */
  String phrase(String list, Map<String, String> values) {
    String pattern = dice.one(world.phrases(list));
    // The pools come first: a value may hold a sign that they know.
    return Sentence.fill(fromPools(pattern, values), values);
  }

  private String fromPools(String pattern, Map<String, String> values) {
    Map<String, String> drawn = new LinkedHashMap<>();
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', at + 1)) {
      String name = pattern.substring(at + 1, pattern.indexOf('}', at));
      if (!values.containsKey(name)) {
        drawn.put(name, world.pools().entry(name, dice));
      }
    }
    return Sentence.fill(pattern, drawn);
  }

  /** {@return the value of one parameter as a change of what was asked before} */
  String change(Slot slot, Given value) {
    return phrase("changes", labelled(slot, value));
  }

  /** {@return a request about what the result before it is about} */
  String that(Request request) {
    String verb = request.tool().asks().getFirst();
    String with = fragments(request, request.slots());
    return phrase(
        "that",
        Map.of(
            "verb",
            verb,
            "Verb",
            Sentence.capital(verb),
            "object",
            request.tool().object(),
            "with",
            with.isEmpty() ? "" : " " + with));
  }

  private String said(String frames, Request request, List<Slot> slots) {
    String ask = dice.one(request.tool().asks());
    List<Slot> order = dice.chance(0.5) ? slots : dice.shuffled(slots);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("do", ask);
    values.put("Do", Sentence.capital(ask));
    int way = dice.below(20);
    if (way < 3 && frames.equals("frames") && !slots.isEmpty()) {
      values.put("list", listed(request, order));
      return phrase("lists", values);
    }
    int inline = way < 12 ? Math.min(INLINE, order.size()) : dice.below(order.size() + 1);
    values.put("with", fragments(request, order.subList(0, inline)));
    String asked = phrase(frames, values);
    String clauses = clauses(request, order.subList(inline, order.size()));
    if (clauses.isEmpty()) {
      return asked;
    }
    return way > 16 && frames.equals("frames") ? clauses + " " + asked : asked + " " + clauses;
  }

  private String listed(Request request, List<Slot> slots) {
    boolean colon = dice.chance(0.5);
    List<String> parts = new ArrayList<>();
    for (Slot slot : slots) {
      parts.add(label(slot) + (colon ? ": " : " ") + value(slot, given(request, slot)));
    }
    return String.join(", ", parts);
  }

  private String fragments(Request request, List<Slot> slots) {
    List<String> parts = new ArrayList<>();
    for (Slot slot : slots) {
      parts.add(fragment(slot, given(request, slot)));
    }
    String between = dice.chance(0.7) ? " " : ", ";
    return String.join(between, parts);
  }

  private String clauses(Request request, List<Slot> slots) {
    List<String> parts = new ArrayList<>();
    for (Slot slot : slots) {
      parts.add(phrase("clauses", labelled(slot, given(request, slot))));
    }
    return String.join(" ", parts);
  }

  /** {@return how the request states one value within a sentence} */
  String fragment(Slot slot, Given value) {
    SlotKind kind = slot.kind();
    boolean own = slot.clear() && dice.chance(0.75);
    if (kind.source() instanceof ValueSource.Truth && !kind.negations().isEmpty()) {
      return dice.one(Value.TRUE.equals(value.value()) ? kind.says() : kind.negations());
    }
    if (!own && !(kind.source() instanceof ValueSource.Parts)) {
      return phrase("inline", labelled(slot, value));
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("v", value.words());
    for (int i = 0; i < value.parts().size(); i++) {
      values.put(Integer.toString(i), value.parts().get(i).words());
    }
    return Sentence.fill(dice.one(kind.says()), values);
  }

  private Map<String, String> labelled(Slot slot, Given value) {
    String label = label(slot);
    return Map.of("label", label, "Label", Sentence.capital(label), "v", value(slot, value));
  }

  /** {@return the parameter in words, or, with the dial up, in other words} */
  String label(Slot slot) {
    return dice.chance(dials.synonyms() * 0.6)
        ? NameStyle.words(dice.one(slot.kind().names()))
        : slot.label();
  }

  // What holds several words and no name is quoted, or it would run into its sentence.
  private static String value(Slot slot, Given value) {
    if (slot.kind().source() instanceof ValueSource.Truth) {
      return Value.TRUE.equals(value.value()) ? "yes" : "no";
    }
    if (value.parts().size() == 2) {
      return Sentence.fill(
          slot.kind().says().getFirst(),
          Map.of("0", value.parts().getFirst().words(), "1", value.parts().getLast().words()));
    }
    boolean quoted = slot.kind().family().equals("text") || slot.kind().family().equals("title");
    return quoted ? "\"" + value.words() + "\"" : value.words();
  }

  private static Given given(Request request, Slot slot) {
    Given given = request.given().get(slot);
    if (given == null) {
      throw new IllegalArgumentException(slot.name() + " was not given");
    }
    return given;
  }
}
