package org.javoke.data.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.convert.LineFile;
import org.javoke.data.convert.Rejects;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.data.read.Origin;
import org.javoke.input.OutputFile;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Writes a dataset anew with all safe fixes applied, and a log of what was changed and why. The
 * input is only read.
 */
public final class Cleaning {

  private final String from;
  private final boolean dropErrors;
  private final Fixes fixes = new Fixes();
  private final Linter linter = Linter.ofSamples();

  /**
   * @param from the name of the input's format, or {@link DataFormats#AUTO}
   * @param dropErrors whether samples that still have errors are kept aside instead of written
   */
  public Cleaning(String from, boolean dropErrors) {
    this.from = from;
    this.dropErrors = dropErrors;
  }

  /**
   * Where things are written.
   *
   * @param out the samples, in the canonical form
   * @param log what was changed, a line a changed sample
   * @param rejects broken records, and samples that were left out
   */
  public record Places(Path out, Path log, Path rejects) {}

  /**
   * What was done.
   *
   * @param changed samples that were changed, those removed as duplicates included
   * @param changes how often each rule's fix was applied
   */
  public record Outcome(
      long written, long changed, long rejected, Map<Rule, Long> changes, List<String> reasons) {}

  /**
   * Cleans the files into one.
   *
   * @throws org.javoke.input.InputException if a file cannot be read or written, or would overwrite
   *     an input
   */
  public Outcome run(List<Path> files, Places places, IntConsumer progress) {
    OutputFile.requireApart(files, List.of(places.out(), places.log(), places.rejects()));
    Run run = new Run();
    try (LineFile out = LineFile.create(places.out());
        LineFile log = LineFile.create(places.log());
        Rejects rejects = new Rejects(places.rejects())) {
      for (Path file : files) {
        try (ExampleFile examples = ExampleFile.open(file, DataFormats.of(from, file), progress)) {
          linter.look(examples, looked -> take(looked, out, log, rejects, run));
        }
      }
      rejects.complete();
      log.complete();
      out.complete();
      return new Outcome(out.lines(), log.lines(), rejects.count(), run.changes, rejects.shown());
    }
  }

  private static final class Run {
    private final Map<Rule, Long> changes = new EnumMap<>(Rule.class);
  }

  private void take(Linter.Looked looked, LineFile out, LineFile log, Rejects rejects, Run run) {
    switch (looked.entry()) {
      case Entry.Rejected rejected -> rejects.add(rejected);
      case Entry.Good(Origin origin, Example example) -> {
        List<Change> changes = new ArrayList<>();
        Example fixed = fixed(example, looked.findings(), changes);
        if (fixed == null) {
          log(origin, changes, log, run);
          return;
        }
        String error = dropErrors ? error(fixed, looked.findings()) : "";
        if (error.isEmpty()) {
          out.add(CanonicalForm.write(fixed));
          log(origin, changes, log, run);
        } else {
          rejects.add(origin, error, Json.write(CanonicalForm.write(example)));
        }
      }
    }
  }

  private @org.jspecify.annotations.Nullable Example fixed(
      Example example, List<Finding> findings, List<Change> changes) {
    for (Finding finding : findings) {
      if (finding.rule() == Rule.DUPLICATE) {
        changes.add(new Change(Rule.DUPLICATE, "", "removed: " + finding.message()));
        return null;
      }
    }
    if (findings.stream().noneMatch(finding -> finding.rule().isFixed())) {
      return example;
    }
    Fixes.Fixed fixed = fixes.fix(example);
    changes.addAll(fixed.changes());
    return fixed.example();
  }

  private String error(Example fixed, List<Finding> before) {
    List<Finding> left = new ArrayList<>(linter.alone(fixed));
    before.stream().filter(one -> one.rule() == Rule.CONTRADICTION).forEach(left::add);
    return left.stream()
        .filter(finding -> finding.rule().severity() == Severity.ERROR)
        .findFirst()
        .map(finding -> finding.rule().id() + ": " + finding.message())
        .orElse("");
  }

  private static void log(Origin origin, List<Change> changes, LineFile log, Run run) {
    if (changes.isEmpty()) {
      return;
    }
    List<Value> items = new ArrayList<>();
    for (Change change : changes) {
      run.changes.merge(change.rule(), 1L, Long::sum);
      Map<String, Value> item = new LinkedHashMap<>();
      item.put("rule", Value.of(change.rule().id()));
      item.put("place", Value.of(change.place()));
      item.put("what", Value.of(change.what()));
      item.put("why", Value.of(change.rule().explanation()));
      items.add(new Value.Fields(item));
    }
    Map<String, Value> line = new LinkedHashMap<>();
    line.put("file", Value.of(origin.file().toString()));
    line.put("line", Value.of(origin.line()));
    line.put("record", Value.of(origin.record()));
    line.put("changes", Value.of(items));
    log.add(new Value.Fields(line));
  }
}
