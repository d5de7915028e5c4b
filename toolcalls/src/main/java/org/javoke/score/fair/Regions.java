package org.javoke.score.fair;

import java.util.ArrayList;
import java.util.List;

/** The parts of a reply in which calls may stand, once the model's thoughts are taken away. */
final class Regions {

  private static final int MAX_REGIONS = 16;
  private static final String THOUGHT = "<think>";
  private static final String END_OF_THOUGHT = "</think>";
  private static final String FENCE = "```";

  private Regions() {}

  /** {@return the reply after the model's thoughts; nothing where these do not end} */
  static String withoutThoughts(String reply) {
    int end = reply.lastIndexOf(END_OF_THOUGHT);
    if (end >= 0) {
      return reply.substring(end + END_OF_THOUGHT.length());
    }
    return reply.stripLeading().startsWith(THOUGHT) ? "" : reply;
  }

  /** {@return what stands between fences, without the language's name} */
  static List<String> fenced(String text) {
    List<String> blocks = new ArrayList<>();
    int open = text.indexOf(FENCE);
    while (open >= 0 && blocks.size() < MAX_REGIONS) {
      int start = open + FENCE.length();
      int close = text.indexOf(FENCE, start);
      if (close < 0) {
        break;
      }
      blocks.add(withoutLanguage(text.substring(start, close)));
      open = text.indexOf(FENCE, close + FENCE.length());
    }
    return blocks;
  }

  private static String withoutLanguage(String block) {
    int line = block.indexOf('\n');
    boolean word =
        line > 0 && block.substring(0, line).strip().chars().allMatch(Character::isLetter);
    return word ? block.substring(line + 1) : block;
  }

  /** {@return what stands in balanced brackets and begins like a call} */
  static List<String> bracketed(String text) {
    List<String> regions = new ArrayList<>();
    int tries = 0;
    int open = text.indexOf('[');
    while (open >= 0 && tries < MAX_REGIONS) {
      int close = -1;
      if (beginsLikeCall(text, open + 1)) {
        tries++;
        close = closing(text, open);
      }
      if (close > 0) {
        regions.add(text.substring(open, close + 1));
      }
      open = text.indexOf('[', Math.max(open, close) + 1);
    }
    return regions;
  }

  private static boolean beginsLikeCall(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int name = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return at > name && at < text.length() && text.charAt(at) == '(';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$' || c == '-';
  }

  /** {@return the index of the bracket that closes the one at the index, or -1} */
  private static int closing(String text, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '(' || c == '{') {
        depth++;
      } else if ((c == ']' || c == ')' || c == '}') && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** {@return the lines that consist of one call, as far as their ends tell} */
  static List<String> lines(String text) {
    return text.lines()
        .map(Regions::withoutTicks)
        .filter(line -> line.endsWith(")") && beginsLikeCall(line, 0))
        .limit(MAX_REGIONS)
        .toList();
  }

  private static String withoutTicks(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && isTick(line.charAt(start))) {
      start++;
    }
    while (end > start && isTick(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static boolean isTick(char c) {
    return c == '`' || Character.isWhitespace(c);
  }
}
