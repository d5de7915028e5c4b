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
import org.javoke.value.Json;

/** Turns files of one format into one file of another, sample by sample. */
public final class Conversion {

  private final String from;
  private final TargetForm to;

  /**
   * @param from the name of the files' format, or {@link DataFormats#AUTO}
   */
  public Conversion(String from, TargetForm to) {
    this.from = from;
    this.to = to;
  }

  /**
   * What was done.
   *
   * @param formats the format of each file, by its name
   * @param losses what the form could not hold, and of how many samples
   * @param rejected how many records were kept aside
   * @param reasons the first few of those, each with its place
   */
  public record Outcome(
      Map<Path, String> formats,
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
   * @throws org.javoke.input.InputException if a file cannot be read or written
   */
  public Outcome run(List<Path> files, Path out, Path rejects, Progress progress) {
    Map<Path, String> formats = new TreeMap<>();
    Map<String, Long> losses = new TreeMap<>();
    try (LineFile lines = LineFile.create(out);
        Rejects aside = new Rejects(rejects)) {
      for (Path file : files) {
        var format = DataFormats.of(from, file);
        formats.put(file, format.name());
        try (ExampleFile examples =
            ExampleFile.open(file, format, bytes -> progress.read(bytes, lines.lines()))) {
          for (Entry entry = examples.next(); entry != null; entry = examples.next()) {
            switch (entry) {
              case Entry.Rejected rejected -> aside.add(rejected);
              case Entry.Good(Origin origin, Example example) ->
                  write(origin, example, lines, aside, losses);
            }
          }
        }
      }
      aside.complete();
      lines.complete();
      return new Outcome(formats, lines.lines(), aside.count(), aside.shown(), losses);
    }
  }

  private void write(
      Origin origin, Example example, LineFile lines, Rejects aside, Map<String, Long> losses) {
    switch (to.write(example)) {
      case Written.Line(var line, List<String> lost) -> {
        lines.add(line);
        lost.forEach(loss -> losses.merge(loss, 1L, Long::sum));
      }
      case Written.Impossible(String reason) ->
          aside.add(origin, reason, Json.write(CanonicalForm.write(example)));
    }
  }
}
