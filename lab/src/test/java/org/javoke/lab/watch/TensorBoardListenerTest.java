package org.javoke.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;

class TensorBoardListenerTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-15T12:00:00.5Z"));

  @TempDir Path run;

  private final List<String> lines = new ArrayList<>();

  private static List<Event> events(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] message = new byte[(int) bytes.getLong()];
      bytes.getInt();
      bytes.get(message);
      bytes.getInt();
      events.add(Event.parseFrom(message));
    }
    return events;
  }

  @Test
  void stepsAndEvaluationsAreEvents() throws IOException {
    try (Fakes.Model model = new Fakes.Model();
        TensorBoardListener listener = new TensorBoardListener(run, lines::add, NOON)) {
      listener.begun(4, model);
      listener.after(Fakes.report(5), model);
      listener.add(5, Map.of("eval_loss", 0.25));
    }
    Path file;
    try (var files = Files.list(run.resolve("tensorboard"))) {
      file = files.findFirst().orElseThrow();
    }
    assertThat(file.getFileName().toString()).startsWith("events.out.tfevents.1768478400.");
    List<Event> events = events(file);
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    // What an earlier file says of step 5 and later is void.
    assertThat(events.get(1).getStep()).isEqualTo(5);
    assertThat(events.get(1).getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
    assertThat(events.get(2).getStep()).isEqualTo(5);
    assertThat(events.get(2).getWallTime()).isEqualTo(1768478400.5);
    assertThat(events.get(2).getSummary().getValueList())
        .extracting(value -> value.getTag() + " " + value.getSimpleValue())
        // 2 / 5 is the loss.
        .contains("loss 0.4", "grad_norm 1.5", "mean_token_accuracy 0.5");
    assertThat(events.get(3).getSummary().getValue(0).getTag()).isEqualTo("eval_loss");
    assertThat(lines).isEmpty();
  }

  @Test
  void checksumsAreThoseOfTfRecordFiles() {
    // CRC-32C of "123456789" is e3069283 (RFC 3720, B.4 lists its kin); turned right by 15 bits,
    // 2507c60d; plus a282ead8 is c78ab0e5.
    byte[] record =
        TensorBoardFile.record("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(record).hasSize(8 + 4 + 9 + 4);
    assertThat(HexFormat.of().formatHex(record, 21, 25)).isEqualTo("e5b08ac7");
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidOnceAndNothingElse() throws IOException {
    Files.writeString(run.resolve("tensorboard"), "in the way");
    try (Fakes.Model model = new Fakes.Model();
        TensorBoardListener listener = new TensorBoardListener(run, lines::add, NOON)) {
      listener.begun(0, model);
      listener.after(Fakes.report(1), model);
      listener.add(1, Map.of("eval_loss", 1.0));
    }
    assertThat(lines).singleElement().asString().contains("training goes on without them");
  }
}
