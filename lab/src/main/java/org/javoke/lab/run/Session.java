package org.javoke.lab.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of work on a run, from start to end or to the moment it was killed.
 *
 * @param finished null while it goes on, and for good if it was killed
 * @param endpoints where the model was reached, without secrets; empty where it was not asked
 * @param versions of what it ran on, such as {@code java} and {@code os}
 */
public record Session(
    Instant started,
    @Nullable Instant finished,
    List<String> endpoints,
    Map<String, String> versions) {

  public Session {
    endpoints = List.copyOf(endpoints);
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /** {@return the same session, ended at that moment} */
  public Session finishedAt(Instant moment) {
    return new Session(started, moment, endpoints, versions);
  }
}
