package org.javoke.data.lint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.CanonicalForm;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.value.Json;

/** The counts of a look through a dataset, and examples of what was found. */
public final class LintSummary {

  private static final int SHOWN = 5;
  private static final int LONGEST = 6_000;

  private final Map<Rule, Counted> rules = new EnumMap<>(Rule.class);
  private long records;
  private long clean;
  private long withErrors;

  /** A finding and the sample that it is in, shortened if it is long. */
  public record Shown(String place, Finding finding, String sample) {}

  /** What was found by one rule. */
  public static final class Counted {
    private long samples;
    private long findings;
    private final List<Shown> shown = new ArrayList<>();

    /** {@return the number of samples that have such a finding} */
    public long samples() {
      return samples;
    }

    public long findings() {
      return findings;
    }

    /** {@return the first few} */
    public List<Shown> shown() {
      return List.copyOf(shown);
    }
  }

  public void add(Linter.Looked looked) {
    records++;
    List<Finding> findings = looked.findings();
    if (findings.isEmpty()) {
      clean++;
      return;
    }
    boolean error = false;
    Map<Rule, Finding> first = new EnumMap<>(Rule.class);
    for (Finding finding : findings) {
      error |= finding.rule().severity() == Severity.ERROR;
      counted(finding.rule()).findings++;
      first.putIfAbsent(finding.rule(), finding);
    }
    withErrors += error ? 1 : 0;
    first.forEach((rule, finding) -> {
      Counted counted = counted(rule);
      counted.samples++;
      if (counted.shown.size() < SHOWN) {
        counted.shown.add(
            new Shown(looked.entry().origin().toString(), finding, text(looked.entry())));
      }
    });
  }

  private Counted counted(Rule rule) {
    return rules.computeIfAbsent(rule, _ -> new Counted());
  }

  private static String text(Entry entry) {
    String text =
        switch (entry) {
          case Entry.Good good -> Json.write(CanonicalForm.write(good.example()));
          case Entry.Rejected rejected -> rejected.text();
        };
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** {@return what was found, by rule, in the order of the rules} */
  public Map<Rule, Counted> rules() {
    return new EnumMap<>(rules.isEmpty() ? new EnumMap<Rule, Counted>(Rule.class) : rules);
  }

  /** {@return all records, broken ones included} */
  public long records() {
    return records;
  }

  /** {@return the records that nothing was found in} */
  public long clean() {
    return clean;
  }

  /** {@return the records with at least one error} */
  public long withErrors() {
    return withErrors;
  }
}
