package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;
import org.javoke.value.Value;

/** Letters, lists and records in which names, numbers and quoted words come back. */
final class PlainPapers {

  private static final List<String> QUOTABLE =
      List.of(
          "person",
          "place",
          "item",
          "note",
          "subject",
          "title",
          "code",
          "reference",
          "email",
          "street",
          "phone",
          "topic",
          "dish",
          "brand",
          "hotel_name",
          "venue",
          "file",
          "url",
          "task");
  private static final List<String> AGAIN =
      List.of(
          "Once more:",
          "To repeat:",
          "Copy:",
          "The same again:",
          "In the same order:",
          "Read back:",
          "Checked against the list:",
          "Second copy:");

  private final World world;
  private final Dice dice;
  private final List<SlotKind> simple;

  PlainPapers(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
    this.simple =
        world.kinds().values().stream()
            .filter(kind -> !(kind.source() instanceof ValueSource.Truth))
            .toList();
  }

  /**
   * {@return a record as JSON, and a sentence that says the same, in either order, some of them}
   */
  String record() {
    Map<String, SlotKind> columns = columns(dice.between(2, 5));
    String head =
        dice.one(List.of("Record of the {thing}", "The {thing}", "Entry", "File {thing}", "Data"));
    boolean jsonFirst = dice.chance(0.4);
    int form = dice.below(9);
    List<String> lines = new ArrayList<>();
    if (dice.chance(0.5)) {
      lines.add(world.pools().fill(head, dice));
    }
    for (int i = dice.between(1, 4); i > 0; i--) {
      Map<String, Value> fields = new LinkedHashMap<>();
      List<String> parts = new ArrayList<>();
      columns.forEach((name, kind) -> {
        Given given = kind.source().draw(world.pools(), dice, 0);
        fields.put(name, given.value());
        parts.add(form < 5 ? sentence(form, name, given.plain()) : fragment(kind, given));
      });
      String json = PythonJson.dumps(Plain.of((Value) new Value.Fields(fields)));
      String prose = said(form, form < 5 ? parts : dice.shuffled(parts));
      lines.add(jsonFirst ? json : prose);
      lines.add(jsonFirst ? prose : json);
    }
    return String.join("\n", lines);
  }

  // As a request says it, so that it is learned which words belong to which field.
  private String fragment(SlotKind kind, Given given) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("v", given.plain());
    for (int i = 0; i < given.parts().size(); i++) {
      values.put(Integer.toString(i), given.parts().get(i).plain());
    }
    return Sentence.fill(dice.one(kind.says()), values);
  }

  private static String sentence(int pattern, String name, String value) {
    String label = NameStyle.words(name);
    return switch (pattern) {
      case 0 -> "the " + label + " is " + value;
      case 1 -> label + ": " + value;
      case 2 -> name + " is " + value;
      case 3 -> value + " as " + label;
      default -> label + " " + value;
    };
  }

  private static String said(int pattern, List<String> parts) {
    return switch (pattern) {
      case 0, 4 -> Sentence.capital(Sentence.listed(parts)) + ".";
      case 1 -> Sentence.capital(String.join("; ", parts)) + ".";
      case 2 -> Sentence.capital(String.join(". ", parts)) + ".";
      case 5 -> "It is " + Sentence.listed(parts) + ".";
      case 6 -> "We look for one " + String.join(", ", parts) + ".";
      case 7 -> "Somebody wants it " + String.join(" ", parts) + ".";
      default -> "We have " + Sentence.listed(parts) + ".";
    };
  }

  private Map<String, SlotKind> columns(int count) {
    Map<String, SlotKind> chosen = new LinkedHashMap<>();
    Set<String> families = new HashSet<>();
    while (chosen.size() < count) {
      SlotKind kind = dice.one(simple);
      String name = dice.one(kind.names());
      if (!chosen.containsKey(name) && families.add(kind.family())) {
        chosen.put(name, kind);
      }
    }
    return chosen;
  }

  /** {@return a list that is given again, in whole, quoted, or by its numbers} */
  String list() {
    String pool = dice.one(QUOTABLE);
    boolean mixed = dice.chance(0.3);
    List<String> entries = new ArrayList<>();
    int count = dice.between(3, 8);
    for (int i = 0; i < count; i++) {
      entries.add(world.pools().entry(mixed ? dice.one(QUOTABLE) : pool, dice));
    }
    String head =
        world
            .pools()
            .fill(
                dice.one(
                    List.of(
                        "List for {given}:",
                        "Inventory of {place}:",
                        "Minutes, {weekday}:",
                        "On the table:",
                        "To do in {month}:",
                        "Received from {brand}:")),
                dice);
    List<String> lines = new ArrayList<>(List.of(head));
    int form = dice.below(3);
    for (int i = 0; i < count; i++) {
      lines.add(
          form == 0
              ? "- " + entries.get(i)
              : form == 1 ? (i + 1) + ". " + entries.get(i) : entries.get(i));
    }
    lines.add(again(entries));
    return String.join("\n", lines);
  }

  private String again(List<String> entries) {
    return switch (dice.below(4)) {
      case 0 -> dice.one(AGAIN) + " " + Sentence.listed(entries) + ".";
      case 1 ->
          dice.one(AGAIN)
              + " "
              + PythonJson.dumps(Plain.of(Value.of(entries.stream().map(Value::of).toList())));
      case 2 -> dice.one(AGAIN) + "\n" + String.join("\n", entries);
      default -> {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          int at = dice.below(entries.size());
          asked.add("What is number %d? \"%s\".".formatted(at + 1, entries.get(at)));
        }
        yield String.join(" ", asked) + " The last is \"" + entries.getLast() + "\".";
      }
    };
  }

  /** {@return a letter, and what somebody tells of it} */
  String letter() {
    Map<String, String> facts = new LinkedHashMap<>();
    List.of(
            "person", "place", "item", "note", "code", "email", "street", "subject", "clock",
            "brand", "weekday", "title")
        .forEach(pool -> facts.put(pool, world.pools().entry(pool, dice)));
    facts.put("reader", world.pools().entry("person", dice));
    List<String> body = dice.shuffled(LETTER).subList(0, dice.between(3, 5));
    List<String> lines = new ArrayList<>();
    lines.add("Dear " + facts.get("reader") + ",");
    List<String> retold = new ArrayList<>();
    for (String both : body) {
      String filled = Sentence.fill(both, facts);
      int bar = filled.indexOf('|');
      lines.add(filled.substring(0, bar));
      retold.add(filled.substring(bar + 1));
    }
    lines.add("Yours, " + facts.get("person"));
    String teller =
        dice.one(
            List.of(
                "{person} wrote to {reader}.",
                "A letter from {person} to {reader}.",
                "{reader} got a letter from {person}."));
    lines.add(Sentence.fill(teller, facts) + " " + String.join(" ", retold));
    return String.join("\n", lines);
  }

  private static final List<String> LETTER =
      List.of(
          "I now live at {street} in {place}.|The new address is {street} in {place}.",
          "Please send the {item} back.|What should be sent back: the {item}.",
          "The parcel has the code {code}.|The code of the parcel is {code}.",
          "You can write to {email} from now on.|The e-mail address is {email}.",
          "We meet on {weekday} at {clock}.|They meet on {weekday} at {clock}.",
          "Do not forget: \"{note}\".|Not to be forgotten: \"{note}\".",
          "I have begun to work for {brand}.|The employer is {brand}.",
          "I am reading \"{title}\" again.|The book is \"{title}\".",
          "The subject of my talk is \"{subject}\".|The talk is on \"{subject}\".");
}
