package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.lab.local.AnswersJob;
import org.javoke.lab.local.RightAnswers;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.part.DividedWork;
import org.javoke.lab.run.ResumableFile;
import org.javoke.lab.train.Company;
import org.javoke.lab.train.DataStage;
import org.javoke.lab.train.SftJob;
import org.javoke.local.LocalModel;
import org.javoke.samples.LossOn;

/**
 * Reward-filtered reinforcement learning: in each round the policy answers each prompt several
 * times, the scorer says which answers are right, some of these are kept, and the policy is
 * fine-tuned on them. A KL term can keep it near the policy that the loop starts from, and examples
 * can be mixed in, both against forgetting.
 *
 * <p>As in {@link IToolLoop}, what is done is not done again, and what was stopped goes on.
 */
public final class RewardLoop implements AutoCloseable {

  private final RewardSettings settings;
  private final IToolFolder folder;
  private final LoopRun run;

  /**
   * Begins a run, or goes on with one.
   *
   * @param company the processes that run it together, and who may ask to stop
   * @throws InputException if the folder is of a run with other settings or files, or is being
   *     written by another process
   */
  public RewardLoop(
      RewardSettings settings, IToolFolder folder, Company company, IToolWatch watch) {
    this.settings = settings;
    this.folder = folder;
    Map<String, String> mixed = new TreeMap<>();
    settings
        .mixed()
        .ifPresent(each -> mixed.put("hash of what is kept", LoopRun.hash(each.file())));
    this.run = new LoopRun(settings.loop(), mixed, folder, company, watch);
  }

  /**
   * {@return the policy after the last round}
   *
   * @throws InputException if no line has a right answer, or a stage cannot be done; those before
   *     it stay
   */
  public PolicyWeights run() throws InterruptedException {
    RightAnswers.missing(settings.loop().data()).ifPresent(run.watch()::notice);
    PolicyWeights policy = run.unchanged(0, settings.loop().start());
    run.evaluate(0, policy, "evaluation before the rounds");
    for (int round = 1; round <= settings.loop().rounds(); round++) {
      draw(round, policy);
      policy = keep(round, policy) == 0 ? carryOver(round, policy) : train(round, policy);
      run.evaluate(round, policy, run.named(round, "evaluation"));
    }
    run.together().onlyFirst(() -> IToolPage.write(folder, folder.page()));
    return policy;
  }

  private void draw(int round, PolicyWeights policy) throws InterruptedException {
    Path drawn = folder.drawn(round);
    if (run.together().found(() -> Files.exists(drawn))) {
      return;
    }
    run.watch().begins(run.named(round, "answers"));
    Path out = OutputFile.folder(folder.answers(round));
    LocalModel model = run.model(policy);
    AnswersJob job = new AnswersJob(model, run.format(model), settings.drawing(round));
    Map<String, String> hashes = policy.hashes();
    Path data = settings.loop().data();
    String name = String.valueOf(drawn.getFileName());
    try (TokenProgress progress = run.watch().lines("answering")) {
      run.together()
          .divided(
              new DividedWork(data, out, run.count(), hashes),
              name,
              share -> answer(job, share.data(), share.out().resolve(name), hashes, progress),
              () -> answer(job, data, drawn, hashes, run.atTheEnd(progress)));
    }
  }

  private static void answer(
      AnswersJob job, Path data, Path file, Map<String, String> hashes, TokenProgress progress)
      throws InterruptedException {
    try (ResumableFile out = ResumableFile.open(file, hashes)) {
      job.run(data, out, progress);
    }
  }

  private int keep(int round, PolicyWeights policy) {
    run.together()
        .onlyFirst(() -> {
          if (!Files.exists(folder.answerCounts(round))) {
            new KeptAnswers(settings, folder, round).write(run.model(policy));
          }
        });
    return RoundNumbers.lines(folder.kept(round));
  }

  private PolicyWeights train(int round, PolicyWeights policy) {
    return run.trained(
        round,
        policy,
        run.named(round, "training on right answers"),
        () -> {
          Path out = folder.round(round);
          return new SftJob(
                  policy.base(settings.loop().base()),
                  policy.next(settings.loop().tuning()),
                  List.of(new DataStage(folder.kept(round), settings.phase().epochs())),
                  LossOn.COMPLETION,
                  settings.near(),
                  settings.phase().settings(),
                  settings.loop().limits(),
                  out)
              .run(run.listeners(round), run.company());
        });
  }

  private PolicyWeights carryOver(int round, PolicyWeights policy) {
    run.watch()
        .notice(
            "round %d keeps no answer, so the policy stays as it is: none was right, or the filter takes none"
                .formatted(round));
    return run.unchanged(round, policy);
  }

  @Override
  public void close() {
    run.close();
  }
}
