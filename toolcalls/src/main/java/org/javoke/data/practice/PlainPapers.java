package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<SlotKind> kinds = kinds(dice.between(2, 5));
    String subject = world.pools().fill("{thing}", dice);
    String head = dice.one(List.of("Record of the {s}", "The {s}", "Entry", "File {s}", "Data"));
    boolean jsonFirst = dice.chance(0.5);
    int pattern = dice.below(5);
    List<String> lines = new ArrayList<>();
    int count = dice.between(1, 4);
    for (int i = 0; i < count; i++) {
      Map<String, Value> fields = new LinkedHashMap<>();
      List<String> said = new ArrayList<>();
      for (SlotKind kind : kinds) {
        String name = kind.names().getFirst();
        Given given = kind.source().draw(world.pools(), dice, 0);
        fields.put(name, given.value());
        said.add(sentence(pattern, name, given.plain()));
      }
      String json = PythonJson.dumps(Plain.of((Value) new Value.Fields(fields)));
      String prose = said(pattern, said);
      lines.add(jsonFirst ? json : prose);
      lines.add(jsonFirst ? prose : json);
    }
    return dice.chance(0.5)
        ? head.replace("{s}", subject) + "\n" + String.join("\n", lines)
        : String.join("\n", lines);
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
      default -> "We have " + Sentence.listed(parts) + ".";
    };
  }

  private List<SlotKind> kinds(int count) {
    Map<String, SlotKind> chosen = new LinkedHashMap<>();
    while (chosen.size() < count) {
      SlotKind kind = dice.one(simple);
      chosen.putIfAbsent(kind.names().getFirst(), kind);
    }
    return List.copyOf(chosen.values());
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
