package org.javoke.data.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.javoke.data.Example;
import org.javoke.input.InputException;

/**
 * Files that are one dataset, read from the start as often as need be.
 *
 * @param from the name of the files' format, or {@link DataFormats#AUTO}
 */
public record Dataset(List<Path> files, String from) {

  public Dataset {
    files = List.copyOf(files);
  }

  /**
   * Refuses files that can be read only once, where they will be read again.
   *
   * @throws InputException if one is a pipe or a device
   */
  public void requireRepeatable() {
    files.forEach(Dataset::requireRepeatable);
  }

  private static void requireRepeatable(Path file) {
    if (isReadOnce(file)) {
      throw new InputException(
          file
              + " is a pipe or a device, which can be read only once, and it must be read twice:"
              + " save it as a file first");
    }
  }

  /** {@return whether it is a pipe or a device, whose content is gone once it is read} */
  static boolean isReadOnce(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** {@return the files' names, for messages} */
  public String named() {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /** Takes samples in order. */
  public interface Sink {
    void take(Origin origin, Example example);
  }

  /**
   * Hands on all samples; the same ones in the same order each time.
   *
   * @param progress is handed the number of bytes of each piece read from the disk
   * @return the number of records that are no samples, which are passed over
   */
  public long forEach(Sink sink, IntConsumer progress) {
    long rejected = 0;
    for (Path file : files) {
      try (ExampleFile examples = ExampleFile.open(file, DataFormats.of(from, file), progress)) {
        for (ExampleFile.Entry entry = examples.next(); entry != null; entry = examples.next()) {
          switch (entry) {
            case ExampleFile.Entry.Good(Origin origin, Example example) ->
                sink.take(origin, example);
            case ExampleFile.Entry.Rejected _ -> rejected++;
          }
        }
      }
    }
    return rejected;
  }
}
