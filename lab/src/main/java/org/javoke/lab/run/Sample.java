package org.javoke.lab.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.call.Answer;
import org.javoke.call.ToolCall;
import org.javoke.score.Score;
import org.javoke.score.Trace;
import org.jspecify.annotations.Nullable;

/**
 * One question's reply and what was made of it: a line of {@code samples.jsonl}.
 *
 * @param reply as the model gave it; null where no answer could be had
 * @param calls the calls found in the reply; empty where there are none or it cannot be read
 * @param scores the verdicts by scoring mode: {@code bfcl}, {@code fair}
 * @param effects of the scaffolds that changed the reply, innermost first
 * @param trace what the calls of a conversation did; null where there is one reply
 */
public record Sample(
    String id,
    String category,
    @Nullable Answer reply,
    List<ToolCall> calls,
    Map<String, Score> scores,
    Telemetry telemetry,
    List<ScaffoldEffect> effects,
    @Nullable Trace trace) {

  /** A sample of a single reply. */
  public Sample(
      String id,
      String category,
      @Nullable Answer reply,
      List<ToolCall> calls,
      Map<String, Score> scores,
      Telemetry telemetry,
      List<ScaffoldEffect> effects) {
    this(id, category, reply, calls, scores, telemetry, effects, null);
  }

  public Sample {
    calls = List.copyOf(calls);
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    effects = List.copyOf(effects);
  }

  /** {@return why there is no verdict, where there is none} */
  public Optional<String> reason() {
    return scores.values().stream()
        .filter(Score.Unscored.class::isInstance)
        .map(score -> ((Score.Unscored) score).reason())
        .findFirst();
  }

  /** {@return whether every mode has a verdict; if not, the question is asked again on resume} */
  public boolean scored() {
    return !scores.isEmpty() && reason().isEmpty();
  }
}
