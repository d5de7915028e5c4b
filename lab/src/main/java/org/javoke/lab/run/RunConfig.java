package org.javoke.lab.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Selection;
import org.javoke.policy.Sampling;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * What a run is: two runs of equal configuration are the same run, and one may go on where the
 * other stopped. Where a model was reached, and when, is not part of it: see {@link Session}.
 *
 * @param workflow {@code eval} (a model was asked) or {@code score} (replies were given)
 * @param benchmark such as {@code bfcl-v4} or {@code custom}
 * @param model the model's name as the server knows it, or as the user calls it
 * @param mode how tools were offered
 * @param scaffolds as the user named them, innermost first
 * @param selection which of the benchmark's questions
 * @param data SHA-256 in hexadecimal of each file of the benchmark, by file name
 * @param replies the same of each file of given replies; empty where a model was asked
 * @param options whatever else shapes replies or verdicts, by option name
 * @param javoke the version that judged
 */
public record RunConfig(
    String workflow,
    String benchmark,
    String model,
    Mode mode,
    List<String> scaffolds,
    Sampling sampling,
    Selection selection,
    Map<String, String> data,
    Map<String, String> replies,
    Map<String, String> options,
    String javoke) {

  public RunConfig {
    scaffolds = List.copyOf(scaffolds);
    data = sorted(data);
    replies = sorted(replies);
    options = sorted(options);
  }

  /**
   * A field in which two configurations differ.
   *
   * @param field its path, such as {@code sampling.temperature}
   * @param before its value as JSON in the run on disk, or {@code absent}
   * @param after its value as JSON in what is asked for now, or {@code absent}
   */
  public record Difference(String field, String before, String after) {
    @Override
    public String toString() {
      return field + ": " + before + " there, " + after + " now";
    }
  }

  /** {@return the fields in which the other configuration differs from this one} */
  public List<Difference> differences(RunConfig other) {
    List<Difference> found = new ArrayList<>();
    compare("", ConfigJson.write(this), ConfigJson.write(other), found);
    return List.copyOf(found);
  }

  private static void compare(
      String prefix, Value.Fields before, Value.Fields after, List<Difference> found) {
    Set<String> names = new LinkedHashSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    for (String name : names) {
      Value old = before.at(name);
      Value now = after.at(name);
      if (old instanceof Value.Fields oldFields && now instanceof Value.Fields nowFields) {
        compare(prefix + name + ".", oldFields, nowFields, found);
      } else if (!Objects.equals(old, now)) {
        found.add(
            new Difference(
                prefix + name,
                old == null ? "absent" : Json.write(old),
                now == null ? "absent" : Json.write(now)));
      }
    }
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    Map<String, String> copy = new LinkedHashMap<>();
    map.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> copy.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(copy);
  }
}
