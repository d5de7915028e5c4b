package org.javoke.lab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * {@code samples.jsonl} of a run that is being written. Each sample is handed to the operating
 * system as one line when it finishes, so that a killed process loses none of them; of two lines
 * with one id the later counts.
 */
final class SampleLog implements AutoCloseable {

  /** How the growing file is opened; tests hand in one that fails. */
  @FunctionalInterface
  interface Opener {
    AppendFile open(Path path) throws IOException;
  }

  private record Place(long offset, int length, boolean scored) {}

  private final Path path;
  private final List<String> order;
  private final Map<String, Place> places = new HashMap<>();
  private AppendFile file;
  private final Opener opener;
  private boolean tidy = true;
  private @Nullable IOException failure;

  /**
   * Opens the log and goes over what it holds. A last line without an end was cut off by a kill: it
   * is dropped, from the file too.
   *
   * @param order the ids of the run's questions, in the benchmark's order
   * @throws InputException if a line is broken, or is of no question of the run
   */
  SampleLog(Path path, List<String> order, Opener opener) {
    this.path = path;
    this.order = List.copyOf(order);
    this.opener = opener;
    try {
      this.file = opener.open(path);
      long whole = index();
      if (whole < file.length()) {
        file.truncate(whole);
      }
    } catch (IOException e) {
      throw SafeFile.cannotWrite(path, e, "choose a folder that can be written");
    }
  }

  private long index() throws IOException {
    Set<String> known = Set.copyOf(order);
    try (LineReader reader = new LineReader(path)) {
      LineReader.Line line = reader.next();
      while (line != null && line.whole()) {
        Sample sample = SampleReader.parse(path, line);
        if (!known.contains(sample.id())) {
          throw new InputException(
              SampleReader.where(path, line)
                  + " is of \""
                  + sample.id()
                  + "\", which this run does not ask: delete the line");
        }
        note(sample, line.offset(), line.length());
        line = reader.next();
      }
      return line == null ? file.length() : line.offset();
    }
  }

  private void note(Sample sample, long offset, int length) {
    int index = places.size();
    if (index >= order.size() || !order.get(index).equals(sample.id())) {
      tidy = false;
    }
    places.put(sample.id(), new Place(offset, length, sample.scored()));
  }

  /** {@return the ids of the samples that have all their verdicts} */
  synchronized Set<String> scored() {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().scored())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Adds a sample.
   *
   * @throws InputException if it cannot be written; what was added before stays
   */
  synchronized void add(Sample sample) {
    if (failure != null) {
      throw noRoom(failure); // what came after half a line could not be told from it
    }
    byte[] line = Utf8Line.encode(SampleJson.write(sample));
    try {
      long offset = file.length();
      try {
        file.append(line);
      } catch (IOException e) {
        cutBack(offset, e);
        throw e;
      }
      note(sample, offset, line.length);
    } catch (IOException e) {
      failure = e;
      throw noRoom(e);
    }
  }

  private InputException noRoom(IOException cause) {
    String safe = places.size() + " of " + order.size() + " samples are safe";
    return SafeFile.cannotWrite(
        path, cause, safe + "; make room and run the same again, it goes on from there");
  }

  // Half a line would be dropped on the next start anyway: without it the file is whole now.
  private void cutBack(long length, IOException cause) {
    try {
      file.truncate(length);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Leaves each sample once, in the benchmark's order, and forces the file to the disk. */
  synchronized void tidyUp() {
    try {
      file.sync();
      if (tidy) {
        return;
      }
      try (FileChannel old = FileChannel.open(path)) {
        SafeFile.write(path, out -> copyInOrder(old, Channels.newChannel(out)));
      }
      reopen();
    } catch (IOException e) {
      throw SafeFile.cannotWrite(path, e, "no sample is lost: make room and run the same again");
    }
  }

  private void copyInOrder(FileChannel old, WritableByteChannel out) throws IOException {
    for (String id : order) {
      Place place = places.get(id);
      long position = place == null ? 0 : place.offset();
      long left = place == null ? 0 : place.length();
      while (left > 0) {
        long moved = old.transferTo(position, left, out);
        position += moved;
        left -= moved;
      }
    }
  }

  private void reopen() throws IOException {
    file.close();
    file = opener.open(path);
    places.clear();
    tidy = true;
    index();
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
