package org.javoke.jmh;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.javoke.benchmark.bfcl.multiturn.ApiSession;
import org.javoke.benchmark.bfcl.multiturn.LongContextFile;
import org.javoke.benchmark.bfcl.multiturn.MultiTurnChecker;
import org.javoke.benchmark.bfcl.multiturn.MultiTurnEntry;
import org.javoke.benchmark.bfcl.multiturn.Trajectory;
import org.javoke.benchmark.bfcl.multiturn.Verdict;

/**
 * The expected calls of BFCL's 800 multi-turn questions, executed, and checked against themselves.
 */
final class MultiTurnCases {

  private static final List<String> CATEGORIES =
      List.of("base", "miss_func", "miss_param", "long_context");

  private final List<MultiTurnEntry> entries;
  private final List<Trajectory> trajectories;
  private final MultiTurnChecker checker;

  private MultiTurnCases(List<MultiTurnEntry> entries, MultiTurnChecker checker) {
    this.entries = entries;
    this.checker = checker;
    this.trajectories =
        entries.stream()
            .map(entry -> new Trajectory(entry.expected().stream().map(List::of).toList()))
            .toList();
  }

  static MultiTurnCases read(Path shared) {
    Path data = shared.resolve("data/bfcl/v4");
    List<MultiTurnEntry> entries = new ArrayList<>();
    for (String category : CATEGORIES) {
      String file = "BFCL_v4_multi_turn_" + category + ".json";
      entries.addAll(
          MultiTurnEntry.read(data.resolve(file), data.resolve("possible_answer").resolve(file)));
    }
    var longContext = LongContextFile.near(data).map(LongContextFile::read).orElse(null);
    return new MultiTurnCases(
        entries, new MultiTurnChecker(longContext, LocalDate.of(2026, 11, 21), "golden"));
  }

  int size() {
    return entries.size();
  }

  /** {@return how many results all calls together have} */
  int execute() {
    int results = 0;
    for (MultiTurnEntry entry : entries) {
      ApiSession session = checker.begin(entry);
      for (List<String> turn : entry.expected()) {
        results += session.run(turn).size();
      }
      results += session.states().size();
    }
    return results;
  }

  /** {@return how many trajectories are found valid} */
  int check() {
    int valid = 0;
    for (int i = 0; i < entries.size(); i++) {
      valid += isValid(i) ? 1 : 0;
    }
    return valid;
  }

  /** {@return the same, with samples checked side by side} */
  int checkOnAllCores() {
    return (int) IntStream.range(0, entries.size()).parallel().filter(this::isValid).count();
  }

  private boolean isValid(int i) {
    return checker.check(entries.get(i), trajectories.get(i)).verdict() instanceof Verdict.Valid;
  }
}
