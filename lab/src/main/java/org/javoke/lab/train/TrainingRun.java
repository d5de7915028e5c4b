package org.javoke.lab.train;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.lab.data.DataProblems;
import org.javoke.lab.run.FileHashes;
import org.javoke.local.ModelHashes;
import org.javoke.model.AvailableMemory;
import org.javoke.model.MemoryEstimate;
import org.javoke.samples.TrainingData;
import org.javoke.train.Objective;
import org.javoke.train.Selected;
import org.javoke.train.Stage;
import org.javoke.train.Trainee;
import org.javoke.train.Trainer;
import org.javoke.train.TrainingProgress;
import org.javoke.train.TrainingSettings;

/** What all jobs do alike around their objective: read, plan, train, write. */
record TrainingRun(
    BaseModel base,
    Tuning tuning,
    List<DataStage> data,
    TrainingSettings settings,
    Limits limits,
    Path out,
    List<TrainingListener> listeners,
    Company company) {

  TrainingRun {
    data = List.copyOf(data);
    OutputFile.requireFolder(out); // reading and loading take minutes, and it would be said after
    // Of several processes the first alone tells and writes.
    listeners = company.replicas().isFirst() ? List.copyOf(listeners) : List.of();
  }

  /**
   * {@return a stage for each file} Listeners are told what is left out.
   *
   * @throws InputException if the model cannot be trained so, a file cannot be read, or nothing of
   *     it can be used
   */
  <S> List<Stage<S>> stages(BiFunction<TrainingData, Path, Selected<S>> read) {
    List<Stage<S>> stages = new ArrayList<>();
    ModelFolder folder = base.open();
    tuning.check(base, folder.config());
    try (TrainingData reader = TrainingData.of(folder)) {
      for (DataStage stage : data) {
        Selected<S> selected = read.apply(reader, stage.file());
        DataProblems.of(stage.file()).forEach(this::notice);
        if (selected.read() > selected.samples().size()) {
          notice(stage.file() + ": left out " + selected.leftOut(limits.maxTokens()));
        }
        stages.add(new Stage<>(stage.file().toString(), selected.samples(), stage.epochs()));
      }
    }
    return stages;
  }

  /**
   * {@return what is going to be done} Listeners are told.
   *
   * @param atOnce tokens that are computed at once
   * @param compared whether the model is compared with what it was before
   */
  <S> TrainingPlan plan(List<Stage<S>> stages, Counts counts, int atOnce, boolean compared) {
    ModelConfig model = base.open().config();
    TrainingPlan plan =
        new TrainingPlan(
            tuning.parameters(model),
            MemoryEstimate.parameters(model),
            counts.samples(),
            counts.tokens(),
            counts.labels(),
            Trainer.steps(stages, settings),
            tuning.memory(base, model, atOnce, limits.keptLayers(), compared));
    tell(listener -> listener.planned(plan));
    if (base.device().isCpu()) {
      new MemoryCheck(model, plan, limits, atOnce)
          .warning(AvailableMemory.bytes())
          .ifPresent(this::notice);
    }
    return plan;
  }

  /**
   * {@return the model, loaded}
   *
   * @throws InputException if other processes have other files
   */
  Trainee load() {
    if (company.replicas().share().count() > 1) {
      Map<String, String> files = identity(ModelHashes.ofModel(base.folder()));
      files.put("version", company.version());
      company.replicas().agree(files);
    }
    return tuning.load(base, base.open(), settings.seed());
  }

  /**
   * Trains to the end and writes the weights.
   *
   * @param plan told before
   * @param identity what of the job makes the run this run, beside what is known here
   * @return the folder of the weights; that of the run where another process writes
   */
  <S> Path train(
      Trainee model,
      Objective<S> objective,
      List<Stage<S>> stages,
      TrainingPlan plan,
      Map<String, String> identity) {
    Trainer<S> trainer =
        new Trainer<>(
            objective,
            model.parameters(),
            stages,
            settings,
            out,
            identity(identity),
            new Told(model, listeners),
            InstantSource.system(),
            company.replicas(),
            company.stop());
    trainer.requireSameRun();
    tell(listener -> listener.starting(plan, model));
    trainer.run();
    Path weights = company.replicas().isFirst() ? model.write(out) : out;
    tell(listener -> listener.finished(weights));
    return weights;
  }

  private Map<String, String> identity(Map<String, String> others) {
    Map<String, String> identity = new LinkedHashMap<>(others);
    identity.putAll(tuning.identity());
    identity.put("model", base.folder().toAbsolutePath().normalize().toString());
    identity.put("dtype", base.format().spelled());
    identity.put("device", base.device().isCpu() ? "cpu" : "cuda");
    FileHashes.of(data.stream().map(DataStage::file).distinct().toList())
        .forEach((file, hash) -> identity.put("hash of " + file, hash));
    return identity;
  }

  /** Tells listeners what a user should know before it begins. */
  void notice(String line) {
    tell(listener -> listener.notice(line));
  }

  private void tell(Consumer<TrainingListener> what) {
    listeners.forEach(what);
  }

  /**
   * The size of the data.
   *
   * @param samples each counted once
   * @param tokens that are read, of all samples
   * @param labels how many of them bear loss
   * @param longest tokens of the sample that has the most to compute
   */
  record Counts(int samples, long tokens, long labels, int longest) {

    static <S> Counts of(
        List<Stage<S>> stages,
        ToLongFunction<S> tokens,
        ToLongFunction<S> labels,
        ToIntFunction<S> computed) {
      List<S> all = stages.stream().map(Stage::samples).flatMap(Collection::stream).toList();
      return new Counts(
          all.size(),
          all.stream().mapToLong(tokens).sum(),
          all.stream().mapToLong(labels).sum(),
          all.stream().mapToInt(computed).max().orElse(0));
    }
  }

  /** Hands on what the trainer says, with the model. */
  private record Told(Trainee model, List<TrainingListener> listeners) implements TrainingProgress {

    @Override
    public void begun(int done) {
      listeners.forEach(listener -> listener.begun(done, model));
    }

    @Override
    public void done(Report report) {
      listeners.forEach(listener -> listener.after(report, model));
    }

    @Override
    public boolean isEnough() {
      return listeners.stream().anyMatch(TrainingListener::isEnough);
    }
  }
}
