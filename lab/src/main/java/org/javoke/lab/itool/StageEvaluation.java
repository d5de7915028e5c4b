package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.custom.CustomBenchmark;
import org.javoke.call.CallFormat;
import org.javoke.input.OutputFile;
import org.javoke.lab.eval.Evaluation;
import org.javoke.lab.eval.Judges;
import org.javoke.lab.eval.Outline;
import org.javoke.lab.eval.Progress;
import org.javoke.lab.eval.PromptedFormats;
import org.javoke.lab.part.Part;
import org.javoke.lab.report.Report;
import org.javoke.lab.report.ReportedRun;
import org.javoke.lab.run.FileHashes;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.RunFiles;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalPolicies;
import org.javoke.policy.Policy;
import org.javoke.policy.Sampling;

/**
 * Test questions asked of a policy, greedily: a run as {@code javoke eval --benchmark custom}
 * writes it, so that {@code javoke compare} takes those of two rounds.
 *
 * @param longest reply, in tokens
 * @param version of the program
 * @param name of the policy in the run
 * @param format in which it writes calls
 */
record StageEvaluation(
    Path test,
    int longest,
    String version,
    String name,
    PolicyWeights weights,
    LocalModel model,
    CallFormat format) {

  /** {@return whether the run in that folder is finished} */
  static boolean isDone(Path folder) {
    return Files.exists(folder.resolve(RunFiles.SUMMARY));
  }

  /** {@return whether it has its page, too, which is written last} */
  static boolean isShown(Path folder) {
    return isDone(folder) && Files.exists(folder.resolve(RunFiles.REPORT));
  }

  /**
   * Asks a part of the questions, or those of it that are left, in a folder of its own.
   *
   * @param parts the folder of all such folders
   * @throws org.javoke.input.InputException if the questions cannot be used
   */
  void part(Part part, Path parts, Progress progress) throws InterruptedException {
    CustomBenchmark benchmark = new CustomBenchmark(test);
    List<Question> mine = part.of(benchmark.questions(Selection.ALL));
    Path folder = OutputFile.folder(part.folder(parts));
    if (!mine.isEmpty() && !isDone(folder)) {
      ask(benchmark, folder, mine, List.of(), progress);
    }
  }

  /**
   * Asks all questions, or those that are left.
   *
   * @param count of processes; if several, each has done its part
   * @throws org.javoke.input.InputException if the questions cannot be used
   */
  void whole(Path folder, int count, Path parts, Progress progress) throws InterruptedException {
    CustomBenchmark benchmark = new CustomBenchmark(test);
    List<Question> all = benchmark.questions(Selection.ALL);
    List<Part> others = count == 1 ? List.of() : new Part(1, count).all();
    List<Path> done =
        others.stream().map(part -> part.folder(parts)).filter(StageEvaluation::isDone).toList();
    Outline outline =
        ask(benchmark, folder, all, done, others.isEmpty() ? progress : Progress.NONE);
    Report.write(
        List.of(new ReportedRun(outline.run(), outline.summary())),
        folder.resolve(RunFiles.REPORT));
    Part.delete(parts);
  }

  private Outline ask(
      CustomBenchmark benchmark,
      Path folder,
      List<Question> questions,
      List<Path> parts,
      Progress progress)
      throws InterruptedException {
    PromptedFormats formats = new PromptedFormats(benchmark.questions(Selection.ALL));
    try (Policy policy =
        LocalPolicies.of(model, List.of(), formats::writing, Optional.of(format))) {
      return new Evaluation(benchmark, policy, Judges.of(benchmark), Clock.systemUTC())
          .run(
              folder,
              config(benchmark),
              List.of(weights.model().toString()),
              questions,
              parts,
              progress);
    }
  }

  private RunConfig config(CustomBenchmark benchmark) {
    Map<String, String> options = new LinkedHashMap<>(weights.hashes());
    options.put("call-format", format.name());
    return new RunConfig(
        "eval",
        benchmark.name(),
        name,
        Mode.NATIVE,
        List.of(),
        new Sampling(
            OptionalDouble.of(0),
            OptionalDouble.empty(),
            OptionalInt.of(longest),
            OptionalLong.empty(),
            false),
        Selection.ALL,
        FileHashes.of(benchmark.files(Selection.ALL)),
        Map.of(),
        options,
        version);
  }
}
