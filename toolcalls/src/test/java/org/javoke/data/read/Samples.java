package org.javoke.data.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** Samples as text, read. */
final class Samples {

  private Samples() {}

  static Value.Fields json(String text) {
    try {
      return (Value.Fields) Json.read(text);
    } catch (JsonException e) {
      throw new AssertionError(text, e);
    }
  }

  /** {@return the one sample that the text is in that format} */
  static Example read(Path folder, String format, String text) {
    List<ExampleFile.Entry> all = readAll(folder, format, text);
    if (all.size() == 1
        && all.getFirst() instanceof ExampleFile.Entry.Good(Origin _, Example one)) {
      return one;
    }
    throw new AssertionError("expected one sample, found " + all);
  }

  static List<ExampleFile.Entry> readAll(Path folder, String format, String text) {
    try {
      Path file = Files.writeString(folder.resolve("samples.jsonl"), text);
      return ExampleFile.readAll(file, DataFormats.of(format, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the reason for which the one record is rejected} */
  static String rejected(Path folder, String format, String text) {
    List<ExampleFile.Entry> all = readAll(folder, format, text);
    if (all.size() == 1 && all.getFirst() instanceof ExampleFile.Entry.Rejected rejected) {
      return rejected.reason();
    }
    throw new AssertionError("expected one rejected record, found " + all);
  }

  static MadeCall call(String name, String arguments) {
    return MadeCall.of(name, json(arguments));
  }
}
