package org.javoke.score.fair;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.schema.Tool;

/**
 * When two names mean the same function: if they are equal, or differ only in dots written as
 * underscores, which servers demand that take no dots. The latter only if no two tools would
 * thereby be mixed up.
 */
final class FunctionNames {

  private final boolean dotsMatter;

  FunctionNames(List<Tool> tools) {
    Set<String> seen = new HashSet<>();
    Set<String> exact = new HashSet<>();
    boolean mixedUp = false;
    for (Tool tool : tools) {
      mixedUp |= exact.add(tool.name()) && !seen.add(plain(tool.name()));
    }
    this.dotsMatter = mixedUp;
  }

  boolean same(String left, String right) {
    return left.equals(right) || (!dotsMatter && plain(left).equals(plain(right)));
  }

  private static String plain(String name) {
    return name.replace('.', '_');
  }
}
