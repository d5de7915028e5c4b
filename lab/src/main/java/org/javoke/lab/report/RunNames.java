package org.javoke.lab.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the runs of a report are called: their folders' names, told apart where these are equal. */
final class RunNames {

  private RunNames() {}

  static List<String> of(List<ReportedRun> runs) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ReportedRun reported : runs) {
      String folder = folderName(reported.run().folder());
      String name = folder;
      for (int n = 2; !taken.add(name); n++) {
        name = folder + " (" + n + ")";
      }
      names.add(name);
    }
    return names;
  }

  // A folder given as "." or "runs/.." has its name only once it is resolved.
  private static String folderName(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }
}
