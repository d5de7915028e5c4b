package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares what two runs came to, where the last digits of numbers may differ. */
final class Alike {

  private static final Pattern REAL = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
  private static final Pattern TIME = Pattern.compile("\"latency_ms\":[\\d.E-]+,");

  private Alike() {}

  /** Texts that are equal but for times and the last digits. */
  static void texts(Path found, Path expected) throws IOException {
    String one = TIME.matcher(Files.readString(found)).replaceAll("");
    String other = TIME.matcher(Files.readString(expected)).replaceAll("");
    assertThat(REAL.matcher(one).replaceAll("#"))
        .as(found.toString())
        .isEqualTo(REAL.matcher(other).replaceAll("#"));
    List<Double> numbers = numbers(one);
    List<Double> wanted = numbers(other);
    for (int i = 0; i < wanted.size(); i++) {
      double size = Math.max(1, Math.abs(wanted.get(i)));
      assertThat(numbers.get(i)).as(found.toString()).isCloseTo(wanted.get(i), within(1e-4 * size));
    }
  }

  private static List<Double> numbers(String text) {
    return REAL.matcher(text).results().map(MatchResult::group).map(Double::valueOf).toList();
  }

  /** Adapters in fp32 whose weights are equal within 1e-5. */
  static void adapters(Path found, Path expected) throws IOException {
    FloatBuffer weights = weights(found);
    FloatBuffer wanted = weights(expected);
    assertThat(weights.remaining()).isEqualTo(wanted.remaining());
    while (wanted.hasRemaining()) {
      assertThat(weights.get()).isCloseTo(wanted.get(), within(1e-5f));
    }
  }

  // Safetensors: the header's length in eight bytes, the header, the values.
  private static FloatBuffer weights(Path adapter) throws IOException {
    Path file = adapter.resolve("adapter_model.safetensors");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long header = bytes.getLong();
    return bytes
        .position(bytes.position() + (int) header)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
  }
}
