package org.javoke.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;

/** Opens files that users name, unpacked where they are compressed with gzip or Zstandard. */
public final class InputFile {

  private static final int GZIP = 0x1F8B0000;
  private static final int ZSTD = 0x28B52FFD;
  private static final int BUFFER = 64 * 1024;

  private InputFile() {}

  /**
   * {@return the file's content, unpacked}
   *
   * @throws InputException if there is no such file, or it cannot be read
   */
  public static InputStream open(Path file) {
    return open(file, _ -> {});
  }

  /**
   * {@return the content, as {@link #open(Path)}}
   *
   * @param progress is handed the number of bytes of each piece read from the disk, packed as they
   *     lie there
   */
  public static InputStream open(Path file, IntConsumer progress) {
    requireFile(file);
    try {
      return unpacked(new Counted(Files.newInputStream(file), progress));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** {@return the error that says that reading failed, and why} */
  public static InputException unreadable(Path file, IOException cause) {
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new InputException(
        "%s cannot be read (%s): check that it is complete and readable".formatted(file, reason),
        cause);
  }

  private static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(
          file + " is a folder, expected a JSON Lines file: name a file inside it");
    }
    if (!Files.exists(file)) {
      throw new InputException(
          "There is no file %s (looked for it at %s): check the path"
              .formatted(file, file.toAbsolutePath()));
    }
    if (!Files.isReadable(file)) {
      throw new InputException(file + " cannot be read: check its permissions");
    }
  }

  // By content, not by name: a file fetched from somewhere keeps its bytes, not always its name.
  private static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(file, BUFFER);
    try {
      raw.mark(Integer.BYTES);
      int start = beginning(raw.readNBytes(Integer.BYTES));
      raw.reset();
      if ((start & 0xFFFF0000) == GZIP) {
        return new GZIPInputStream(raw, BUFFER);
      }
      return start == ZSTD ? new ZstdInputStream(raw) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static int beginning(byte[] bytes) {
    int start = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      start = start << 8 | (i < bytes.length ? bytes[i] & 0xFF : 0);
    }
    return start;
  }

  private static final class Counted extends FilterInputStream {
    private final IntConsumer progress;

    Counted(InputStream in, IntConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      progress.accept(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      progress.accept(Math.max(0, read));
      return read;
    }
  }
}
