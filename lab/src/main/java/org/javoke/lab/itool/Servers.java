package org.javoke.lab.itool;

import java.nio.file.Path;
import org.javoke.endpoint.EndpointSettings;

/**
 * The servers that a loop's policy is asked on, while it is trained here.
 *
 * @param settings how they are reached; the model is the one that the loop starts from
 * @param seen the run's folder as the servers see it
 */
public record Servers(EndpointSettings settings, String seen) {

  /**
   * {@return the adapter's folder as the servers see it}
   *
   * @param root the run's folder here; what lies elsewhere is at the same place there
   */
  String path(Path adapter, Path root) {
    Path here = root.toAbsolutePath().normalize();
    return adapter.startsWith(here)
        ? seen.replaceAll("/+$", "") + "/" + slashed(here.relativize(adapter))
        : adapter.toString();
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
