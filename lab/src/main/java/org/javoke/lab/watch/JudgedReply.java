package org.javoke.lab.watch;

import java.util.Map;
import org.javoke.lab.run.JsonObject;
import org.javoke.value.Value;

/**
 * What the model replied to a question, and what was made of it.
 *
 * @param question the last message of the prompt
 * @param expected the calls, in the form of {@code expected} in test sets
 * @param reply as the model wrote it; empty if there is none
 * @param checks what held of it and what did not, by the names of {@link ToolCallMetrics}
 * @param explanation why it is wrong, or unscored; empty where it is right
 */
public record JudgedReply(
    String id,
    String question,
    Value expected,
    String reply,
    Verdict verdict,
    Map<String, Boolean> checks,
    String explanation) {

  /** The verdict by BFCL's rules. */
  public enum Verdict {
    CORRECT,
    WRONG,
    /** There was no reply to judge. */
    UNSCORED
  }

  public JudgedReply {
    checks = Map.copyOf(checks);
  }

  /** {@return it as a line of a file that people read} */
  Value.Fields json() {
    JsonObject json =
        new JsonObject()
            .put("id", id)
            .put("verdict", verdict.name().toLowerCase(java.util.Locale.ROOT))
            .put("question", question)
            .put("expected", expected)
            .put("reply", reply);
    ToolCallMetrics.CHECKS.stream()
        .filter(checks::containsKey)
        .forEach(name -> json.put(name, Value.of(checks.getOrDefault(name, false))));
    return json.put("explanation", explanation).done();
  }
}
