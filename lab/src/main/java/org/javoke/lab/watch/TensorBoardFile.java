package org.javoke.lab.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * An event file that TensorBoard reads. Messages are TensorFlow's own; around each stand its length
 * and two checksums, as in every TFRecord file.
 */
final class TensorBoardFile implements AutoCloseable {

  private static final String VERSION = "brain.Event:2";
  private static final int MASK = 0xa282ead8;

  private final OutputStream out;
  private final InstantSource clock;

  /**
   * Opens a new file.
   *
   * @param folder made if it is missing
   * @param from the first step to come: what earlier files say of it and later ones is void
   */
  TensorBoardFile(Path folder, int from, InstantSource clock) throws IOException {
    this.clock = clock;
    Files.createDirectories(folder);
    Instant now = clock.instant();
    this.out =
        Files.newOutputStream(
            folder.resolve(
                "events.out.tfevents.%010d.%09d.javoke"
                    .formatted(now.getEpochSecond(), now.getNano())),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
    write(Event.newBuilder().setFileVersion(VERSION));
    SessionLog start = SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START).build();
    write(Event.newBuilder().setStep(from).setSessionLog(start));
  }

  /** Writes numbers, which are on the disk when it returns. */
  void add(int step, Map<String, Double> values) throws IOException {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach((name, value) ->
        summary.addValue(
            Summary.Value.newBuilder().setTag(name).setSimpleValue(value.floatValue())));
    write(Event.newBuilder().setStep(step).setSummary(summary));
  }

  private void write(Event.Builder event) throws IOException {
    Instant now = clock.instant();
    double seconds = now.getEpochSecond() + now.getNano() / 1e9;
    out.write(record(event.setWallTime(seconds).build().toByteArray()));
    out.flush();
  }

  /** {@return length, its checksum, the bytes, their checksum, the least byte first} */
  static byte[] record(byte[] bytes) {
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length).array();
    return ByteBuffer.allocate(16 + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(length)
        .putInt(masked(length))
        .put(bytes)
        .putInt(masked(bytes))
        .array();
  }

  // A checksum of data that holds checksums is weak, so TFRecord files turn and shift theirs.
  private static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
