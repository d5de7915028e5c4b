package org.javoke.lab.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Status;
import org.javoke.score.Score;
import org.javoke.score.statistics.Interval;
import org.javoke.score.statistics.PairedComparison;

/**
 * Two runs held against each other, paired: only questions that both have a verdict on count, so
 * that a difference is one between the models and not between the questions.
 *
 * @param modes by scoring mode
 * @param grades of answers that are neither right nor wrong, by category; empty for most benchmarks
 */
public record Comparison(
    Side first, Side second, Map<String, ModeComparison> modes, Map<String, GradePairs> grades) {

  private static final int RESAMPLES = 10_000;
  private static final long SEED = 20_261_121; // any: a comparison must come out the same twice

  public Comparison {
    modes = Collections.unmodifiableMap(new LinkedHashMap<>(modes));
    grades = Collections.unmodifiableMap(new LinkedHashMap<>(grades));
  }

  /**
   * One of the two runs.
   *
   * @param name the run's folder
   * @param questions how many it asked
   */
  public record Side(String name, String model, int questions) {}

  /**
   * One scoring mode.
   *
   * @param unpaired questions that not both runs have a verdict on
   * @param gained ids of the samples that were wrong in the first run and are correct in the second
   * @param lost ids of the samples that were correct in the first run and are wrong in the second
   */
  public record ModeComparison(
      Figures total,
      Map<String, Figures> categories,
      int unpaired,
      List<String> gained,
      List<String> lost) {
    public ModeComparison {
      categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
      gained = List.copyOf(gained);
      lost = List.copyOf(lost);
    }
  }

  /**
   * The figures of some paired questions.
   *
   * @param interval 95% bootstrap interval of the difference
   * @param p two-sided exact p-value of McNemar's test
   */
  public record Figures(PairedComparison pairs, Interval interval, double p) {

    static Figures of(PairedComparison pairs) {
      return new Figures(pairs, pairs.bootstrap95(SEED, RESAMPLES), pairs.mcNemarExactP());
    }

    /** {@return the first run's accuracy on these questions, 0 to 1} */
    public double firstAccuracy() {
      return share(pairs.both() + pairs.onlyFirst());
    }

    /** {@return the second run's accuracy on these questions, 0 to 1} */
    public double secondAccuracy() {
      return share(pairs.both() + pairs.onlySecond());
    }

    private double share(int correct) {
      return pairs.total() == 0 ? 0 : (double) correct / pairs.total();
    }
  }

  /**
   * {@return the comparison}
   *
   * @throws org.javoke.input.InputException if the runs are of different benchmarks, or did not ask
   *     the same
   */
  public static Comparison of(SavedRun first, SavedRun second) {
    Pairing.require(first, second);
    Map<String, ModeComparison> modes = new LinkedHashMap<>();
    for (String mode : Pairing.sharedModes(first, second)) {
      modes.put(mode, compare(mode, first, second));
    }
    return new Comparison(side(first), side(second), modes, GradePairs.of(first, second));
  }

  /**
   * Writes the comparison as JSON.
   *
   * @throws org.javoke.input.InputException if the file cannot be written
   */
  public void write(Path file) {
    SafeFile.write(file, PrettyJson.write(ComparisonJson.write(this)));
  }

  private static Side side(SavedRun run) {
    return new Side(
        run.folder().toString(), run.info().config().model(), run.info().questionCount());
  }

  private static Map<String, Sample> byId(SavedRun run) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    run.samples().forEach(sample -> samples.put(sample.id(), sample));
    return samples;
  }

  private static ModeComparison compare(String mode, SavedRun first, SavedRun second) {
    Map<String, Sample> others = byId(second);
    PairCount total = new PairCount();
    Map<String, PairCount> categories = new LinkedHashMap<>();
    List<String> gained = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    for (Sample one : first.samples()) {
      Sample other = others.get(one.id());
      Status before = status(one, mode);
      Status after = other == null ? Status.UNSCORED : status(other, mode);
      if (!isVerdict(before) || !isVerdict(after)) {
        continue;
      }
      total.add(before, after);
      categories.computeIfAbsent(one.category(), _ -> new PairCount()).add(before, after);
      if (before != after) {
        (after == Status.CORRECT ? gained : lost).add(one.id());
      }
    }
    Map<String, Figures> figures = new LinkedHashMap<>();
    categories.forEach((category, count) -> figures.put(category, count.figures()));
    int unpaired = Pairing.questions(first, second) - total.size();
    return new ModeComparison(total.figures(), figures, unpaired, gained, lost);
  }

  private static boolean isVerdict(Status status) {
    return status == Status.CORRECT || status == Status.WRONG;
  }

  private static Status status(Sample sample, String mode) {
    Score score = sample.scores().get(mode);
    return score == null ? Status.UNSCORED : Status.of(score);
  }

  private static final class PairCount {
    private int both;
    private int onlyFirst;
    private int onlySecond;
    private int neither;

    void add(Status first, Status second) {
      if (first == second) {
        both += first == Status.CORRECT ? 1 : 0;
        neither += first == Status.CORRECT ? 0 : 1;
      } else {
        onlyFirst += first == Status.CORRECT ? 1 : 0;
        onlySecond += first == Status.CORRECT ? 0 : 1;
      }
    }

    int size() {
      return both + onlyFirst + onlySecond + neither;
    }

    Figures figures() {
      return Figures.of(new PairedComparison(both, onlyFirst, onlySecond, neither));
    }
  }
}
