package org.javoke.lab.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.javoke.input.InputFile;

/** Reads a file that is to be shown. */
final class SmallFile {

  private static final int MOST = 64 * 1024;

  private SmallFile() {}

  /**
   * {@return the beginning of its text}
   *
   * @throws org.javoke.input.InputException if it cannot be read
   */
  static String text(Path file) {
    try (InputStream in = InputFile.open(file)) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }
}
