package org.javoke.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file beside its place, forces it to the disk, and renames it. */
public final class DurableFile {

  private DurableFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes a text file in UTF-8, replacing what is there.
   *
   * @throws SafetensorsException if it cannot be written
   */
  public static void write(Path target, String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    write(
        target,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  static void write(Path target, Content content) {
    Path beside = target.resolveSibling(target.getFileName() + ".tmp");
    boolean whole = false;
    try {
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      whole = true;
    } catch (IOException e) {
      throw new SafetensorsException(
          "Cannot write %s: %s; check that its folder exists, may be written, and has room"
              .formatted(target, e),
          e);
    } finally {
      if (!whole) {
        discard(beside);
      }
    }
  }

  // The file beside is of no use to anyone; that it stays behind does no harm either.
  private static void discard(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      return;
    }
  }
}
