package org.javoke.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.javoke.generate.GenerationRequest;
import org.javoke.generate.Generator;
import org.javoke.generate.GeneratorSettings;
import org.javoke.generate.Guide;
import org.javoke.generate.SamplingParameters;
import org.javoke.generate.Tokens;
import org.javoke.hub.ModelFolder;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/**
 * How the time of a token grows with the length of the context, and with the sequences side by
 * side. Prompts have nothing in common. The time of a token is that of a long draw less that of a
 * short one, so prefilling is not in it.
 */
public final class TokenGrowth {

  private static final int[] CONTEXTS = {128, 256, 512, 1024, 2048, 4096};
  private static final int[] BATCHES = {1, 2, 4, 8, 16, 32, 64};
  private static final int SHORT = 2;
  private static final int LONG = 18;

  private final Decoder decoder;

  private TokenGrowth(Decoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Prints two tables and draws them.
   *
   * @param arguments {@code MODEL FOLDER}: where the plots go
   */
  public static void main(String[] arguments) throws Exception {
    Path plots = Path.of(arguments[1]);
    try (Decoder decoder =
        DecoderLoader.load(
            ModelFolder.open(Path.of(arguments[0])), WeightFormat.FP32, Device.CPU)) {
      TokenGrowth growth = new TokenGrowth(decoder);
      growth.times(1, 128);
      growth.plot("context", "tokens of context", CONTEXTS, n -> growth.times(1, n), plots);
      growth.plot("batch", "sequences side by side", BATCHES, n -> growth.times(n, 128), plots);
    }
  }

  private interface Measure {
    double milliseconds(int size) throws InterruptedException;
  }

  private void plot(String name, String label, int[] sizes, Measure measure, Path folder)
      throws InterruptedException, IOException {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int size : sizes) {
      double time = measure.milliseconds(size);
      System.out.printf(Locale.ROOT, "%s %d: %.2f ms a step%n", name, size, time);
      xs.add((double) size);
      ys.add(time);
    }
    XYChart chart =
        new XYChartBuilder()
            .width(640)
            .height(400)
            .title("Time of one decoding step against " + label)
            .xAxisTitle(label)
            .yAxisTitle("milliseconds")
            .build();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setLegendVisible(false);
    chart.addSeries(name, xs, ys);
    BitmapEncoder.saveBitmap(chart, folder.resolve("step-" + name).toString(), BitmapFormat.PNG);
  }

  private double times(int sequences, int context) throws InterruptedException {
    double few = Double.MAX_VALUE;
    double many = Double.MAX_VALUE;
    for (int pass = 0; pass < 2; pass++) {
      few = Math.min(few, seconds(sequences, context, SHORT));
      many = Math.min(many, seconds(sequences, context, LONG));
    }
    return (many - few) / (LONG - SHORT) * 1e3;
  }

  private double seconds(int sequences, int context, int count) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(context);
    List<GenerationRequest> requests = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      Tokens prompt = Tokens.of(random.ints(context, 0, decoder.config().vocabSize()).toArray());
      requests.add(
          new GenerationRequest(
              i,
              prompt,
              SamplingParameters.GREEDY,
              count,
              Set.of(),
              0,
              Guide.NONE,
              GenerationRequest.Logprobs.NONE));
    }
    long start = System.nanoTime();
    new Generator(decoder, GeneratorSettings.DEFAULT.withMaxSequences(sequences))
        .generate(requests.iterator(), _ -> {});
    return (System.nanoTime() - start) / 1e9;
  }
}
