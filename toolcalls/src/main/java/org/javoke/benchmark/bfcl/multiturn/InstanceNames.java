package org.javoke.benchmark.bfcl.multiturn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.api.Backend;
import org.jspecify.annotations.Nullable;

/**
 * The names that the reference gives to API instances, and its way of putting them before function
 * names. It looks for {@code name(} anywhere, so the names also get into texts that a model wrote,
 * blanks before a bracket get lost, and both can be seen in results.
 */
final class InstanceNames {

  private final List<Instance> instances = new ArrayList<>(); // the last one first
  private final Map<String, Instance> byName = new HashMap<>();

  Instance add(String owner, String id, String className, Backend backend) {
    String name = owner + "_" + id + "_" + className + "_instance";
    name = name.replace('-', '_').replace('.', '_').replace('/', '_').replace(':', '_');
    Instance instance = new Instance(name, backend);
    byName.put(name, instance);
    instances.addFirst(instance);
    return instance;
  }

  /** {@return the API that has the function; of several, the last one} */
  @Nullable Instance owner(String function) {
    for (Instance instance : instances) {
      if (instance.has(function)) {
        return instance;
      }
    }
    return null;
  }

  /** {@return the API of this name} */
  @Nullable Instance named(String name) {
    return byName.get(name);
  }

  /**
   * {@return the function's name, if the text is a call of it and nothing else in it looks like a
   * call, so that its name stands nowhere but in front; null for other texts}
   */
  static @Nullable String onlyFunction(String text) {
    int bracket = text.indexOf('(');
    if (bracket <= 0 || !isFirst(text.charAt(0)) || text.indexOf('(', bracket + 1) >= 0) {
      return null;
    }
    for (int i = 1; i < bracket; i++) {
      char c = text.charAt(i);
      if (!isFirst(c) && (c < '0' || c > '9')) {
        return null;
      }
    }
    return text.substring(0, bracket);
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
      Instance instance = owner(function);
      out.append(text, copied, start);
      if (instance != null) {
        out.append(instance.name()).append('.');
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
