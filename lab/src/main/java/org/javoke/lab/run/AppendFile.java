package org.javoke.lab.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file that grows at its end, and can be cut back to an earlier length. */
interface AppendFile extends Closeable {

  long length() throws IOException;

  void append(byte[] bytes) throws IOException;

  void truncate(long length) throws IOException;

  /** Returns once everything appended would survive a power cut. */
  void sync() throws IOException;

  /**
   * {@return the file at that path, made if it is missing} It is no {@code FileChannel}: that one
   * closes itself when a thread that is interrupted writes to it, and samples come from any thread.
   */
  static AppendFile open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new AppendFile() {
      @Override
      public long length() throws IOException {
        return file.length();
      }

      @Override
      public void append(byte[] bytes) throws IOException {
        file.seek(file.length());
        file.write(bytes);
      }

      @Override
      public void truncate(long length) throws IOException {
        file.setLength(length);
      }

      @Override
      public void sync() throws IOException {
        file.getFD().sync();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
