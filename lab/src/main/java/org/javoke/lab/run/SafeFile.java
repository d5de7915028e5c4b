package org.javoke.lab.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;

/**
 * Replaces a file as a whole: written beside, forced to the disk, renamed. Whoever reads it finds
 * the old content or the new one, whatever moment the process or the machine stops at.
 */
public final class SafeFile {

  static final String BESIDE = ".tmp";

  private SafeFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  public static void write(Path target, String text) {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  static void write(Path named, Content content) {
    Path target = OutputFile.at(named);
    Path beside = target.resolveSibling(target.getFileName() + BESIDE);
    try {
      try (FileChannel channel =
              FileChannel.open(
                  beside,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING);
          OutputStream out =
              new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024)) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(beside);
      throw cannotWrite(target, e, "make room or choose another folder, and run the same again");
    }
  }

  static InputException cannotWrite(Path file, IOException cause, String remedy) {
    return new InputException("Cannot write " + file + ": " + reason(cause) + "; " + remedy, cause);
  }

  /** {@return what went wrong, without the path that the message names already} */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
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
