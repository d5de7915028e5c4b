package org.javoke.benchmark.bfcl.multiturn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.benchmark.bfcl.multiturn.api.Backend;

/**
 * The names that the reference gives to API instances, and its way of putting them before function
 * names. It looks for {@code name(} anywhere, so the names also get into texts that a model wrote,
 * blanks before a bracket get lost, and both can be seen in results.
 */
final class InstanceNames {

  private static final Pattern CALL =
      Pattern.compile("\\b([a-zA-Z_]\\w*)\\s*\\(", Pattern.UNICODE_CHARACTER_CLASS);

  private final Map<String, String> instanceOf = new HashMap<>(); // by function
  private final Map<String, Backend> backends = new HashMap<>(); // by instance

  void add(String owner, String id, String className, Backend backend) {
    String name =
        "%s_%s_%s_instance".formatted(owner, id, className).replaceAll("[-./:]", "_");
    backends.put(name, backend);
    backend.functions().forEach(function -> instanceOf.put(function, name));
  }

  Optional<Backend> backend(String instance) {
    return Optional.ofNullable(backends.get(instance));
  }

  /** {@return the text with an instance's name before each of its functions} */
  String insert(String text) {
    Matcher matcher = CALL.matcher(text);
    StringBuilder out = new StringBuilder(text.length() + 64);
    int copied = 0;
    while (matcher.find()) {
      String function = matcher.group(1);
      String instance = instanceOf.get(function);
      out.append(text, copied, matcher.start());
      if (instance != null) {
        out.append(instance).append('.');
      }
      out.append(function).append('(');
      copied = matcher.end();
    }
    return out.append(text, copied, text.length()).toString();
  }
}
