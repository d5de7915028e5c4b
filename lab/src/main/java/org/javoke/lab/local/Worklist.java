package org.javoke.lab.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.Records;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.LineOutput;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file that are to be answered, and their answers. A line is read when it is wanted,
 * answers may come in any order, and are written in the order of the lines. What cannot be
 * understood is answered with the reason.
 *
 * <p>While too many answers wait for an early one there is no next line; there is one again once
 * that has come. A line that is no JSON ends the reading: those before it are answered, and then it
 * is an error.
 *
 * @param <R> what a line asks
 */
final class Worklist<R> implements Iterator<R>, AutoCloseable {

  /** Understands a line. */
  @FunctionalInterface
  interface Reading<R> {

    /**
     * {@return what the line asks}
     *
     * @throws InputException if nothing that can be done
     */
    R read(Place place, JsonLine line);
  }

  /**
   * Where an answer belongs.
   *
   * @param index of the line among those of the file, from 0
   * @param id that the line gives itself, or its number
   */
  record Place(long index, Value id) {}

  private final Path file;
  private final JsonLines lines;
  private final LineOutput out;
  private final InOrder inOrder;
  private final Reading<R> reading;
  private final TokenProgress progress;
  private final long started = System.nanoTime();
  private @Nullable R next;
  private @Nullable InputException broken;
  private boolean ended;
  private long index;
  private long before;
  private long answered;
  private long failed;
  private long promptTokens;
  private long tokens;

  /**
   * Opens the file, and passes over the lines that the output has answers to.
   *
   * @throws InputException if the file cannot be read, or the answers are not of its lines
   */
  Worklist(Path file, LineOutput out, TokenProgress progress, Reading<R> reading) {
    this.file = file;
    this.out = out;
    this.reading = reading;
    this.progress = progress;
    this.inOrder = new InOrder(out::write);
    long total = count(file);
    this.lines = JsonLines.open(file);
    try {
      out.before(this::passOver);
    } catch (RuntimeException e) {
      lines.close();
      throw e;
    }
    progress.begin(total, before);
  }

  private static long count(Path file) {
    long count = 0;
    try (Records records = Records.open(file)) {
      while (records.next() != null) {
        count++;
      }
    }
    return count;
  }

  private void passOver(JsonLine answer) {
    JsonLine line = lines.next();
    if (line == null || !id(line).equals(answer.object().at("id"))) {
      throw new InputException(
          "%s does not answer %s: %s. The file was changed since: delete the answers, or take the file they were made from"
              .formatted(
                  answer.file(),
                  file,
                  line == null
                      ? "it has more lines"
                      : "line %d answers %s and asks %s"
                          .formatted(
                              answer.number(),
                              shown(answer.object().at("id")),
                              Json.write(id(line)))));
    }
    before++;
    failed += answer.object().at("error") == null ? 0 : 1;
  }

  private static String shown(@Nullable Value value) {
    return value == null ? "nothing" : Json.write(value);
  }

  private static Value id(JsonLine line) {
    Value own = line.value() instanceof Value.Fields fields ? fields.at("id") : null;
    return own == null || own instanceof Value.Null ? Value.of(line.number()) : own;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !ended && !inOrder.isFull()) {
      JsonLine line = line();
      if (line == null) {
        ended = true;
        break;
      }
      Place place = new Place(index++, id(line));
      try {
        next = reading.read(place, line);
      } catch (InputException e) {
        refuse(place, String.valueOf(e.getMessage()));
      }
    }
    return next != null;
  }

  private @Nullable JsonLine line() {
    try {
      return lines.next();
    } catch (InputException e) {
      broken = e;
      return null;
    }
  }

  @Override
  public R next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    R taken = next;
    next = null;
    return taken;
  }

  /** Answers a line. */
  void answer(Place place, JsonObject answer, int promptTokens, int tokens) {
    this.promptTokens += promptTokens;
    this.tokens += tokens;
    write(place, answer, tokens);
  }

  /** Says why a line cannot be answered. */
  void refuse(Place place, String reason) {
    failed++;
    write(place, new JsonObject().put("id", place.id()).put("error", reason), 0);
  }

  private void write(Place place, JsonObject answer, int count) {
    answered++;
    inOrder.add(place.index(), Json.write(answer.done()));
    progress.answered(count);
  }

  /**
   * {@return what was done}
   *
   * @throws InputException if a line was no JSON: what comes before it is answered
   */
  Totals finish() {
    if (broken != null) {
      throw new InputException(
          "%s The %,d lines before it are answered, and the same command goes on from there where the answers go to a file."
              .formatted(broken.getMessage(), before + answered),
          broken);
    }
    out.finish();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
    return new Totals(answered, before, failed, promptTokens, tokens, elapsed);
  }

  @Override
  public void close() {
    lines.close();
  }
}
