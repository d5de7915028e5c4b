package org.javoke.lab.eval;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Question;
import org.javoke.lab.run.OpenRun;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.Session;
import org.javoke.policy.Policy;

/**
 * Asks a model a benchmark's questions: each reply is judged and kept as it comes. What was stopped
 * goes on where it was, and questions that got no verdict are asked again.
 */
public final class Evaluation {

  private final Benchmark benchmark;
  private final Policy policy;
  private final Judge judge;
  private final Clock clock;

  public Evaluation(Benchmark benchmark, Policy policy, Judge judge, Clock clock) {
    this.benchmark = benchmark;
    this.policy = policy;
    this.judge = judge;
    this.clock = clock;
  }

  /**
   * Runs, or goes on with, an evaluation.
   *
   * @param folder new, empty, or of a run of the same configuration
   * @param endpoints where the model is reached, without secrets; for the record
   * @throws org.javoke.input.InputException if the folder or the data cannot be used
   */
  public Outline run(Path folder, RunConfig config, List<String> endpoints, Progress progress)
      throws InterruptedException {
    return run(folder, config, endpoints, benchmark.questions(config.selection()), progress);
  }

  /**
   * The same with questions that were read already.
   *
   * @param questions of the configuration's selection
   */
  public Outline run(
      Path folder,
      RunConfig config,
      List<String> endpoints,
      List<Question> questions,
      Progress progress)
      throws InterruptedException {
    return run(folder, config, endpoints, questions, List.of(), progress);
  }

  /**
   * The same with all these questions, or a part of them.
   *
   * @param questions of the configuration's selection
   * @param parts folders of runs of some of these questions, whose samples are taken over
   */
  public Outline run(
      Path folder,
      RunConfig config,
      List<String> endpoints,
      List<Question> questions,
      List<Path> parts,
      Progress progress)
      throws InterruptedException {
    Session session = Sessions.begin(clock, endpoints);
    try (OpenRun run = OpenRun.open(folder, config, questions, session)) {
      parts.forEach(run::addAll);
      List<Question> remaining = run.remaining();
      progress.begin(questions.size(), questions.size() - remaining.size());
      ask(remaining, config, run, progress);
      return Outline.finish(run, config, questions, remaining.size(), List.of(), session, clock);
    }
  }

  private void ask(List<Question> questions, RunConfig config, OpenRun run, Progress progress)
      throws InterruptedException {
    new Asking(
            benchmark,
            config.mode(),
            config.sampling(),
            questions,
            (question, outcome) -> {
              Sample sample =
                  judge.judge(question, benchmark.task(question, config.mode()), outcome);
              run.add(sample);
              progress.finished(sample);
            })
        .run(policy);
  }
}
