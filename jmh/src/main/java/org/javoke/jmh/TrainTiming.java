package org.javoke.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.TargetModules;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.WeightFormat;
import org.javoke.preference.Dpo;
import org.javoke.preference.Pair;
import org.javoke.preference.PairedLoss;
import org.javoke.tensor.Device;
import org.javoke.tensor.Libtorch;
import org.javoke.train.AdamW;
import org.javoke.train.Example;
import org.javoke.train.LogProbs;
import org.javoke.train.LoraWeights;
import org.javoke.train.Objective;
import org.javoke.train.SupervisedLoss;

/**
 * Times steps of LoRA training (rank 8 on all linears) on a fixed workload, as {@code sft_trl.py}
 * and {@code dpo_trl.py} time TRL: the same tokens in file order, the first steps left out. The
 * reference's log-probabilities are computed within the time that is measured. One line of JSON.
 */
public final class TrainTiming {

  private static final int RANK = 8;
  private static final double RATE = 1e-4;

  private final int batch;
  private final int steps;
  private final int skipped;

  private TrainTiming(int batch, int steps, int skipped) {
    this.batch = batch;
    this.steps = steps;
    this.skipped = skipped;
  }

  /**
   * Prints one line.
   *
   * @param arguments {@code sft|dpo MODEL WORKLOAD BATCH STEPS [SKIPPED [KEPT_LAYERS
   *     [TOKENS_AT_ONCE [FORMAT]]]]}
   */
  public static void main(String[] arguments) throws IOException {
    Path workload = Path.of(arguments[2]);
    TrainTiming timing =
        new TrainTiming(
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(Timing.argument(arguments, 5, "1")));
    int keptLayers = Integer.parseInt(Timing.argument(arguments, 6, "0"));
    int tokensAtOnce = Integer.parseInt(Timing.argument(arguments, 7, "1024"));
    WeightFormat format = WeightFormat.valueOf(Timing.argument(arguments, 8, "FP32"));
    ModelFolder folder = ModelFolder.open(Path.of(arguments[1]));
    int vocab = folder.config().vocabSize();
    try (Decoder base = DecoderLoader.load(folder, format, Device.CPU);
        LoraWeights adapter = LoraWeights.fresh(base, config(), 0);
        AdamW optimiser = new AdamW(adapter.parameters(), AdamW.Settings.decaying(0))) {
      LogProbs policy = new LogProbs(adapter.on(base, 0), keptLayers);
      String measured =
          arguments[0].equals("sft")
              ? timing.timed(
                  new SupervisedLoss(policy, tokensAtOnce),
                  examples(workload, vocab),
                  Example::length,
                  optimiser)
              : timing.timed(
                  new PairedLoss(Dpo.plain(0.1), policy, new LogProbs(base, 0)),
                  pairs(workload, vocab),
                  Pair::tokens,
                  optimiser);
      System.out.printf(
          Locale.ROOT,
          "{\"tool\": \"javoke %s\", \"format\": \"%s\", \"kept_layers\": %d, \"blas\": \"%s\", \"threads\": %d, %s, \"peak_rss_mib\": %d}%n",
          arguments[0],
          format,
          keptLayers,
          Libtorch.blas(),
          Libtorch.threads(),
          measured,
          Timing.peakResidentMebibytes());
    }
  }

  private static AdapterConfig config() {
    return new AdapterConfig(
        RANK,
        2 * RANK,
        0,
        false,
        new TargetModules.AllLinear(),
        List.of(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /** The peers count a prompt as often as they compute it, so tokens are counted as theirs are. */
  private <S> String timed(
      Objective<S> objective, List<S> samples, ToLongFunction<S> length, AdamW optimiser) {
    double first = 0;
    double last = 0;
    long tokens = 0;
    long start = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      if (step == skipped) {
        start = System.nanoTime();
        tokens = 0;
      }
      List<S> microBatch = new ArrayList<>();
      for (int i = 0; i < batch; i++) {
        S sample = samples.get((step * batch + i) % samples.size());
        microBatch.add(sample);
        tokens += length.applyAsLong(sample);
      }
      last = objective.accumulate(List.of(microBatch), step).loss();
      first = step == 0 ? last : first;
      optimiser.clip(1);
      optimiser.step(RATE);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(
        Locale.ROOT,
        "\"batch\": %d, \"steps_timed\": %d, \"seconds\": %.3f, \"samples_per_s\": %.3f, \"tokens_per_s\": %.1f, \"first_loss\": %.6f, \"last_loss\": %.6f",
        batch,
        steps - skipped,
        seconds,
        batch * (steps - skipped) / seconds,
        tokens / seconds,
        first,
        last);
  }

  private static List<Example> examples(Path file, int vocab) {
    return JsonLines.readAll(file).stream()
        .map(line ->
            Example.completion(
                line.text("id"),
                folded(line, "prompt_ids", vocab),
                folded(line, "completion_ids", vocab)))
        .toList();
  }

  private static List<Pair> pairs(Path file, int vocab) {
    return JsonLines.readAll(file).stream()
        .map(line ->
            new Pair(
                line.text("id"),
                folded(line, "prompt_ids", vocab),
                folded(line, "chosen_ids", vocab),
                folded(line, "rejected_ids", vocab),
                1))
        .toList();
  }

  private static int[] folded(JsonLine line, String key, int vocab) {
    return LocalWorkload.folded(line.items(key), vocab).toArray();
  }
}
