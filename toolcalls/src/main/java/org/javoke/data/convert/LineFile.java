package org.javoke.data.convert;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * A JSON Lines file while it is written: beside its place, forced to the disk and put there when it
 * is complete. A name that ends in {@code .gz} or {@code .zst} is packed.
 */
public final class LineFile implements AutoCloseable {

  private static final int BUFFER = 256 * 1024;

  private final Path target;
  private final Path beside;
  private final FileChannel channel;
  private final OutputStream out;
  private long lines;
  private boolean complete;

  private LineFile(Path target, Path beside, FileChannel channel, OutputStream out) {
    this.target = target;
    this.beside = beside;
    this.channel = channel;
    this.out = out;
  }

  /**
   * Starts a file; what stood there before stays until {@link #complete}.
   *
   * @throws InputException if it cannot be written
   */
  public static LineFile create(Path target) {
    Path place = OutputFile.at(target);
    String name = String.valueOf(place.getFileName());
    Path beside = place.resolveSibling(name + ".tmp");
    try {
      Path folder = place.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      OutputStream raw = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      return new LineFile(place, beside, channel, packed(name, raw));
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  private static OutputStream packed(String name, OutputStream raw) throws IOException {
    if (name.endsWith(".gz")) {
      return new BufferedOutputStream(new GZIPOutputStream(raw, BUFFER), BUFFER);
    }
    return name.endsWith(".zst")
        ? new BufferedOutputStream(new ZstdOutputStream(raw), BUFFER)
        : raw;
  }

  public void add(Value line) {
    add(Json.write(line));
  }

  /**
   * Adds a line that is JSON already.
   *
   * @throws InputException if it cannot be written
   */
  public void add(String json) {
    try {
      out.write(json.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
      lines++;
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  /** {@return the number of lines so far} */
  public long lines() {
    return lines;
  }

  public Path target() {
    return target;
  }

  /** Puts the file to its place: what was added is all of it. */
  public void complete() {
    try {
      out.flush();
      if (isPacked()) {
        out.close();
        try (FileChannel again = FileChannel.open(beside, StandardOpenOption.WRITE)) {
          again.force(true);
        }
      } else {
        channel.force(true);
        out.close();
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      complete = true;
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  private boolean isPacked() {
    String name = target.toString();
    return name.endsWith(".gz") || name.endsWith(".zst");
  }

  /** Without {@link #complete} before it, nothing is left behind. */
  @Override
  public void close() {
    if (complete) {
      return;
    }
    try {
      out.close();
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  private static InputException failed(Path target, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new InputException(
        "Cannot write %s (%s): make room or choose another place, and run the same again"
            .formatted(target, reason),
        e);
  }
}
