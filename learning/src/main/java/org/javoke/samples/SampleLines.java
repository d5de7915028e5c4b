package org.javoke.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.train.Selected;

/** Goes through a file whose lines have one form, and keeps what can be trained on. */
final class SampleLines {

  private static final int MOST_REASONS = 10;
  private static final int MOST_KEYS = 10;

  private SampleLines() {}

  /** Makes a sample of a line. */
  interface Reader<S> {
    S read(JsonLine line) throws SampleException;
  }

  /** Counts a sample's tokens. */
  interface Length<S> {
    int of(S sample);
  }

  /**
   * {@return the form of the file's first line}
   *
   * @param possible which forms are wanted
   * @throws InputException if the file is empty, or its first line has another form
   */
  static SampleForm form(Path file, List<SampleForm> possible) {
    try (JsonLines lines = JsonLines.open(file)) {
      JsonLine first = lines.next();
      if (first == null) {
        throw new InputException(file + " is empty: expected JSON Lines, one sample on each line");
      }
      return SampleForm.of(first.object())
          .filter(possible::contains)
          .orElseThrow(() ->
              first.error(
                  "it has %s; expected %s. javoke data convert brings other forms into messages"
                      .formatted(keys(first), SampleForm.listed(possible))));
    }
  }

  /**
   * {@return the samples of the file}
   *
   * @throws InputException at the first line that is broken or of another form, or if nothing is
   *     left to train on
   */
  static <S> Selected<S> select(
      Path file, SampleForm form, Reader<S> reader, Length<S> length, int maxTokens) {
    List<S> samples = new ArrayList<>();
    Map<String, Integer> reasons = new LinkedHashMap<>();
    int[] tooLong = {0};
    JsonLines.forEach(
        file,
        line ->
            read(line, form, reader, reason -> count(reason, reasons))
                .ifPresent(sample -> {
                  if (length.of(sample) > maxTokens) {
                    tooLong[0]++;
                  } else {
                    samples.add(sample);
                  }
                }));
    return required(file, new Selected<>(samples, tooLong[0], reasons), maxTokens);
  }

  // A template may put what a sample says into its reasons.
  private static void count(String reason, Map<String, Integer> reasons) {
    boolean isTold = reasons.size() < MOST_REASONS || reasons.containsKey(reason);
    reasons.merge(isTold ? reason : "other reasons", 1, Integer::sum);
  }

  /**
   * {@return the line's sample, if it is not left out}
   *
   * @param leftOut is handed the reason if it is
   * @throws InputException if the line is broken or of another form
   */
  static <S> Optional<S> read(
      JsonLine line, SampleForm form, Reader<S> reader, Consumer<String> leftOut) {
    requireForm(line, form);
    try {
      return Optional.of(reader.read(line));
    } catch (SampleException e) {
      if (!e.isLeftOut()) {
        throw line.error(e.reason());
      }
      leftOut.accept(e.reason());
      return Optional.empty();
    }
  }

  private static void requireForm(JsonLine line, SampleForm form) {
    if (!SampleForm.of(line.object()).equals(Optional.of(form))) {
      throw line.error(
          "it has %s, while the file's first line has (%s): a file must have one form; divide it"
              .formatted(keys(line), form));
    }
  }

  private static String keys(JsonLine line) {
    Set<String> all = line.object().values().keySet();
    String first =
        all.stream()
            .limit(MOST_KEYS)
            .map(key -> key.replaceAll("\\p{Cntrl}", "?"))
            .map(key -> key.length() <= 40 ? key : key.substring(0, 40) + "...")
            .collect(Collectors.joining(", "));
    return "[" + first + (all.size() > MOST_KEYS ? ", ...]" : "]");
  }

  /**
   * {@return what was selected}
   *
   * @throws InputException if that is nothing
   */
  static <S> Selected<S> required(Path file, Selected<S> selected, int maxTokens) {
    if (selected.samples().isEmpty()) {
      throw new InputException(
          "%s: nothing is left to train on. Left out are %s. %s"
              .formatted(
                  file,
                  selected.leftOut(maxTokens),
                  selected.tooLong() > 0
                      ? "Raise the limit (--max-length), or use other data."
                      : "Use other data."));
    }
    return selected;
  }
}
