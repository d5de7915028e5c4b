package org.javoke.data.lint;

import java.util.List;
import org.javoke.data.Example;
import org.javoke.data.Turn;

/** Tags in the assistant's content. */
final class TagCheck implements Check {

  @Override
  public void check(Example example, Findings findings) {
    for (int i = 0; i < example.messages().size(); i++) {
      Turn turn = example.messages().get(i);
      String text = turn.text();
      if (turn.isFrom(Turn.ASSISTANT) && Tags.mayStandIn(text)) {
        check(turn, text, "messages[" + i + "].content", findings);
      }
    }
  }

  private static void check(Turn turn, String text, String place, Findings findings) {
    List<Tags.Found> tags = Tags.in(text);
    for (Tags.Found tag : tags) {
      if (tag instanceof Tags.Found.Wrong(int at, Rule rule, String message)) {
        findings.add(rule, place, "at character " + at + ": " + message);
      }
    }
    if (tags.isEmpty()) {
      return;
    }
    if (!turn.calls().isEmpty()) {
      findings.add(
          Rule.TAG_BESIDE_CALLS,
          place,
          "%d tags beside %d structured calls".formatted(tags.size(), turn.calls().size()));
    } else if (tags.stream().allMatch(Tags.Found.Call.class::isInstance)) {
      findings.add(Rule.TAG_BY_HAND, place, tags.size() + " calls stand in tags in the content");
    }
  }
}
