package org.javoke.lab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.javoke.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a run: one process at a time has it, and a killed one loses it, since the
 * operating system keeps it and not the file.
 */
public final class RunLock implements AutoCloseable {

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * {@return the right to write into the folder, until it is closed}
   *
   * @throws InputException if another process has it, or the folder cannot be written
   */
  public static RunLock acquire(Path folder) {
    Path file = folder.resolve(RunFiles.LOCK);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new InputException(
            folder
                + " is being written by another process: wait for it to end, or choose another"
                + " folder");
      }
      return new RunLock(channel);
    } catch (IOException e) {
      throw SafeFile.cannotWrite(file, e, "choose a folder that can be written");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
