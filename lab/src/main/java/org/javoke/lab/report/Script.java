package org.javoke.lab.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes one script of the page's modules, since a page that is opened from disk can import nothing.
 *
 * <p>Each module becomes a function of its own, so names stay apart, and comes after those that it
 * imports. Only the forms of {@code import} and {@code export} that the modules use are known.
 */
final class Script {

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (\\{[^}]*}) from \"\\./([\\w-]+)\\.js\";$");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export ((?:async )?(?:function|class|const) (\\w+))");

  private final Map<String, String> written = new LinkedHashMap<>();

  private Script() {}

  /** {@return the module and all that it needs, as the text of one script} */
  static String startingAt(String module) {
    Script script = new Script();
    script.add(module);
    return "const modules = {};\n" + String.join("", script.written.values());
  }

  private void add(String module) {
    if (written.containsKey(module)) {
      return;
    }
    String source = Assets.text("script/" + module + ".js");
    IMPORT.matcher(source).results().forEach(found -> add(found.group(2)));
    written.put(module, asFunction(module, source));
  }

  private static String asFunction(String module, String source) {
    String exports =
        EXPORT
            .matcher(source)
            .results()
            .map(found -> found.group(2))
            .collect(Collectors.joining(", "));
    String imported = IMPORT.matcher(source).replaceAll(Script::fromModules);
    String body = EXPORT.matcher(imported).replaceAll("$1");
    return "modules[\"%s\"] = (() => {\n%sreturn { %s };\n})();\n".formatted(module, body, exports);
  }

  private static String fromModules(MatchResult found) {
    return "const %s = modules[\"%s\"];".formatted(found.group(1), found.group(2));
  }
}
