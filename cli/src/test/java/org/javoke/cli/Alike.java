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

/**
 * Compares what two runs came to.
 *
 * @param found the folder of the run that is looked at
 * @param wanted that of the one it is held against
 */
record Alike(Path found, Path wanted) {

  private static final Pattern REAL = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
  private static final Pattern TIME = Pattern.compile("\"latency_ms\":[\\d.E-]+,");

  /** Files that are equal, byte for byte. */
  void same(String... names) {
    for (String name : names) {
      assertThat(found.resolve(name)).hasSameBinaryContentAs(wanted.resolve(name));
    }
  }

  /** Texts that are equal but for times and the last digits of numbers. */
  void alike(String... names) throws IOException {
    for (String name : names) {
      String one = TIME.matcher(Files.readString(found.resolve(name))).replaceAll("");
      String other = TIME.matcher(Files.readString(wanted.resolve(name))).replaceAll("");
      assertThat(REAL.matcher(one).replaceAll("#"))
          .as(name)
          .isEqualTo(REAL.matcher(other).replaceAll("#"));
      List<Double> numbers = numbers(one);
      List<Double> right = numbers(other);
      for (int i = 0; i < right.size(); i++) {
        double size = Math.max(1, Math.abs(right.get(i)));
        assertThat(numbers.get(i)).as(name).isCloseTo(right.get(i), within(1e-4 * size));
      }
    }
  }

  private static List<Double> numbers(String text) {
    return REAL.matcher(text).results().map(MatchResult::group).map(Double::valueOf).toList();
  }

  /** Adapters in fp32 whose weights are equal within 1e-5. */
  void adapters(String name) throws IOException {
    FloatBuffer weights = weights(found.resolve(name));
    FloatBuffer right = weights(wanted.resolve(name));
    assertThat(weights.remaining()).isEqualTo(right.remaining());
    while (right.hasRemaining()) {
      assertThat(weights.get()).isCloseTo(right.get(), within(1e-5f));
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
