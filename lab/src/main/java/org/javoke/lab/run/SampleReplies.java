package org.javoke.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.SavedReply;
import org.javoke.call.Answer;
import org.javoke.input.InputException;
import org.javoke.policy.Outcome;
import org.javoke.policy.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The replies in a {@code samples.jsonl}, apart from what was made of them: a line needs no more
 * than {@code id} and {@code reply}. Of two lines with one id the later counts, as in a run that
 * asked again.
 */
public final class SampleReplies {

  private SampleReplies() {}

  /**
   * {@return the replies in the order of the file}
   *
   * @throws InputException if the file cannot be read or a line of it is broken
   */
  public static List<SavedReply> read(Path file) {
    Map<String, @Nullable Answer> answers = new LinkedHashMap<>();
    try (LineReader reader = new LineReader(file)) {
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        JsonRecord json = JsonRecord.read(SampleReader.where(file, line), line.text());
        answers.put(json.text("id"), SampleJson.answer(json, "reply"));
      }
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + SafeFile.reason(e), e);
    }
    boolean structured = answers.values().stream().anyMatch(SampleReplies::isStructured);
    Mode mode = structured ? Mode.NATIVE : Mode.PROMPTING;
    List<SavedReply> replies = new ArrayList<>();
    answers.forEach((id, answer) ->
        replies.add(new SavedReply(id, mode, outcome(structured ? structured(answer) : answer))));
    return replies;
  }

  private static boolean isStructured(@Nullable Answer answer) {
    return answer instanceof Answer.Native
        || (answer instanceof Answer.Turns turns
            && turns.replies().stream().anyMatch(Answer.Native.class::isInstance));
  }

  // In a conversation without any call nothing else tells that its texts are choices not to call.
  private static @Nullable Answer structured(@Nullable Answer answer) {
    return answer instanceof Answer.Turns(List<List<Answer>> turns)
        ? new Answer.Turns(
            turns.stream().map(turn -> turn.stream().map(SampleReplies::reply).toList()).toList())
        : answer;
  }

  private static Answer reply(Answer reply) {
    return reply instanceof Answer.Text(String text) ? new Answer.Native(List.of(), text) : reply;
  }

  private static Outcome outcome(@Nullable Answer answer) {
    return answer == null
        ? new Outcome.Failed("the run has no reply to this question", 0)
        : new Outcome.Replied(
            answer, Usage.UNKNOWN, Duration.ZERO, 0, OptionalDouble.empty(), List.of());
  }
}
