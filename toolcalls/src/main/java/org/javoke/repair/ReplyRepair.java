package org.javoke.repair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.javoke.call.CallFormat;
import org.javoke.call.Parsed;

/**
 * Mends a reply that a {@link CallFormat} finds malformed. What the format can read, calls or
 * prose, is left alone, and only a text in which the format then finds calls counts as mended.
 */
public final class ReplyRepair {

  /** Longer replies are left alone; one with calls is never so long. */
  static final int LONGEST = 256 * 1024;

  private static final Pattern FENCE =
      Pattern.compile("```[\\w-]*[ \\t]*\\R(.*?)(?:```|\\z)", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<(/?)(\\w{1,40})>");

  private final CallFormat format;

  public ReplyRepair(CallFormat format) {
    this.format = format;
  }

  /** {@return the reply as its writer probably meant it, if it needs mending and can be mended} */
  public Optional<Repaired> repair(String reply) {
    if (reply.length() > LONGEST || !(format.parse(reply) instanceof Parsed.Malformed)) {
      return Optional.empty();
    }
    // The smallest change that helps is taken, so the order matters.
    return candidates(reply)
        .filter(candidate -> format.parse(candidate.text()) instanceof Parsed.Calls)
        .findFirst();
  }

  private static Stream<Repaired> candidates(String reply) {
    Repaired whole = new Repaired(reply, "");
    List<Repaired> starts = new ArrayList<>(List.of(whole));
    unfenced(reply).ifPresent(starts::add);
    return starts.stream()
        .flatMap(start ->
            Stream.of(
                    Optional.of(start),
                    with(start, closeTags(start.text())),
                    with(start, repairJson(start.text())),
                    with(start, repairJson(start.text()))
                        .flatMap(json -> with(json, closeTags(json.text()))),
                    with(start, BracketRepair.repair(start.text())))
                .flatMap(Optional::stream));
  }

  private static Optional<Repaired> with(Repaired first, Optional<Repaired> second) {
    return second.map(next ->
        new Repaired(
            next.text(), first.note().isEmpty() ? next.note() : first.note() + ", " + next.note()));
  }

  private static Optional<Repaired> unfenced(String reply) {
    Matcher fence = FENCE.matcher(reply);
    return fence.find()
        ? Optional.of(new Repaired(fence.group(1).strip(), "fence dropped"))
        : Optional.empty();
  }

  /** Closes tags such as {@code <tool_call>} that the end of the reply leaves open. */
  private static Optional<Repaired> closeTags(String text) {
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      if (tag.group(1).isEmpty()) {
        open.push(tag.group(2));
      } else if (tag.group(2).equals(open.peek())) {
        open.pop();
      }
    }
    if (open.isEmpty() || open.size() > 10) {
      return Optional.empty();
    }
    StringBuilder closed = new StringBuilder(text);
    open.forEach(name -> closed.append("</").append(name).append('>'));
    return Optional.of(new Repaired(closed.toString(), "tag closed"));
  }

  /** Mends the first object or array between one tag and the next, wherever there is one. */
  private static Optional<Repaired> repairJson(String text) {
    StringBuilder mended = new StringBuilder();
    List<String> notes = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (from <= text.length()) {
      boolean last = !tag.find();
      int to = last ? text.length() : tag.start();
      mended.append(repairedPart(text.substring(from, to), notes));
      if (last) {
        break;
      }
      mended.append(tag.group());
      from = tag.end();
    }
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Repaired(mended.toString(), String.join(", ", notes)));
  }

  private static String repairedPart(String part, List<String> notes) {
    int start = 0;
    while (start < part.length() && part.charAt(start) != '{' && part.charAt(start) != '[') {
      start++;
    }
    if (start == part.length()) {
      return part;
    }
    Optional<JsonRepair.Found> found =
        JsonRepair.value(part, start).filter(value -> !value.note().isEmpty());
    if (found.isEmpty()) {
      return part;
    }
    notes.add(found.get().note());
    return part.substring(0, start) + found.get().json() + part.substring(found.get().end());
  }
}
