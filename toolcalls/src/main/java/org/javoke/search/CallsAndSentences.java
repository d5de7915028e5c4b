package org.javoke.search;

import java.util.List;
import org.javoke.call.CallFormat;
import org.jspecify.annotations.Nullable;

/**
 * A step is a tool call or a sentence (iTool, section 4.3). Calls of one list are a step each. A
 * line is a sentence, too; one that is very short goes with the next, so that "1." is none.
 *
 * @param format in which calls are written
 * @param minChars the shortest sentence; 4 in MCTS-DPO
 */
public record CallsAndSentences(CallFormat format, int minChars) implements StepRule {

  public CallsAndSentences(CallFormat format) {
    this(format, 4);
  }

  @Override
  public @Nullable Cut next(String answer, int from, boolean inList, boolean ended) {
    int start = Gaps.skipSpace(answer, from);
    if (start == answer.length()) {
      return ended ? new Cut(answer.length(), inList, kind(inList)) : null;
    }
    if (inList) {
      return call(answer, CallEnd.inList(answer, start), ended);
    }
    int call = format.nextCall(answer, start);
    if (call == start) {
      return call(answer, CallEnd.of(answer, start), ended);
    }
    int sentence = Sentences.end(answer, start, call < 0 ? answer.length() : call, minChars, ended);
    if (sentence >= 0) {
      return cut(answer, sentence, false, Step.Kind.SENTENCE, ended);
    }
    if (call < 0) {
      return ended ? new Cut(answer.length(), false, Step.Kind.SENTENCE) : null;
    }
    return answer.substring(start, call).strip().length() < minChars
        ? call(answer, CallEnd.of(answer, call), ended)
        : cut(answer, Gaps.beforeSpace(answer, call), false, Step.Kind.SENTENCE, ended);
  }

  /** The mark alone would be too early: a line break after it belongs to the call. */
  @Override
  public List<String> stops() {
    return format.name().equals("hermes") ? List.of("</tool_call>\n") : List.of();
  }

  private static Step.Kind kind(boolean inList) {
    return inList ? Step.Kind.CALL : Step.Kind.SENTENCE;
  }

  private static @Nullable Cut call(String answer, CallEnd found, boolean ended) {
    if (found.index() < 0) {
      return ended ? new Cut(answer.length(), false, Step.Kind.CALL) : null;
    }
    return cut(answer, found.index(), found.inList(), Step.Kind.CALL, ended);
  }

  private static @Nullable Cut cut(
      String answer, int end, boolean inList, Step.Kind kind, boolean ended) {
    int settled = Gaps.settled(answer, end, ended);
    return settled < 0 ? null : new Cut(settled, inList, kind);
  }
}
