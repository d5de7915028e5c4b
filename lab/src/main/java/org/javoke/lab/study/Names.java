package org.javoke.lab.study;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.lab.study.Study.Scale;

/** The variables that every study has. */
final class Names {

  /** Javoke's own folder, with models and recipes. */
  static final String HOME = "home";

  static final String SEED = "seed";

  /** The folder of what the arms of a seed share. */
  static final String DATA = "data";

  /** The folder of the arm itself. */
  static final String ARM = "arm";

  /** The item that an arm with {@code each} is made for. */
  static final String EACH = "each";

  /** Followed by another arm's name: its folder of the same seed. */
  static final String OTHER = "arm.";

  private Names() {}

  /** {@return a value for each that is known where no arm is meant} */
  static Map<String, List<String>> placeholders(Study study) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List.of(HOME, SEED, DATA).forEach(name -> values.put(name, List.of(name)));
    study.arms().values().stream()
        .filter(arm -> arm.each().isEmpty())
        .forEach(arm -> values.put(OTHER + arm.name(), List.of("other")));
    return values;
  }

  /** {@return the arms whose folders are named in the words, or in the values that they name} */
  static Set<String> armsIn(List<String> words, Study study) {
    Set<String> arms = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    collect(words, study, arms, seen);
    return arms;
  }

  private static void collect(List<String> words, Study study, Set<String> arms, Set<String> seen) {
    for (String word : words) {
      Variables.names(
          word,
          name -> {
            if (name.startsWith(OTHER)) {
              arms.add(name.substring(OTHER.length()));
            } else if (seen.add(name)) {
              collect(study.values().getOrDefault(name, List.of()), study, arms, seen);
              for (Scale scale : study.scales().values()) {
                collect(scale.values().getOrDefault(name, List.of()), study, arms, seen);
              }
            }
          });
    }
  }
}
