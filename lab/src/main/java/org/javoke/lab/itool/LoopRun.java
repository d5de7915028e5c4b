package org.javoke.lab.itool;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.javoke.call.CallFormat;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.lab.eval.Progress;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.run.FileHashes;
import org.javoke.lab.run.RunLock;
import org.javoke.lab.run.SettingsFile;
import org.javoke.lab.train.AdapterCopy;
import org.javoke.lab.train.Company;
import org.javoke.lab.train.TrainingListener;
import org.javoke.local.LocalModel;
import org.javoke.local.ModelHashes;

/** What all loops do alike: begin or go on, open the policy, train it, evaluate it. */
final class LoopRun implements AutoCloseable {

  private final LoopSettings settings;
  private final IToolFolder folder;
  private final Company company;
  private final IToolWatch watch;
  private final Together together;
  private final Optional<RunLock> lock;
  private final OpenPolicy open;

  /**
   * Begins a run, or goes on with one.
   *
   * @param more that decides about the result, beside the settings and their files
   * @throws org.javoke.input.InputException if the folder is of a run with other settings or files,
   *     or is being written by another process
   */
  LoopRun(
      LoopSettings settings,
      Map<String, String> more,
      IToolFolder folder,
      Company company,
      IToolWatch watch) {
    this.settings = settings;
    this.folder = folder;
    this.company = company;
    this.together = new Together(company.replicas());
    this.watch = together.isFirst() ? watch : IToolWatch.NONE;
    this.open = new OpenPolicy(settings.base());
    Map<String, String> identity = identity(more);
    company.replicas().agree(identity);
    this.lock = together.isFirst() ? Optional.of(begun(identity)) : Optional.empty();
    together.meet();
  }

  private RunLock begun(Map<String, String> identity) {
    OutputFile.folder(folder.root());
    RunLock acquired = RunLock.acquire(folder.root());
    try {
      SettingsFile.beginOrRequire(folder.settings(), identity);
      return acquired;
    } catch (RuntimeException e) {
      acquired.close();
      throw e;
    }
  }

  private Map<String, String> identity(Map<String, String> more) {
    Map<String, String> identity = new LinkedHashMap<>(settings.named());
    PolicyWeights start = settings.start();
    identity.putAll(ModelHashes.ofModel(start.model()));
    start.adapter().ifPresent(adapter -> identity.putAll(ModelHashes.ofAdapter(adapter)));
    identity.put("data hash", hash(settings.data()));
    settings.test().ifPresent(test -> identity.put("test hash", hash(test)));
    identity.putAll(more);
    return identity;
  }

  static String hash(Path file) {
    return FileHashes.of(List.of(file)).values().iterator().next();
  }

  IToolFolder folder() {
    return folder;
  }

  IToolWatch watch() {
    return watch;
  }

  Together together() {
    return together;
  }

  /** {@return how many processes there are} */
  int count() {
    return company.replicas().share().count();
  }

  Company company() {
    return company;
  }

  /** {@return what a stage of a round is called} */
  String named(int round, String stage) {
    return "round %d of %d: %s".formatted(round, settings.rounds(), stage);
  }

  LocalModel model(PolicyWeights policy) {
    return open.of(policy);
  }

  CallFormat format(LocalModel model) {
    return settings.format().orElseGet(model::callFormat);
  }

  /** {@return what shows the end of a divided stage} There is nothing to see: all is done then. */
  TokenProgress atTheEnd(TokenProgress ofStage) {
    return count() == 1 ? ofStage : TokenProgress.NONE;
  }

  List<TrainingListener> listeners(int round) {
    return watch.training(folder.round(round));
  }

  /**
   * {@return the policy after the round}
   *
   * @param training hands back the folder that it wrote; left out if the round is done
   */
  PolicyWeights trained(int round, PolicyWeights before, String stage, Supplier<Path> training) {
    PolicyFile file = new PolicyFile(folder.root(), folder.policy(round));
    if (!together.found(() -> file.read().isPresent())) {
      watch.begins(stage);
      together.onlyFirst(() -> OutputFile.folder(folder.round(round)));
      open.close(); // Training takes the memory.
      Path trained = training.get();
      together.onlyFirst(() -> file.write(before.after(settings.tuning(), trained), true));
    }
    return file.read()
        .orElseThrow(() ->
            new InputException(
                "There is no %s, which another process wrote: --out has to be a folder that all processes see."
                    .formatted(file.file())));
  }

  /** {@return the same policy, noted as what the round ends with} Its adapter is copied there. */
  PolicyWeights unchanged(int round, PolicyWeights policy) {
    together.onlyFirst(() -> {
      Path made = OutputFile.folder(folder.round(round));
      if (round > 0) {
        policy.adapter().ifPresent(adapter -> AdapterCopy.write(adapter, made));
      }
      new PolicyFile(folder.root(), folder.policy(round)).write(policy, false);
    });
    return policy;
  }

  /** Asks the policy the test questions, if there are any and it is not done, notes the numbers. */
  void evaluate(int round, PolicyWeights policy, String stage) throws InterruptedException {
    Path out = folder.evaluation(round);
    if (settings.test().isPresent() && !together.found(() -> StageEvaluation.isShown(out))) {
      watch.begins(stage);
      ask(settings.test().get(), round, policy);
    }
    together.onlyFirst(() -> RoundNumbers.write(folder, round));
  }

  private void ask(Path test, int round, PolicyWeights policy) throws InterruptedException {
    LocalModel model = open.of(policy);
    StageEvaluation evaluation =
        new StageEvaluation(
            test,
            settings.longestReply(),
            company.version(),
            name(policy),
            policy,
            model,
            format(model));
    Path parts = folder.evaluationParts(round);
    try (Progress progress = watch.questions("asking")) {
      together.inParts(
          part -> evaluation.part(part, parts, progress),
          () -> evaluation.whole(folder.evaluation(round), count(), parts, progress));
    }
  }

  /** {@return how runs call the policy: its model, and the round whose adapter it has} */
  private String name(PolicyWeights policy) {
    String model = last(settings.base().folder());
    if (policy.equals(settings.start())) {
      return model;
    }
    return model + "+" + last(policy.adapter().orElse(policy.model()).resolveSibling(""));
  }

  private static String last(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  @Override
  public void close() {
    open.close();
    lock.ifPresent(RunLock::close);
  }
}
