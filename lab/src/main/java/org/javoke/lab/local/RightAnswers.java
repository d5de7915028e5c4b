package org.javoke.lab.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Whether conversations end with the answer that is right, which loops learn from. */
public final class RightAnswers {

  private RightAnswers() {}

  /**
   * {@return how many lines end otherwise, in words, if any do}
   *
   * @throws InputException if all do, there is none, or one is no JSON
   */
  public static Optional<String> missing(Path data) {
    JsonLines.requireLines(data);
    int[] counts = {0, 0, 0}; // lines, those without an answer, the first of these
    JsonLines.forEach(
        data,
        line -> {
          counts[0]++;
          if (!endsWithOne(line) && counts[1]++ == 0) {
            counts[2] = line.number();
          }
        });
    if (counts[0] == counts[1]) {
      throw new InputException(
          "%s has no right answer on any of its %,d lines: expected {\"messages\": [...], \"tools\": [...]} on each, the last message being the assistant's"
              .formatted(data, counts[0]));
    }
    return counts[1] == 0
        ? Optional.empty()
        : Optional.of(
            "%,d of %,d lines of %s do not end with an assistant's message, the right answer, and are left out; the first is line %,d"
                .formatted(counts[1], counts[0], data, counts[2]));
  }

  private static boolean endsWithOne(JsonLine line) {
    return line.value() instanceof Value.Fields fields
        && fields.at("messages") instanceof Value.Items(List<Value> messages)
        && !messages.isEmpty()
        && messages.getLast() instanceof Value.Fields last
        && isAssistant(last.at("role"));
  }

  private static boolean isAssistant(@Nullable Value role) {
    return role instanceof Value.Text(String name) && name.equals("assistant");
  }
}
