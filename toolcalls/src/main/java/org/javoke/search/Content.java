package org.javoke.search;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.javoke.call.CallFormat;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;

/** What a step says, however it is written. Two steps are equal if they say the same. */
sealed interface Content {

  /** Calls: names and arguments count, neither white space nor the order of arguments. */
  record Calls(List<ToolCall> calls) implements Content {}

  /** Anything else: its words. */
  record Words(String text) implements Content {}

  // What stands before and after a call that is cut out of its list.
  List<String> OPENINGS = List.of("", "[", "[TOOL_CALLS][");
  List<String> CLOSINGS = List.of("", "]");

  Pattern BETWEEN_WORDS = Pattern.compile("(?U)\\W+");

  /** {@return what the step says} */
  static Content of(Step step, CallFormat format) {
    String text = step.text().strip();
    if (step.kind() != Step.Kind.CALL) {
      return new Words(words(text));
    }
    boolean separated = text.endsWith(",") || text.endsWith(";");
    String core = separated ? text.substring(0, text.length() - 1) : text;
    for (String opening : OPENINGS) {
      for (String closing : CLOSINGS) {
        if (format.parse(opening + core + closing) instanceof Parsed.Calls(var calls, var prose)
            && prose.isEmpty()) {
          return new Calls(calls);
        }
      }
    }
    return new Words(words(text));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** {@return the share of words that two texts have in common, of those in either} */
  static double overlap(String a, String b) {
    Set<String> first = wordsOf(a);
    Set<String> second = wordsOf(b);
    long common = first.stream().filter(second::contains).count();
    long either = first.size() + second.size() - common;
    return either == 0 ? 1 : (double) common / either;
  }

  private static Set<String> wordsOf(String text) {
    return BETWEEN_WORDS
        .splitAsStream(text)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
