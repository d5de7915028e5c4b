package org.javoke.lab.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.policy.Change;

/**
 * What a scaffold did to one reply, and what that did to the verdicts.
 *
 * @param before the verdict without the scaffold, by scoring mode
 * @param after the verdict with it, by scoring mode
 */
public record ScaffoldEffect(Change change, Map<String, Status> before, Map<String, Status> after) {
  public ScaffoldEffect {
    before = ordered(before);
    after = ordered(after);
  }

  private static Map<String, Status> ordered(Map<String, Status> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
