package org.javoke.lab.eval;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.lab.run.Session;

/** Begins the stretches of work on a run. */
final class Sessions {

  private Sessions() {}

  static Session begin(Clock clock, List<String> endpoints) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("java", Runtime.version().toString());
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return new Session(clock.instant(), null, endpoints, versions);
  }
}
