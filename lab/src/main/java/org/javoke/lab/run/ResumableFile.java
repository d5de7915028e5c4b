package org.javoke.lab.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.value.Value;

/**
 * A file of JSON Lines that takes long to write. It grows as {@code FILE.partial}, each line handed
 * to the operating system when it is there, so that a killed process loses none; when it is whole
 * it is forced to the disk and renamed. {@code FILE.partial.settings} says what it is made with:
 * nothing made otherwise is added to it.
 */
public final class ResumableFile implements LineOutput {

  static final String PARTIAL = ".partial";
  static final String SETTINGS = ".partial.settings";

  private final Path target;
  private final Path partial;
  private final RandomAccessFile file;
  private long length;

  private ResumableFile(Path target, Path partial, RandomAccessFile file) {
    this.target = target;
    this.partial = partial;
    this.file = file;
  }

  /**
   * {@return the file, new or to be gone on with} A last line without an end was cut off by a kill:
   * it is dropped.
   *
   * @param settings what decides about the lines, by the names that a user knows
   * @throws InputException if the file is there already, is being written by another process, was
   *     begun with other settings, or cannot be written
   */
  public static ResumableFile open(Path target, Map<String, String> settings) {
    requireFree(target);
    Path partial = beside(target, PARTIAL);
    try {
      RandomAccessFile file = new RandomAccessFile(partial.toFile(), "rw");
      try {
        lock(file, target);
        requireSame(partial, beside(target, SETTINGS), file.length() > 0, settings);
        ResumableFile opened = new ResumableFile(target, partial, file);
        opened.cutToWholeLines();
        return opened;
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw SafeFile.cannotWrite(partial, e, "choose a folder that can be written");
    }
  }

  private static void requireFree(Path target) {
    if (Files.exists(target)) {
      throw new InputException(
          target + " is there already: name another file, or delete it to begin anew");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          "Cannot write %s: there is no folder %s; make it first".formatted(target, folder));
    }
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling(target.getFileName() + ending);
  }

  private static void lock(RandomAccessFile file, Path target) throws IOException {
    try {
      if (file.getChannel().tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException _) {
      // held by this very process
    }
    throw new InputException(
        target + " is being written by another process: wait for it to end, or name another file");
  }

  private static void requireSame(
      Path partial, Path file, boolean begun, Map<String, String> settings) throws IOException {
    Value.Fields now = JsonObject.map(settings, Value::of);
    if (!begun) {
      SafeFile.write(file, PrettyJson.write(now));
      return;
    }
    String remedy = ": use the same ones, or delete " + partial + " to begin anew";
    if (!Files.exists(file)) {
      throw new InputException(
          "%s has lines, but %s, which says with what settings, is missing%s"
              .formatted(partial, file, remedy));
    }
    Value.Fields then = JsonRecord.read(file.toString(), Files.readString(file)).fields();
    TreeSet<String> names = new TreeSet<>(now.values().keySet());
    names.addAll(then.values().keySet());
    String differences =
        names.stream()
            .filter(name -> !Objects.equals(now.at(name), then.at(name)))
            .map(name -> "%s was %s and is %s".formatted(name, shown(then, name), shown(now, name)))
            .collect(Collectors.joining(", "));
    if (!differences.isEmpty()) {
      throw new InputException(
          partial + " was begun with other settings (" + differences + ")" + remedy);
    }
  }

  private static String shown(Value.Fields settings, String name) {
    return settings.at(name) instanceof Value.Text(String text) ? text : "not given";
  }

  private void cutToWholeLines() throws IOException {
    try (LineReader reader = new LineReader(partial)) {
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        length += line.whole() ? line.length() : 0;
      }
    }
    file.setLength(length);
  }

  @Override
  public void before(Consumer<JsonLine> sink) {
    JsonLines.forEach(partial, sink);
  }

  @Override
  public void write(String line) {
    byte[] bytes = Utf8Line.encode(line);
    try {
      file.seek(length);
      file.write(bytes);
      length += bytes.length;
    } catch (IOException e) {
      throw SafeFile.cannotWrite(
          partial, e, "make room and run the same again, it goes on from there");
    }
  }

  @Override
  public void finish() {
    try {
      file.getFD().sync();
      file.close();
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(beside(target, SETTINGS));
    } catch (IOException e) {
      throw SafeFile.cannotWrite(target, e, "no line is lost: mend that and run the same again");
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw SafeFile.cannotWrite(partial, e, "run the same again");
    }
  }
}
