package org.javoke.lab.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The right to run a job: one process at a time has it. The operating system keeps it, so that a
 * killed process loses it; a file beside says who has it.
 */
final class JobLock implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final String HOLDER = "holder.json";
  private static final int MOST_SHOWN = 200;

  private final FileChannel channel;

  private JobLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * {@return the right}
   *
   * @param what it is for, for the message
   * @throws InputException if another process has it; the message says which
   */
  static JobLock acquire(Path folder, String what, Clock clock) {
    Path file = folder.resolve(LOCK);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new InputException(
            "%s is being run already, by %s: wait for it to end, or choose other arms or seeds."
                .formatted(what, holder(folder)));
      }
      write(folder, clock);
      return new JobLock(channel);
    } catch (IOException e) {
      throw new InputException(
          "Cannot lock %s: %s. Choose a folder that can be written, on a file system with locks."
              .formatted(file, e),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // held by this very process
    }
  }

  private static void write(Path folder, Clock clock) {
    SafeFile.write(
        folder.resolve(HOLDER),
        PrettyJson.write(
            new JsonObject()
                .put("pid", ProcessHandle.current().pid())
                .put("host", host())
                .put("since", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .done()));
  }

  // Asking the resolver can take seconds where there is no network.
  private static String host() {
    return Optional.ofNullable(System.getenv("HOSTNAME"))
        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
        .or(JobLock::kernelsName)
        .orElse("this host");
  }

  private static Optional<String> kernelsName() {
    try {
      return Optional.of(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String holder(Path folder) {
    try {
      if (Json.read(Files.readString(folder.resolve(HOLDER))) instanceof Value.Fields fields) {
        String said =
            "process %s on %s since %s"
                .formatted(
                    shown(fields.at("pid")), shown(fields.at("host")), shown(fields.at("since")));
        return said.substring(0, Math.min(MOST_SHOWN, said.length()));
      }
    } catch (IOException | JsonException _) {
      return "another process";
    }
    return "another process";
  }

  private static String shown(@Nullable Value value) {
    return value instanceof Value.Text(String text)
        ? text.replaceAll("\\p{Cntrl}", "?")
        : value == null ? "?" : Json.write(value);
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
