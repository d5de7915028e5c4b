package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.List;
import org.javoke.data.Example;
import org.javoke.data.Turn;

/** Tells a whole example as a clerk's file: in prose, with notes where the example calls. */
final class CaseFile {

  private static final List<String> ASKED =
      List.of("Request: ", "Request: ", "A customer writes: ", "Asked: ", "Message: ");
  private static final List<String> NOTED =
      List.of("Note: ", "Answer: ", "The clerk notes: ", "Clerk: ", "Reading: ", "");

  private final Dice dice;

  CaseFile(Dice dice) {
    this.dice = dice;
  }

  String tell(Example example) {
    String asked = dice.one(ASKED);
    String noted = dice.one(NOTED);
    ClerkNote clerk = new ClerkNote(dice);
    List<String> lines = new ArrayList<>();
    lines.add(new ServiceReference(dice).print(example.tools()));
    for (Turn turn : example.messages()) {
      String text = turn.text();
      lines.add(
          switch (turn.role()) {
            case Turn.USER -> asked + text;
            case Turn.TOOL -> "Result: " + text;
            default -> noted + (turn.calls().isEmpty() ? text : clerk.calls(turn.calls()));
          });
    }
    return String.join("\n", lines);
  }
}
