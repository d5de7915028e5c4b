package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.javoke.call.CallFormat;
import org.javoke.input.InputException;
import org.javoke.lab.eval.Progress;
import org.javoke.lab.local.PerplexityJob;
import org.javoke.lab.local.ReplayJob;
import org.javoke.lab.local.SearchJob;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.run.FileHashes;
import org.javoke.lab.run.ResumableFile;
import org.javoke.lab.run.RunLock;
import org.javoke.lab.run.SettingsFile;
import org.javoke.lab.train.Company;
import org.javoke.lab.train.DataStage;
import org.javoke.lab.train.PreferJob;
import org.javoke.lab.train.SftJob;
import org.javoke.lab.train.Tuning;
import org.javoke.local.LocalModel;
import org.javoke.local.ModelHashes;
import org.javoke.search.Presets;

/**
 * The stages with a model on this machine. Each leaves its output in the run's folder and is the
 * work of the job that is also a verb of its own, so that one that was stopped goes on inside.
 */
public final class LocalStages implements Stages, AutoCloseable {

  private final IToolSettings settings;
  private final IToolFolder folder;
  private final Company company;
  private final IToolWatch watch;
  private final RunLock lock;
  private final OpenPolicy open;

  private LocalStages(
      IToolSettings settings,
      IToolFolder folder,
      Company company,
      IToolWatch watch,
      RunLock lock) {
    this.settings = settings;
    this.folder = folder;
    this.company = company;
    this.watch = watch;
    this.lock = lock;
    this.open = new OpenPolicy(settings.base());
  }

  /**
   * {@return the stages of a run, new or to be gone on with} Whoever asks closes them.
   *
   * @param company who may ask to stop; training here is by one process
   * @throws InputException if the folder is of a run with other settings, files or rounds that are
   *     not to be changed, or is being written by another process
   */
  public static LocalStages open(
      IToolSettings settings, IToolFolder folder, Company company, IToolWatch watch) {
    IToolFolder.made(folder.root());
    RunLock lock = RunLock.acquire(folder.root());
    try {
      SettingsFile.beginOrRequire(folder.settings(), identity(settings));
      return new LocalStages(settings, folder, company, watch, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Map<String, String> identity(IToolSettings settings) {
    Map<String, String> identity = new LinkedHashMap<>(settings.named());
    PolicyWeights start = PolicyWeights.before(settings.base(), settings.tuning());
    identity.putAll(ModelHashes.ofModel(start.model()));
    start.adapter().ifPresent(adapter -> identity.putAll(ModelHashes.ofAdapter(adapter)));
    FileHashes.of(List.of(settings.data())).forEach((_, hash) -> identity.put("data hash", hash));
    settings
        .test()
        .ifPresent(file ->
            FileHashes.of(List.of(file)).forEach((_, hash) -> identity.put("test hash", hash)));
    return identity;
  }

  @Override
  public void divide() {
    IToolFolder.made(folder.data());
    Division.of(settings).write(settings, folder);
  }

  @Override
  public PolicyWeights warmUp() {
    PolicyWeights start = PolicyWeights.before(settings.base(), settings.tuning());
    int epochs = settings.warmUp().phase().epochs();
    List<Path> files =
        switch (settings.warmUp().order()) {
          case EASY_TO_HARD -> folder.thirds();
          case MIXED -> List.of(folder.warmUpData());
          case NONE -> List.of();
        };
    if (files.isEmpty()) {
      return unchanged(0, start);
    }
    return trained(
        0,
        start,
        "warm-up, " + settings.warmUp().order(),
        () ->
            new SftJob(
                    settings.base(),
                    settings.tuning(),
                    files.stream().map(file -> new DataStage(file, epochs)).toList(),
                    settings.warmUp().loss(),
                    settings.warmUp().phase().settings(),
                    settings.limits(),
                    folder.round(0))
                .run(watch.training(folder.round(0)), company));
  }

  private PolicyWeights trained(
      int round, PolicyWeights before, String stage, Supplier<Path> training) {
    PolicyFile file = new PolicyFile(folder.root(), folder.policy(round));
    return file.read()
        .orElseGet(() -> {
          watch.begins(stage);
          IToolFolder.made(folder.round(round));
          open.close(); // Training takes the memory.
          PolicyWeights after = before.after(settings.tuning(), training.get());
          file.write(after, true);
          return after;
        });
  }

  private PolicyWeights unchanged(int round, PolicyWeights policy) {
    IToolFolder.made(folder.round(round));
    new PolicyFile(folder.root(), folder.policy(round)).write(policy, false);
    return policy;
  }

  @Override
  public void replay(int round, PolicyWeights policy) throws InterruptedException {
    if (Files.exists(folder.perplexities(round))) {
      return;
    }
    watch.begins(named(round, "replay"));
    Path out = IToolFolder.made(folder.buffer(round));
    try (TokenProgress progress = watch.lines("scoring")) {
      new ReplayJob(open.of(policy), settings.replay(round))
          .run(folder.replayData(), out, policy.hashes(), progress);
    }
  }

  private String named(int round, String stage) {
    return "round %d of %d: %s".formatted(round, settings.rounds(), stage);
  }

  @Override
  public int search(int round, PolicyWeights policy) throws InterruptedException {
    if (!Files.exists(folder.trees(round))) {
      watch.begins(named(round, "search"));
      Path out = IToolFolder.made(folder.search(round));
      LocalModel model = open.of(policy);
      CallFormat format = settings.search().format(model);
      Presets preset = settings.search().preset(format);
      try (TokenProgress progress = watch.lines("searching")) {
        new SearchJob(
                model,
                format,
                preset.steps(),
                settings.search().settings(preset, round),
                settings.search().pace())
            .run(folder.hardest(round), out, policy.hashes(), progress, watch::notice);
      }
    }
    return RoundNumbers.lines(folder.pairs(round));
  }

  @Override
  public PolicyWeights prefer(int round, PolicyWeights policy) {
    return trained(
        round,
        policy,
        named(round, "preference optimisation"),
        () ->
            new PreferJob(
                    policy.base(settings.base()),
                    policy.next(settings.tuning()),
                    List.of(new DataStage(folder.pairs(round), settings.preferring().epochs())),
                    settings.objective(),
                    true,
                    settings.preferring().settings(),
                    settings.limits(),
                    folder.round(round))
                .run(watch.training(folder.round(round)), company));
  }

  @Override
  public PolicyWeights carryOver(int round, PolicyWeights policy) {
    watch.notice(
        "round %d gives no pair: all steps of a tree are worth the same, so the policy stays as it is"
            .formatted(round));
    return unchanged(round, policy);
  }

  @Override
  public void evaluate(int round, PolicyWeights policy) throws InterruptedException {
    if (settings.test().isPresent() && !StageEvaluation.isDone(folder.evaluation(round))) {
      watch.begins(round == 0 ? "evaluation before the rounds" : named(round, "evaluation"));
      try (Progress progress = watch.questions("asking")) {
        new StageEvaluation(
                settings.test().get(), settings.longestReply(), company.version())
            .run(
                folder.evaluation(round),
                policyName(round),
                policy,
                open.of(policy),
                settings.search().format(),
                progress);
      }
    }
    RoundNumbers.write(folder, round);
  }

  private String policyName(int round) {
    Path name = settings.base().folder().toAbsolutePath().normalize().getFileName();
    boolean isStart = round == 0 && settings.warmUp().order() == WarmUpPlan.Order.NONE;
    return isStart ? String.valueOf(name) : name + "+" + folder.round(round).getFileName();
  }

  @Override
  public void conclude(int rounds, PolicyWeights policy) throws InterruptedException {
    Path after = folder.perplexitiesAfter();
    if (rounds > 0 && !Files.exists(after)) {
      watch.begins("perplexity after the rounds");
      IToolFolder.made(Optional.ofNullable(after.getParent()).orElseThrow());
      try (TokenProgress progress = watch.lines("scoring");
          ResumableFile out = ResumableFile.open(after, policy.hashes())) {
        new PerplexityJob(open.of(policy), false).run(folder.replayData(), out, progress);
      }
    }
    RoundNumbers.write(folder, rounds);
  }

  @Override
  public void close() {
    try (lock) {
      open.close();
    }
  }
}
