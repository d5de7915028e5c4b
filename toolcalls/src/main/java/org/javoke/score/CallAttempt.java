package org.javoke.score;

import java.util.List;
import org.javoke.schema.Tool;

/** Whether a text that could not be read as calls was meant as one, or is prose. */
public final class CallAttempt {

  private static final List<String> OPENINGS =
      List.of("<tool_call", "<TOOLCALL>", "[TOOL_CALLS]", "<|python_tag|>", "{\"name\"", "[{");

  private CallAttempt() {}

  /**
   * {@return whether the text begins as a call does} That is with a tag that opens calls, or with
   * the name of an offered tool and a parenthesis, in brackets or not.
   */
  public static boolean startsLikeCall(String text, List<Tool> tools) {
    String start = text.substring(firstLetter(text));
    if (OPENINGS.stream().anyMatch(start::startsWith)) {
      return true;
    }
    String call = (start.startsWith("[") ? start.substring(1) : start).stripLeading();
    return tools.stream().anyMatch(tool -> callsAtStart(call, tool.name()));
  }

  private static int firstLetter(String text) {
    int at = 0;
    while (at < text.length()
        && (text.charAt(at) == '`' || Character.isWhitespace(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static boolean callsAtStart(String text, String name) {
    return text.startsWith(name + "(") || text.startsWith(name.replace('.', '_') + "(");
  }
}
