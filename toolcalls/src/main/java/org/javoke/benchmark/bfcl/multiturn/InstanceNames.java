package org.javoke.benchmark.bfcl.multiturn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.javoke.benchmark.bfcl.multiturn.api.Backend;

/**
 * The names that the reference gives to API instances, and its way of putting them before function
 * names. It looks for {@code name(} anywhere, so the names also get into texts that a model wrote,
 * blanks before a bracket get lost, and both can be seen in results.
 */
final class InstanceNames {

  private final Map<String, String> instanceOf = new HashMap<>(); // by function
  private final Map<String, Backend> backends = new HashMap<>(); // by instance

  void add(String owner, String id, String className, Backend backend) {
    String name = owner + "_" + id + "_" + className + "_instance";
    name = name.replace('-', '_').replace('.', '_').replace('/', '_').replace(':', '_');
    backends.put(name, backend);
    for (String function : backend.functions()) {
      instanceOf.put(function, name);
    }
  }

  Optional<Backend> backend(String instance) {
    return Optional.ofNullable(backends.get(instance));
  }

  /** {@return the text with an instance's name before each of its functions} */
  String insert(String text) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    int copied = 0;
    for (int bracket = text.indexOf('('); bracket >= 0; bracket = text.indexOf('(', bracket + 1)) {
      int end = bracket;
      while (end > copied && isBlank(text.charAt(end - 1))) {
        end--;
      }
      int start = end;
      while (start > copied && isWord(text.codePointBefore(start))) {
        start -= Character.charCount(text.codePointBefore(start));
      }
      if (start == end || !isFirst(text.charAt(start))) {
        continue;
      }
      String function = text.substring(start, end);
      String instance = instanceOf.get(function);
      out.append(text, copied, start);
      if (instance != null) {
        out.append(instance).append('.');
      }
      out.append(function).append('(');
      copied = bracket + 1;
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static boolean isFirst(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isWord(int point) {
    return point == '_' || Character.isLetterOrDigit(point);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
