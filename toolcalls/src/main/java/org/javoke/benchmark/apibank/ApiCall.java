package org.javoke.benchmark.apibank;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as the reference reads it from a reply: {@code [Name(key='value', ...)]}, with whatever
 * around it.
 *
 * @param arguments in the order written, as text; of two of one name the later
 */
record ApiCall(String name, Map<String, String> arguments) {

  /** Longer replies are refused unread: no call is of this length. */
  static final int MAX_LENGTH = 20_000;

  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern CALL = Pattern.compile("\\[(\\w+)\\((.*)\\)]", FLAGS);
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "(\\w+)\\s*=\\s*['\"](.+?)['\"]|(\\w+)\\s*=\\s*(\\[.*])|(\\w+)\\s*=\\s*(\\w+)", FLAGS);

  /** {@return the first call in the text} */
  static Optional<ApiCall> find(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher call = CALL.matcher(text);
    return call.find()
        ? Optional.of(new ApiCall(call.group(1), arguments(call.group(2))))
        : Optional.empty();
  }

  private static Map<String, String> arguments(String text) {
    Map<String, String> arguments = new LinkedHashMap<>();
    Matcher argument = ARGUMENT.matcher(text);
    while (argument.find()) {
      for (int group = 1; group <= 5; group += 2) {
        String name = argument.group(group);
        String value = argument.group(group + 1);
        if (name != null && value != null) {
          arguments.put(name, value);
        }
      }
    }
    return arguments;
  }
}
