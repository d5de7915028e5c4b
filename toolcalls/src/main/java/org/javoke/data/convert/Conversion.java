package org.javoke.data.convert;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.convert.TargetForm.Written;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.data.read.Origin;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Turns files of one format into one file of another, sample by sample. */
public final class Conversion {

  /** The size of a file that has all samples that there are. */
  public static final long ALL = Long.MAX_VALUE;

  private final String from;
  private final TargetForm to;
  private final long size;

  /**
   * @param from the name of the files' format, or {@link DataFormats#AUTO}
   */
  public Conversion(String from, TargetForm to) {
    this(from, to, ALL);
  }

  /**
   * @param from the name of the files' format, or {@link DataFormats#AUTO}
   * @param size how many samples are written: the first ones; or {@link #ALL}
   */
  public Conversion(String from, TargetForm to, long size) {
    this.from = from;
    this.to = to;
    this.size = size;
  }

  /**
   * What was done.
   *
   * @param formats the format of each file, by its name
   * @param answers where the form's answers are; null for a form of one file
   * @param losses what the form could not hold, and of how many samples
   * @param rejected how many records were kept aside
   * @param reasons the first few of those, each with its place
   */
  public record Outcome(
      Map<Path, String> formats,
      @Nullable Path answers,
      long written,
      long rejected,
      List<String> reasons,
      Map<String, Long> losses) {}

  /** Is told how far the reading has come. */
  public interface Progress {
    void read(int bytes, long records);
  }

  /**
   * Converts the files into one.
   *
   * @param rejects where records are kept that are broken, or that the form has no place for
   * @throws InputException if a file cannot be read or written, or would be both, or if there are
   *     fewer samples than wanted
   */
  public Outcome run(List<Path> files, Path out, Path rejects, Progress progress) {
    TargetForm form = to.anew();
    Path answers = form.answers(out);
    OutputFile.requireApart(
        files, answers == null ? List.of(out, rejects) : List.of(out, rejects, answers));
    Map<Path, String> formats = new TreeMap<>();
    Map<String, Long> losses = new TreeMap<>();
    try (LineFile lines = LineFile.create(out);
        LineFile beside = answers == null ? null : LineFile.create(answers);
        Rejects aside = new Rejects(rejects)) {
      Places places = new Places(form, lines, beside, aside, losses);
      for (Path file : files) {
        var format = DataFormats.of(from, file);
        formats.put(file, format.name());
        try (ExampleFile examples =
            ExampleFile.open(file, format, bytes -> progress.read(bytes, lines.lines()))) {
          Entry entry;
          while (lines.lines() < size && (entry = examples.next()) != null) {
            switch (entry) {
              case Entry.Rejected rejected -> aside.add(rejected);
              case Entry.Good(Origin origin, Example example) -> places.write(origin, example);
            }
          }
        }
      }
      if (size != ALL && lines.lines() < size) {
        throw new InputException(
            "%,d samples are wanted, and only %,d can be written. Name a smaller --size, or more files."
                .formatted(size, lines.lines()));
      }
      aside.complete();
      if (beside != null) {
        beside.complete();
      }
      lines.complete();
      return new Outcome(formats, answers, lines.lines(), aside.count(), aside.shown(), losses);
    }
  }

  /** Where samples go. */
  private record Places(
      TargetForm form,
      LineFile lines,
      @Nullable LineFile answers,
      Rejects aside,
      Map<String, Long> losses) {

    void write(Origin origin, Example example) {
      switch (form.write(example)) {
        case Written.Line(var line, List<String> lost) -> add(line, lost);
        case Written.Pair(var line, var answer, List<String> lost) -> {
          add(line, lost);
          if (answers != null) {
            answers.add(answer);
          }
        }
        case Written.Impossible(String reason) ->
            aside.add(origin, reason, Json.write(CanonicalForm.write(example)));
      }
    }

    private void add(Value.Fields line, List<String> lost) {
      lines.add(line);
      lost.forEach(loss -> losses.merge(loss, 1L, Long::sum));
    }
  }
}
