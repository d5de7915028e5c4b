package org.javoke.jmh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.javoke.generate.CompletionScorer;
import org.javoke.generate.Generation;
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
import org.javoke.tensor.Libtorch;

/**
 * Times a local model on a fixed workload, as {@code generate_hf.py} and {@code ppl_hf.py} time
 * transformers: the same tokens, greedy, no stop ids. One line of JSON on the standard output.
 */
public final class LocalTiming {

  private static final int NEW_TOKENS = 32;

  private final Decoder decoder;
  private final LocalWorkload workload;
  private final int sequences;

  private LocalTiming(Decoder decoder, LocalWorkload workload, int sequences) {
    this.decoder = decoder;
    this.workload = workload;
    this.sequences = sequences;
  }

  /**
   * Prints one line.
   *
   * @param arguments {@code generate|perplexity MODEL WORKLOAD [FORMAT [SEQUENCES [LIMIT]]]}
   */
  public static void main(String[] arguments) throws Exception {
    Path model = Path.of(arguments[1]);
    WeightFormat format = WeightFormat.valueOf(Timing.argument(arguments, 3, "FP32"));
    int sequences = Integer.parseInt(Timing.argument(arguments, 4, "48"));
    int limit = Integer.parseInt(Timing.argument(arguments, 5, "1000"));
    try (Decoder decoder = DecoderLoader.load(ModelFolder.open(model), format, Device.CPU)) {
      LocalWorkload workload =
          LocalWorkload.read(Path.of(arguments[2]), decoder.config().vocabSize(), limit);
      LocalTiming timing = new LocalTiming(decoder, workload, sequences);
      String measured = arguments[0].equals("generate") ? timing.generate() : timing.perplexity();
      System.out.printf(
          Locale.ROOT,
          "{\"tool\": \"javoke %s\", \"format\": \"%s\", \"blas\": \"%s\", \"threads\": %d, %s, \"peak_rss_mib\": %d}%n",
          arguments[0],
          format,
          Libtorch.blas(),
          Libtorch.threads(),
          measured,
          Timing.peakResidentMebibytes());
    }
  }

  private String generate() throws InterruptedException {
    generated(workload.prompts().subList(0, Math.min(8, workload.prompts().size())), NEW_TOKENS);
    long begun = System.nanoTime();
    generated(workload.prompts(), 1);
    double prefill = (System.nanoTime() - begun) / 1e9;
    long start = System.nanoTime();
    List<int[]> ids = generated(workload.prompts(), NEW_TOKENS);
    double seconds = (System.nanoTime() - start) / 1e9;
    int tokens = ids.stream().mapToInt(list -> list.length).sum();
    return String.format(
        Locale.ROOT,
        "\"sequences\": %d, \"prompts\": %d, \"seconds\": %.3f, \"prefill_seconds\": %.3f, \"new_tokens_per_s\": %.2f, \"ids_sha256\": \"%s\"",
        sequences,
        workload.prompts().size(),
        seconds,
        prefill,
        tokens / seconds,
        digest(ids));
  }

  private List<int[]> generated(List<Tokens> prompts, int count) throws InterruptedException {
    List<GenerationRequest> requests = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      requests.add(
          new GenerationRequest(
              i,
              prompts.get(i),
              SamplingParameters.GREEDY,
              count,
              Set.of(),
              0,
              Guide.NONE,
              GenerationRequest.Logprobs.NONE));
    }
    TreeMap<Integer, int[]> ids = new TreeMap<>();
    new Generator(decoder, GeneratorSettings.DEFAULT.withMaxSequences(sequences))
        .generate(
            requests.iterator(),
            generation ->
                ids.put(
                    (Integer) generation.id(), ((Generation.Drawn) generation).tokens().toArray()));
    return List.copyOf(ids.values());
  }

  /** The digest of Python's {@code json.dumps} of the lists, which the peer prints too. */
  private static String digest(List<int[]> ids) {
    String text = ids.stream().map(java.util.Arrays::toString).toList().toString();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String perplexity() throws InterruptedException {
    scored(4);
    long start = System.nanoTime();
    List<Double> means = scored(workload.prompts().size());
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(
        Locale.ROOT,
        "\"items\": %d, \"seconds\": %.3f, \"tokens_per_s\": %.1f, \"mean_of_mean_logprob\": %.6f",
        means.size(),
        seconds,
        workload.tokens() / seconds,
        means.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
  }

  private List<Double> scored(int count) throws InterruptedException {
    List<Double> means = new ArrayList<>();
    new CompletionScorer(decoder)
        .score(
            IntStream.range(0, Math.min(count, workload.prompts().size()))
                .mapToObj(i ->
                    new CompletionScorer.Request(
                        i, workload.prompts().get(i), workload.completions().get(i)))
                .iterator(),
            outcome -> means.add(((CompletionScorer.Outcome.Scored) outcome).meanLogprob()));
    return means;
  }
}
