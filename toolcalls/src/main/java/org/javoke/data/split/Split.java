package org.javoke.data.split;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.javoke.data.CanonicalForm;
import org.javoke.data.convert.LineFile;
import org.javoke.data.read.Dataset;
import org.javoke.data.split.SplitRule.Side;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;

/** Divides a dataset into a training and a test side, and checks what leaks between them. */
public final class Split {

  private final Dataset data;

  public Split(Dataset data) {
    this.data = data;
  }

  /**
   * What was done.
   *
   * @param train samples by category
   * @param test samples by category
   * @param rejected records that are no samples
   */
  public record Outcome(
      Map<String, Long> train, Map<String, Long> test, long rejected, Leaks leaks) {

    public long trainSize() {
      return train.values().stream().mapToLong(Long::longValue).sum();
    }

    public long testSize() {
      return test.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Writes {@code train.jsonl} and {@code test.jsonl} in the canonical form. The same data, rule
   * and seed give the same files.
   *
   * @throws InputException if the data cannot be read, or not divided so
   */
  public Outcome run(SplitRule rule, long seed, Path folder, IntConsumer progress) {
    Path trainPath = folder.resolve("train.jsonl");
    Path testPath = folder.resolve("test.jsonl");
    data.requireRepeatable();
    OutputFile.requireApart(data.files(), List.of(trainPath, testPath));
    Traits traits = Traits.of(data);
    if (traits.size() == 0) {
      throw new InputException(
          "There is nothing to divide, all records are broken: " + data.named());
    }
    List<Side> sides = rule.sides(traits, new Random(seed));
    if (!sides.contains(Side.TEST) || !sides.contains(Side.TRAIN)) {
      throw new InputException(
          "One side would be empty (samples in %s: %,d): choose another share or rule, or more data"
              .formatted(data.named(), traits.size()));
    }
    Map<String, Long> train = new TreeMap<>();
    Map<String, Long> test = new TreeMap<>();
    try (LineFile trainFile = LineFile.create(trainPath);
        LineFile testFile = LineFile.create(testPath)) {
      int[] index = {0};
      data.forEach(
          (_, example) -> {
            int i = index[0]++;
            boolean tested = sides.get(i) == Side.TEST;
            (tested ? testFile : trainFile).add(CanonicalForm.write(example));
            (tested ? test : train).merge(traits.at(i).category(), 1L, Long::sum);
          },
          progress);
      trainFile.complete();
      testFile.complete();
    }
    return new Outcome(train, test, traits.rejected(), Leaks.between(traits, sides));
  }
}
