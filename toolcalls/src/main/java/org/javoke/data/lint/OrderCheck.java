package org.javoke.data.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;

/** Who speaks after whom, and whether results belong to calls. */
final class OrderCheck implements Check {

  private static final Set<String> ROLES =
      Set.of(Turn.SYSTEM, "developer", Turn.USER, Turn.ASSISTANT, Turn.TOOL);

  @Override
  public void check(Example example, Findings findings) {
    List<Turn> turns = example.messages();
    Open open = new Open(findings);
    boolean asked = false;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      String place = "messages[" + i + "]";
      if (!ROLES.contains(turn.role())) {
        findings.add(
            Rule.ROLE_UNKNOWN,
            place,
            "the role is \"%s\", expected system, user, assistant or tool"
                .formatted(Shown.of(turn.role())));
        asked = true; // who knows; more would only repeat the same complaint
      }
      asked |= turn.isFrom(Turn.USER);
      checkOrder(turns, i, asked, place, findings);
      checkContent(turn, place, findings);
      open.see(turn, place);
    }
    boolean answered = turns.stream().anyMatch(turn -> turn.isFrom(Turn.ASSISTANT));
    if (!answered && example.expected() == null) {
      findings.add(
          Rule.NOTHING_TO_LEARN, "", "there is no message of the assistant and no \"expected\"");
    }
  }

  private static void checkOrder(
      List<Turn> turns, int i, boolean asked, String place, Findings findings) {
    Turn turn = turns.get(i);
    if (turn.isFrom(Turn.SYSTEM) && i > 0) {
      findings.add(Rule.ROLE_ORDER, place, "a system message stands behind others");
    }
    if (turn.isFrom(Turn.ASSISTANT) && !asked) {
      findings.add(Rule.ROLE_ORDER, place, "the assistant speaks before the user");
    }
    if (i > 0
        && turns.get(i - 1).role().equals(turn.role())
        && (turn.isFrom(Turn.USER) || turn.isFrom(Turn.ASSISTANT))) {
      findings.add(Rule.ROLE_REPEATED, place, "this and the message before are of " + turn.role());
    }
  }

  private static void checkContent(Turn turn, String place, Findings findings) {
    boolean speaks = turn.isFrom(Turn.USER) || turn.isFrom(Turn.ASSISTANT);
    if (speaks && turn.calls().isEmpty() && turn.text().isBlank()) {
      findings.add(
          Rule.MESSAGE_EMPTY,
          place,
          "the %s says nothing and calls nothing".formatted(turn.role()));
    }
  }

  /** The calls that have no result yet. */
  private static final class Open {
    private final Findings findings;
    private final List<String> ids = new ArrayList<>();

    Open(Findings findings) {
      this.findings = findings;
    }

    void see(Turn turn, String place) {
      if (turn.isFrom(Turn.TOOL)) {
        result(turn, place);
        return;
      }
      if (!ids.isEmpty() && !turn.isFrom(Turn.SYSTEM)) {
        findings.add(
            Rule.CALL_UNANSWERED, place, "%d calls before it have no result".formatted(ids.size()));
      }
      ids.clear();
      turn.calls().stream().map(MadeCall::id).forEach(ids::add);
    }

    private void result(Turn turn, String place) {
      if (ids.isEmpty()) {
        findings.add(Rule.RESULT_WITHOUT_CALL, place, "no call before it waits for a result");
      } else if (turn.callId().isEmpty()) {
        ids.removeFirst();
      } else if (!ids.remove(turn.callId()) && !ids.remove("")) {
        findings.add(
            Rule.RESULT_WITHOUT_CALL,
            place,
            "its tool_call_id \"%s\" is none of the calls before it: %s"
                .formatted(Shown.of(turn.callId()), ids));
      }
    }
  }
}
