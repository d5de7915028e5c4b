package org.javoke.lab.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.javoke.call.CallFormat;
import org.javoke.data.convert.LineFile;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.ResumableFile;
import org.javoke.lab.run.SafeFile;
import org.javoke.local.LanguageModel;
import org.javoke.policy.Computed;
import org.javoke.score.fair.FairScorer;
import org.javoke.search.Problem;
import org.javoke.search.Search;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.search.StepRule;
import org.javoke.search.Tree;
import org.javoke.search.TreeCounts;
import org.javoke.search.TreeJson;
import org.javoke.value.Json;
import org.jspecify.annotations.Nullable;

/**
 * Grows a tree for each conversation of a file, and makes preference pairs of them: {@code
 * trees.jsonl}, {@code pairs.jsonl} for {@code train prefer --steps-of-pairs}, and {@code
 * search.json} with what it took. What was begun is gone on with, and a tree is the same whenever
 * it is grown.
 */
public final class SearchJob {

  private static final String TREES = "trees.jsonl";

  private final LanguageModel model;
  private final CallFormat format;
  private final StepRule steps;
  private final SearchSettings settings;
  private final Pace pace;

  /**
   * @param format in which the model writes calls
   */
  public SearchJob(
      LanguageModel model, CallFormat format, StepRule steps, SearchSettings settings, Pace pace) {
    this.model = model;
    this.format = format;
    this.steps = steps;
    this.settings = settings;
    this.pace = pace;
  }

  /**
   * What a search came to.
   *
   * @param trees of all processes that worked at it; so are those failed and solved, and the pairs
   * @param before trees that an earlier process grew
   * @param reason why the first of those that failed did; empty if none did
   * @param leftOut lines that are no problems
   * @param computed by this process
   */
  public record Result(
      int trees,
      int before,
      int failed,
      String reason,
      int solved,
      int pairs,
      int leftOut,
      Computed computed) {

    /** {@return how many trees failed, and why, if any did} */
    public Optional<String> failures() {
      return failed == 0
          ? Optional.empty()
          : Optional.of(
              "%,d of %,d trees failed; each has its \"failure\", the first: %s"
                  .formatted(failed, trees, reason));
    }
  }

  /**
   * {@return what was done}
   *
   * @param data JSON Lines of {@code messages} (and {@code tools}), of which the last is the answer
   * @param out a folder that is there
   * @param named what decides about the trees, by the names that a user knows
   * @param leftOut is told why a line is no problem
   * @throws InputException if a line is no JSON, or something cannot be written
   */
  public Result run(
      Path data,
      Path out,
      Map<String, String> named,
      TokenProgress progress,
      Consumer<String> leftOut)
      throws InterruptedException {
    try (ResumableFile trees = ResumableFile.open(out.resolve(TREES), named)) {
      Deque<String> done = new ArrayDeque<>();
      trees.before(line -> done.add(line.text("id")));
      int before = done.size();
      progress.begin(count(data), before);
      Search.Summary summary;
      try (Problems problems = new Problems(data, done, leftOut)) {
        summary =
            new Search(model.policy(), steps, format, new FairScorer(), settings, pace)
                .run(
                    () -> problems,
                    tree -> {
                      trees.write(Json.write(TreeJson.write(tree)));
                      progress.answered((int) tree.effort().drawnTokens());
                    });
        List<String> reasons = new ArrayList<>();
        TreeCounts counts = pairs(data, out, trees, reasons);
        Result result =
            new Result(
                counts.trees(),
                before,
                counts.failed(),
                reasons.isEmpty() ? "" : reasons.getFirst(),
                counts.solved(),
                counts.pairs(),
                problems.leftOut,
                summary.computed());
        SafeFile.write(
            out.resolve(SearchFigures.FILE), PrettyJson.write(figures(result, counts).json()));
        trees.finish();
        return result;
      }
    }
  }

  private static long count(Path data) {
    long[] lines = {0};
    JsonLines.forEach(data, _ -> lines[0]++);
    return lines[0];
  }

  private static SearchFigures figures(Result result, TreeCounts counts) {
    return new SearchFigures(
        result.trees(),
        result.failed(),
        result.solved(),
        result.pairs(),
        result.leftOut(),
        counts.effort().asks(),
        counts.effort().promptTokens(),
        counts.effort().drawnTokens());
  }

  /** Goes through all trees with their problems, those from before included. */
  private TreeCounts pairs(Path data, Path out, ResumableFile trees, List<String> reasons) {
    TreeCounts[] counts = {TreeCounts.NONE};
    PairLine lines = new PairLine(model.words());
    try (LineFile file = LineFile.create(out.resolve("pairs.jsonl"));
        Problems problems = new Problems(data, new ArrayDeque<>(), _ -> {})) {
      trees.before(line -> {
        Tree tree = TreeJson.read(line.object());
        counts[0] = counts[0].with(tree);
        tree.failure().filter(_ -> reasons.isEmpty()).ifPresent(reasons::add);
        Problem problem = problems.named(tree.id());
        tree.pairs().forEach(pair -> file.add(lines.of(problem, pair)));
      });
      file.complete();
    }
    return counts[0];
  }

  /** The problems of the data, in order, those that are done passed over. */
  private final class Problems implements Iterator<Problem>, AutoCloseable {
    private final JsonLines lines;
    private final Path data;
    private final Deque<String> done;
    private final Consumer<String> told;
    private @Nullable Problem next;
    private int leftOut;

    Problems(Path data, Deque<String> done, Consumer<String> told) {
      this.data = data;
      this.lines = JsonLines.open(data);
      this.done = done;
      this.told = told;
    }

    @Override
    public boolean hasNext() {
      while (next == null) {
        JsonLine line = lines.next();
        if (line == null) {
          requireAllDone();
          return false;
        }
        next = read(line);
        if (next != null && next.id().equals(done.peek())) {
          done.remove();
          next = null;
        }
      }
      return true;
    }

    private void requireAllDone() {
      if (!done.isEmpty()) {
        throw new InputException(
            "there is a tree of '%s', which %s does not have there: the file was changed since. Delete the trees, or take the file they were grown from."
                .formatted(done.peek(), data));
      }
    }

    private @Nullable Problem read(JsonLine line) {
      try {
        return SearchExample.of(line, model.words());
      } catch (InputException e) {
        leftOut++;
        told.accept("line %d is left out: %s".formatted(line.number(), e.getMessage()));
        return null;
      }
    }

    @Override
    public Problem next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      Problem taken = next;
      next = null;
      return taken;
    }

    /** {@return the next problem of this id} */
    Problem named(String id) {
      while (hasNext()) {
        Problem problem = next();
        if (problem.id().equals(id)) {
          return problem;
        }
      }
      throw new InputException("%s has no problem '%s' any more".formatted(data, id));
    }

    @Override
    public void close() {
      lines.close();
    }
  }
}
