package org.javoke.data.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.javoke.data.Example;
import org.javoke.input.InputException;
import org.javoke.input.Records;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a dataset's file, read one at a time: plain, gzip or Zstandard; JSON Lines or one
 * JSON array. A broken record is handed on as such, with the reason, and never ends the reading.
 */
public final class ExampleFile implements AutoCloseable {

  private final Path file;
  private final Source source;

  private ExampleFile(Path file, Source source) {
    this.file = file;
    this.source = source;
  }

  /** A record and what became of it. */
  public sealed interface Entry {
    Origin origin();

    /** It is a sample. */
    record Good(Origin origin, Example example) implements Entry {}

    /**
     * It is none.
     *
     * @param reason in words
     * @param text the record as it stands; empty where it cannot be shown
     */
    record Rejected(Origin origin, String reason, String text) implements Entry {}
  }

  /** A record that waits to be read; reading it may be done by another thread. */
  public interface Pending {
    Entry entry();
  }

  private interface Source extends AutoCloseable {
    @Nullable Pending next();

    @Override
    void close();
  }

  /**
   * Opens a file of the format.
   *
   * @throws InputException if it, or a file that belongs to it, is missing or cannot be read
   */
  public static ExampleFile open(Path file, DataFormat format) {
    return open(file, format, _ -> {});
  }

  /**
   * {@return the file, opened as by {@link #open(Path, DataFormat)}}
   *
   * @param progress is handed the number of bytes of each piece read from the disk
   */
  public static ExampleFile open(Path file, DataFormat format, IntConsumer progress) {
    Source source =
        switch (format) {
          case DataFormat.OfRecords records ->
              new RecordSource(file, Records.open(file, progress), records.open(file));
          case DataFormat.OfFiles files -> whole(file, files);
        };
    return new ExampleFile(file, source);
  }

  public Path file() {
    return file;
  }

  static InputException empty(Path file) {
    return new InputException(
        file + " is empty: expected samples, as JSON Lines or as a JSON array");
  }

  /**
   * {@return the next record, read, or null at the end}
   *
   * @throws InputException if the file cannot be read on, or holds no record at all
   */
  public @Nullable Entry next() {
    Pending pending = source.next();
    return pending == null ? null : pending.entry();
  }

  /** {@return the next record, not read yet, or null at the end; as {@link #next}} */
  public @Nullable Pending nextPending() {
    return source.next();
  }

  @Override
  public void close() {
    source.close();
  }

  private static final class RecordSource implements Source {
    private final Path file;
    private final Records records;
    private final DataFormat.RecordReader reader;
    private long count;

    RecordSource(Path file, Records records, DataFormat.RecordReader reader) {
      this.file = file;
      this.records = records;
      this.reader = reader;
    }

    @Override
    public @Nullable Pending next() {
      Records.Raw raw = records.next();
      if (raw == null && count == 0) {
        throw empty(file);
      }
      if (raw == null) {
        return null;
      }
      Origin origin = new Origin(file, raw.line(), ++count);
      return switch (raw) {
        case Records.Raw.Text(int _, String text) -> () -> read(origin, text, reader);
        case Records.Raw.Unreadable(int _, String reason) ->
            () -> new Entry.Rejected(origin, reason, "");
      };
    }

    @Override
    public void close() {
      records.close();
    }
  }

  private static Entry read(Origin origin, String text, DataFormat.RecordReader reader) {
    try {
      if (Json.read(text) instanceof Value.Fields fields) {
        return new Entry.Good(origin, reader.read(fields));
      }
      return new Entry.Rejected(origin, "expected a JSON object {...}", text);
    } catch (JsonException e) {
      String place = e.position() < 0 ? "" : " at column " + (e.position() + 1);
      return new Entry.Rejected(origin, "this is not JSON" + place + ": " + e.getMessage(), text);
    } catch (RecordException e) {
      return new Entry.Rejected(origin, e.reason(), text);
    }
  }

  // Of many such files one may be broken: it is rejected as a record is.
  private static WholeFile whole(Path file, DataFormat.OfFiles format) {
    List<Entry> entries = new ArrayList<>();
    try {
      for (Example example : format.read(file)) {
        entries.add(new Entry.Good(new Origin(file, 0, entries.size() + 1L), example));
      }
    } catch (InputException e) {
      entries.add(new Entry.Rejected(new Origin(file, 0, 1), String.valueOf(e.getMessage()), ""));
    }
    return new WholeFile(entries.iterator());
  }

  private record WholeFile(Iterator<Entry> entries) implements Source {

    @Override
    public @Nullable Pending next() {
      if (!entries.hasNext()) {
        return null;
      }
      Entry entry = entries.next();
      return () -> entry;
    }

    @Override
    public void close() {}
  }

  /** Hands on every record of a file, in order. */
  public static void forEach(Path file, DataFormat format, Consumer<Entry> sink) {
    try (ExampleFile examples = open(file, format)) {
      for (Entry entry = examples.next(); entry != null; entry = examples.next()) {
        sink.accept(entry);
      }
    }
  }

  /** {@return every record of a file that fits into memory} */
  public static List<Entry> readAll(Path file, DataFormat format) {
    List<Entry> all = new ArrayList<>();
    forEach(file, format, all::add);
    return all;
  }
}
