package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.data.MadeCall;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;
import org.javoke.value.Value;

/** A clerk's notes in prose on what somebody asked for. */
final class ClerkNote {

  private static final List<String> ASKED =
      List.of(
          "Request: ",
          "A customer writes: ",
          "Asked: ",
          "Message: ",
          "Customer: ",
          "Call: ",
          "Inquiry: ",
          "");
  private static final List<String> NOTED =
      List.of("Note: ", "The clerk notes: ", "Clerk: ", "Reading: ", "In short: ", "Answer: ", "");
  private static final List<String> FITS =
      List.of(
          "This is for {tool}.",
          "The service is {tool}.",
          "{tool} fits.",
          "It goes to {tool}.",
          "Use {tool} here.",
          "The right one is {tool}.",
          "{tool} does this.");
  private static final List<String> HAS =
      List.of(
          "{name} is {value}.",
          "{name}: {value}.",
          "The {name} is {value}.",
          "{name} = {value}.",
          "{value} is the {name}.",
          "for {name} write {value}.");
  private static final List<String> NONE =
      List.of(
          "None of these services helps with that.",
          "No service here does this.",
          "There is no service for it.",
          "This is none of ours.",
          "Nothing here fits.");
  private static final List<String> MISSING =
      List.of(
          "The {name} is not given.",
          "{name} is missing.",
          "No {name} is stated.",
          "We must ask for the {name}.",
          "The {name} has to be asked for.");
  private static final List<String> WHICH =
      List.of(
          "Which {name}? {value}.",
          "What is the {name}? {value}.",
          "{name}? {value}.",
          "The {name}? It is {value}.");
  private static final List<String> WHICH_TOOL =
      List.of("Which service? {tool}.", "Who does this? {tool}.", "What fits? {tool}.");

  // The share of documents whose notes are filled in forms instead of prose.
  private static final double FORMS = 0.6;

  private final Dice dice;
  private final Optional<Notation> form;

  ClerkNote(Dice dice) {
    this.dice = dice;
    this.form = dice.chance(FORMS) ? Optional.of(Notation.draw(dice)) : Optional.empty();
  }

  /** {@return the request and which service it is for, with each value} */
  String note(String asked, Request request) {
    return dice.one(ASKED)
        + asked
        + "\n"
        + dice.one(NOTED)
        + form.map(notation -> notation.write(List.of(request.call())))
            .orElseGet(() -> prose(request));
  }

  private String prose(Request request) {
    List<String> lines = new ArrayList<>();
    boolean questions = dice.chance(0.3);
    String tool = dice.one(questions ? WHICH_TOOL : FITS);
    String one = tool.replace("{tool}", request.tool().name());
    boolean toolFirst = dice.chance(0.7);
    if (toolFirst) {
      lines.add(one);
    }
    lines.addAll(values(request, questions ? WHICH : HAS));
    if (!toolFirst) {
      lines.add(one);
    }
    return String.join(between(), lines);
  }

  /** {@return what each call is for, with its values, without a word of the request} */
  String calls(List<MadeCall> calls) {
    return form.map(notation -> notation.write(calls)).orElseGet(() -> prose(calls));
  }

  private String prose(List<MadeCall> calls) {
    String pattern = dice.one(HAS);
    String fits = dice.one(FITS);
    boolean quoted = dice.chance(0.5);
    String between = between();
    List<String> notes = new ArrayList<>();
    for (MadeCall call : calls) {
      List<String> parts = new ArrayList<>(List.of(fits.replace("{tool}", call.name())));
      if (call.arguments() instanceof Value.Fields(Map<String, Value> values)) {
        values.forEach((name, value) -> {
          boolean plain = !quoted && value instanceof Value.Text;
          String text = plain ? ((Value.Text) value).value() : PythonJson.dumps(Plain.of(value));
          parts.add(Sentence.fill(pattern, Map.of("name", name, "value", text)));
        });
      }
      notes.add(String.join(between, parts));
    }
    return String.join("\n", notes);
  }

  String none(String asked) {
    return dice.one(ASKED) + asked + "\n" + dice.one(NOTED) + dice.one(NONE);
  }

  String missing(String asked, Request request, Slot missing) {
    List<String> parts = new ArrayList<>();
    parts.add(dice.one(FITS).replace("{tool}", request.tool().name()));
    parts.addAll(values(request, HAS));
    parts.add(dice.one(MISSING).replace("{name}", missing.name()));
    return dice.one(ASKED) + asked + "\n" + dice.one(NOTED) + String.join(between(), parts);
  }

  private List<String> values(Request request, List<String> patterns) {
    List<String> lines = new ArrayList<>();
    String pattern = dice.one(patterns);
    boolean quoted = dice.chance(0.4);
    for (Map.Entry<Slot, Given> one : request.given().entrySet()) {
      lines.add(
          Sentence.fill(
              pattern,
              Map.of("name", one.getKey().name(), "value", value(one.getValue(), quoted))));
    }
    return lines;
  }

  // As records write it, with quotes around texts, or as it is said.
  private static String value(Given given, boolean quoted) {
    return quoted ? PythonJson.dumps(Plain.of(given.value())) : given.plain();
  }

  private String between() {
    return dice.chance(0.75) ? " " : "\n";
  }
}
