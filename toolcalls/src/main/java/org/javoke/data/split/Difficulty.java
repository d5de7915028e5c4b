package org.javoke.data.split;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.convert.LineFile;
import org.javoke.data.read.Dataset;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Divides a dataset evenly into easy, medium and hard by iTool's three criteria (section 4.2): the
 * number of candidate tools, the length of the toolset as text, and the number of calls in the
 * answer. The paper does not say how the three make one order; the two rules here do.
 */
public final class Difficulty {

  /** One of the three. */
  public enum Criterion {
    /** The number of tools that are offered. */
    TOOLS,
    /** The letters of their descriptions as JSON. */
    LENGTH,
    /** The number of calls that are made, or expected. */
    CALLS;

    long of(Measured measured) {
      return switch (this) {
        case TOOLS -> measured.tools();
        case LENGTH -> measured.length();
        case CALLS -> measured.calls();
      };
    }
  }

  /** A sample by the three criteria. */
  record Measured(long tools, long length, long calls) {

    static Measured of(Example example) {
      return new Measured(
          example.tools().size(),
          Json.write(CanonicalForm.tools(example)).length(),
          example.calledTools().size());
    }
  }

  /** The parts, in order. */
  public enum Level {
    EASY,
    MEDIUM,
    HARD;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How the criteria make one order.
   *
   * @param priority the criteria one after the other, each deciding where those before it are
   *     equal; empty for the mean of the ranks that a sample has by each criterion, so that all
   *     three count alike whatever their units
   */
  public record Order(List<Criterion> priority) {

    /** The mean of the ranks. */
    public static final Order MEAN_RANK = new Order(List.of());

    public Order {
      priority = List.copyOf(priority);
    }

    /**
     * {@return the order that the text names: {@code mean-rank}, or criteria such as {@code
     * calls,tools,length}}
     *
     * @throws InputException if it names none
     */
    public static Order named(String text) {
      if (text.equals("mean-rank")) {
        return MEAN_RANK;
      }
      List<Criterion> priority = new ArrayList<>();
      for (String name : text.split(",", -1)) {
        priority.add(
            Arrays.stream(Criterion.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name.strip()))
                .findFirst()
                .orElseThrow(() ->
                    new InputException(
                        "the order \"%s\" has \"%s\", expected mean-rank, or some of tools, length and calls, such as calls,tools,length"
                            .formatted(text, name))));
      }
      return new Order(priority);
    }
  }

  /** Where a criterion's values lie in a part. */
  public record Span(long least, double mean, long most) {}

  /**
   * What was done.
   *
   * @param sizes samples of each part
   * @param spans of each part and criterion
   */
  public record Outcome(
      Map<Level, Integer> sizes, Map<Level, Map<Criterion, Span>> spans, long rejected) {}

  private final Dataset data;

  public Difficulty(Dataset data) {
    this.data = data;
  }

  /**
   * Writes {@code easy.jsonl}, {@code medium.jsonl} and {@code hard.jsonl}; samples keep their
   * order and say their part in {@code meta.difficulty}. Of equally hard samples the earlier is
   * easier.
   *
   * @throws org.javoke.input.InputException if the data cannot be read, or would be written over
   */
  public Outcome run(Order order, Path folder, IntConsumer progress) {
    data.requireRepeatable();
    OutputFile.requireApart(
        data.files(),
        Stream.of(Level.values()).map(level -> folder.resolve(level.label() + ".jsonl")).toList());
    List<Measured> measured = new ArrayList<>();
    long rejected = data.forEach((_, example) -> measured.add(Measured.of(example)), _ -> {});
    List<Level> levels = levels(measured, order);
    write(levels, folder, progress);
    Map<Level, Integer> sizes = new EnumMap<>(Level.class);
    levels.forEach(level -> sizes.merge(level, 1, Integer::sum));
    return new Outcome(sizes, spans(measured, levels), rejected);
  }

  /**
   * {@return the part of each sample}
   *
   * @param measured the samples, in order
   */
  static List<Level> levels(List<Measured> measured, Order order) {
    double[] hardness = order.priority().isEmpty() ? meanRanks(measured) : new double[0];
    int[] sorted =
        IntStream.range(0, measured.size())
            .boxed()
            .sorted((a, b) ->
                order.priority().isEmpty()
                    ? Double.compare(hardness[a], hardness[b])
                    : compared(measured.get(a), measured.get(b), order.priority()))
            .mapToInt(Integer::intValue)
            .toArray();
    Level[] levels = new Level[sorted.length];
    for (int place = 0; place < sorted.length; place++) {
      levels[sorted[place]] = Level.values()[(int) (3L * place / sorted.length)];
    }
    return List.of(levels);
  }

  private static int compared(Measured a, Measured b, List<Criterion> priority) {
    for (Criterion criterion : priority) {
      int order = Long.compare(criterion.of(a), criterion.of(b));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Equal values share the mean of their ranks. */
  private static double[] meanRanks(List<Measured> measured) {
    double[] sums = new double[measured.size()];
    for (Criterion criterion : Criterion.values()) {
      int[] sorted =
          IntStream.range(0, measured.size())
              .boxed()
              .sorted((a, b) ->
                  Long.compare(criterion.of(measured.get(a)), criterion.of(measured.get(b))))
              .mapToInt(Integer::intValue)
              .toArray();
      int from = 0;
      while (from < sorted.length) {
        int to = from;
        while (to < sorted.length
            && criterion.of(measured.get(sorted[to])) == criterion.of(measured.get(sorted[from]))) {
          to++;
        }
        for (int i = from; i < to; i++) {
          sums[sorted[i]] += (from + to - 1) / 2.0;
        }
        from = to;
      }
    }
    return sums;
  }

  private void write(List<Level> levels, Path folder, IntConsumer progress) {
    try (LineFile easy = LineFile.create(folder.resolve("easy.jsonl"));
        LineFile medium = LineFile.create(folder.resolve("medium.jsonl"));
        LineFile hard = LineFile.create(folder.resolve("hard.jsonl"))) {
      int[] index = {0};
      data.forEach(
          (_, example) -> {
            Level level = levels.get(index[0]++);
            LineFile file =
                switch (level) {
                  case EASY -> easy;
                  case MEDIUM -> medium;
                  case HARD -> hard;
                };
            file.add(CanonicalForm.write(example.withMeta("difficulty", Value.of(level.label()))));
          },
          progress);
      easy.complete();
      medium.complete();
      hard.complete();
    }
  }

  private static Map<Level, Map<Criterion, Span>> spans(
      List<Measured> measured, List<Level> levels) {
    Map<Level, Map<Criterion, Span>> spans = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      for (Criterion criterion : Criterion.values()) {
        var values =
            IntStream.range(0, measured.size())
                .filter(i -> levels.get(i) == level)
                .mapToLong(i -> criterion.of(measured.get(i)))
                .summaryStatistics();
        if (values.getCount() > 0) {
          spans
              .computeIfAbsent(level, _ -> new EnumMap<>(Criterion.class))
              .put(criterion, new Span(values.getMin(), values.getAverage(), values.getMax()));
        }
      }
    }
    return spans;
  }
}
