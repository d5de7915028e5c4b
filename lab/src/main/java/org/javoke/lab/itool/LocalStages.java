package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.javoke.call.CallFormat;
import org.javoke.input.OutputFile;
import org.javoke.lab.local.PerplexityJob;
import org.javoke.lab.local.ReplayJob;
import org.javoke.lab.local.SearchJob;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.part.DividedWork;
import org.javoke.lab.run.ResumableFile;
import org.javoke.lab.train.Company;
import org.javoke.lab.train.DataStage;
import org.javoke.lab.train.PreferJob;
import org.javoke.lab.train.SftJob;
import org.javoke.lab.trees.TreesPage;
import org.javoke.local.LanguageModel;
import org.javoke.search.Presets;

/**
 * The stages with a model that is trained on this machine, and searched and scored here or on
 * servers. Each leaves its output in the run's folder and is the work of the job that is also a
 * verb of its own, so that one that was stopped goes on inside.
 */
public final class LocalStages implements Stages, AutoCloseable {

  private final IToolSettings settings;
  private final IToolFolder folder;
  private final LoopRun run;
  private final Optional<ServedPolicies> served;

  /** Begins a run that is computed here, or goes on with one. */
  public LocalStages(
      IToolSettings settings, IToolFolder folder, Company company, IToolWatch watch) {
    this(settings, folder, Optional.empty(), company, watch);
  }

  /**
   * Begins a run, or goes on with one.
   *
   * @param servers that search and score in place of this machine
   * @param company the processes that run it together, and who may ask to stop
   * @throws org.javoke.input.InputException if the folder is of a run with other settings or files,
   *     or is being written by another process
   */
  public LocalStages(
      IToolSettings settings,
      IToolFolder folder,
      Optional<Servers> servers,
      Company company,
      IToolWatch watch) {
    this.settings = settings;
    this.folder = folder;
    // The same numbers, but for rounding, which a run is not to mix.
    Map<String, String> where = servers.isEmpty() ? Map.of() : Map.of("sampled on", "servers");
    this.run = new LoopRun(settings.loop(), where, folder, company, watch);
    this.served =
        servers.map(named ->
            new ServedPolicies(
                named, settings.loop().start(), folder.root(), OpenPolicy.DAY, watch::notice));
  }

  /** {@return the policy, as search and scoring ask it} */
  private LanguageModel asked(PolicyWeights policy) throws InterruptedException {
    return served.isEmpty() ? run.model(policy) : served.get().of(policy);
  }

  @Override
  public void divide() {
    run.together()
        .onlyFirst(() -> {
          OutputFile.folder(folder.data());
          Division.of(settings, run.watch()::notice).write(settings.loop().data(), folder);
        });
  }

  @Override
  public PolicyWeights warmUp() {
    PolicyWeights start = settings.loop().start();
    WarmUpPlan plan = settings.warmUp();
    List<Path> files =
        switch (plan.order()) {
          case EASY_TO_HARD -> folder.thirds();
          case MIXED -> List.of(folder.warmUpData());
          case NONE -> List.of();
        };
    if (files.isEmpty()) {
      return run.unchanged(0, start);
    }
    return run.trained(
        0,
        start,
        "warm-up, " + plan.order(),
        () ->
            new SftJob(
                    start.base(settings.loop().base()),
                    settings.loop().tuning(),
                    files.stream().map(file -> new DataStage(file, plan.phase().epochs())).toList(),
                    plan.loss(),
                    Optional.empty(),
                    plan.phase().settings(),
                    settings.loop().limits(),
                    folder.round(0))
                .run(run.listeners(0), run.company()));
  }

  @Override
  public void replay(int round, PolicyWeights policy) throws InterruptedException {
    Path buffer = folder.perplexities(round);
    if (run.together().found(() -> Files.exists(buffer))) {
      return;
    }
    run.watch().begins(run.named(round, "replay"));
    Path out = OutputFile.folder(folder.buffer(round));
    Path data = folder.replayData();
    Map<String, String> hashes = policy.hashes();
    String name = String.valueOf(buffer.getFileName());
    try (TokenProgress progress = run.watch().lines("scoring")) {
      divided(
          new DividedWork(data, out, run.count(), hashes),
          name,
          share -> scored(policy, share.data(), share.out().resolve(name), progress),
          () ->
              new ReplayJob(asked(policy), settings.replay(round))
                  .run(data, out, hashes, atTheEnd(progress)));
    }
  }

  // Servers are asked side by side as it is, and one process hands them their adapters.
  private void divided(
      DividedWork work, String file, Together.OfShare part, Together.Work<InterruptedException> end)
      throws InterruptedException {
    if (served.isPresent()) {
      run.together().onlyFirst(end);
    } else {
      run.together().divided(work, file, part, end);
    }
  }

  private TokenProgress atTheEnd(TokenProgress progress) {
    return served.isPresent() ? progress : run.atTheEnd(progress);
  }

  private void scored(PolicyWeights policy, Path data, Path file, TokenProgress progress)
      throws InterruptedException {
    try (ResumableFile out = ResumableFile.open(file, policy.hashes())) {
      new PerplexityJob(asked(policy), false).run(data, out, progress);
    }
  }

  @Override
  public int search(int round, PolicyWeights policy) throws InterruptedException {
    if (!run.together().found(() -> Files.exists(folder.trees(round)))) {
      run.watch().begins(run.named(round, "search"));
      grow(round, policy);
    }
    run.together()
        .onlyFirst(() -> {
          if (!Files.exists(folder.treesPage(round))) {
            TreesPage.write(folder.trees(round), folder.hardest(round), folder.treesPage(round));
          }
        });
    return RoundNumbers.lines(folder.pairs(round));
  }

  private void grow(int round, PolicyWeights policy) throws InterruptedException {
    Path out = OutputFile.folder(folder.search(round));
    Map<String, String> hashes = policy.hashes();
    Path data = folder.hardest(round);
    Consumer<String> notice = run.watch()::notice;
    try (TokenProgress progress = run.watch().lines("searching")) {
      divided(
          new DividedWork(data, out, run.count(), hashes),
          String.valueOf(folder.trees(round).getFileName()),
          share -> job(round, policy).run(share.data(), share.out(), hashes, progress, _ -> {}),
          () ->
              job(round, policy)
                  .run(data, out, hashes, atTheEnd(progress), notice)
                  .failures()
                  .ifPresent(notice));
    }
  }

  private SearchJob job(int round, PolicyWeights policy) throws InterruptedException {
    LanguageModel model = asked(policy);
    CallFormat format = settings.loop().format().orElseGet(model.words()::callFormat);
    Presets preset = settings.search().preset(format);
    return new SearchJob(
        model,
        format,
        preset.steps(),
        settings.search().settings(preset, round),
        settings.search().pace());
  }

  @Override
  public PolicyWeights prefer(int round, PolicyWeights policy) {
    return run.trained(
        round,
        policy,
        run.named(round, "preference optimisation"),
        () ->
            new PreferJob(
                    policy.base(settings.loop().base()),
                    policy.next(settings.loop().tuning()),
                    List.of(new DataStage(folder.pairs(round), settings.preferring().epochs())),
                    settings.objective(),
                    true,
                    settings.preferring().settings(),
                    settings.loop().limits(),
                    folder.round(round))
                .run(run.listeners(round), run.company()));
  }

  @Override
  public PolicyWeights carryOver(int round, PolicyWeights policy) {
    run.watch()
        .notice(
            "round %d gives no pair, as all steps of a tree are worth the same or no tree grew: the policy stays as it is"
                .formatted(round));
    return run.unchanged(round, policy);
  }

  @Override
  public void evaluate(int round, PolicyWeights policy) throws InterruptedException {
    run.evaluate(
        round,
        policy,
        round == 0 ? "evaluation before the rounds" : run.named(round, "evaluation"));
  }

  @Override
  public void conclude(int rounds, PolicyWeights policy) throws InterruptedException {
    Path after = folder.perplexitiesAfter(rounds);
    if (rounds > 0 && !run.together().found(() -> Files.exists(after))) {
      run.watch().begins("perplexity after the rounds");
      scoreAfter(after, folder.round(rounds), policy);
    }
    run.together()
        .onlyFirst(() -> {
          RoundNumbers.write(folder, rounds);
          IToolPage.write(folder, folder.page());
        });
  }

  private void scoreAfter(Path after, Path out, PolicyWeights policy) throws InterruptedException {
    Path data = folder.replayData();
    String name = String.valueOf(after.getFileName());
    try (TokenProgress progress = run.watch().lines("scoring")) {
      divided(
          new DividedWork(data, out, run.count(), policy.hashes()),
          name,
          share -> scored(policy, share.data(), share.out().resolve(name), progress),
          () -> scored(policy, data, after, atTheEnd(progress)));
    }
  }

  @Override
  public void close() {
    try (run) {
      served.ifPresent(ServedPolicies::close);
    }
  }
}
