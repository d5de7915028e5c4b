package org.javoke.data.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.data.read.Origin;
import org.javoke.input.InputException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Records that could not be used, kept aside in a file of their own: {@code {"file", "line",
 * "record", "reason", "text"}} a line. The file appears only if there is one.
 */
public final class Rejects implements AutoCloseable {

  private static final int SHOWN = 5;
  private static final int LONGEST = 1_000_000;

  private final Path target;
  private @Nullable LineFile file;
  private final List<String> shown = new ArrayList<>();
  private long count;

  public Rejects(Path target) {
    this.target = target;
  }

  public void add(Entry.Rejected rejected) {
    add(rejected.origin(), rejected.reason(), rejected.text());
  }

  /** Keeps a record aside. */
  public void add(Origin origin, String reason, String text) {
    if (file == null) {
      file = LineFile.create(target);
    }
    Map<String, Value> line = new LinkedHashMap<>();
    line.put("file", Value.of(origin.file().toString()));
    line.put("line", Value.of(origin.line()));
    line.put("record", Value.of(origin.record()));
    line.put("reason", Value.of(reason));
    boolean whole = text.length() <= LONGEST;
    line.put("text", Value.of(whole ? text : text.substring(0, LONGEST) + "..."));
    file.add(new Value.Fields(line));
    count++;
    if (shown.size() < SHOWN) {
      shown.add(origin + ": " + reason);
    }
  }

  public long count() {
    return count;
  }

  /** {@return the first few, each in a line} */
  public List<String> shown() {
    return List.copyOf(shown);
  }

  public Path target() {
    return target;
  }

  /** Puts the file to its place; one that an earlier run left there goes where there is none. */
  public void complete() {
    try {
      if (file == null) {
        Files.deleteIfExists(target);
      } else {
        file.complete();
      }
    } catch (IOException e) {
      throw new InputException("Cannot remove the old " + target + ": remove it yourself", e);
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
