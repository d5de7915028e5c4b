package org.javoke.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged file is refused with the package's own exception, or read within its bounds. */
class SafetensorsFuzzTest {

  private static final String HEADER =
      """
      {"__metadata__":{"format":"pt","é":"ü"},\
      "model.a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},\
      "model.b":{"dtype":"BF16","shape":[4],"data_offsets":[16,24]},\
      "model.c":{"dtype":"F8_E5M2","shape":[0,3],"data_offsets":[24,24]},\
      "model.d":{"dtype":"BOOL","shape":[],"data_offsets":[24,25]}}\
      """;
  private static final String[] SNIPPETS = {
    "-1",
    "0",
    "99999999999999999999",
    "9223372036854775807",
    "null",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    "1e9",
    "\\ud800",
    "\u0000",
    "\"shape\":[1]",
    "\"a\":",
    "[[[[[[[[[[[[[[[[[[[[",
    "F32",
    "I64"
  };

  @TempDir private Path folder;

  @Test
  void flippedBits() {
    Random random = new Random(1);
    byte[] valid = Bytes.file(HEADER, 25);
    int refused = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = valid.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      refused += refusedOrRead(bytes) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  @Test
  void truncated() {
    byte[] valid = Bytes.file(HEADER, 25);
    for (int length = 0; length < valid.length; length++) {
      assertThat(refusedOrRead(Arrays.copyOf(valid, length))).isTrue();
    }
  }

  @Test
  void editedHeaders() {
    Random random = new Random(2);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder header = new StringBuilder(HEADER);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(header.length());
        header.replace(
            at,
            Math.min(header.length(), at + random.nextInt(6)),
            SNIPPETS[random.nextInt(SNIPPETS.length)]);
      }
      byte[] bytes = header.toString().getBytes(StandardCharsets.UTF_8);
      refusedOrRead(Bytes.file(bytes, 25));
    }
  }

  private boolean refusedOrRead(byte[] bytes) {
    Path path = Bytes.write(folder.resolve("x.safetensors"), bytes);
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      for (String name : file.names()) {
        readWhole(file, name);
      }
      return false;
    } catch (SafetensorsException _) {
      return true;
    }
  }

  private static void readWhole(SafetensorsFile file, String name) {
    try {
      TensorEntry entry = file.tensor(name);
      assertThat(entry.data().byteSize()).isEqualTo(entry.elements() * entry.dtype().width());
      assertThat(entry.data().mismatch(entry.data())).isEqualTo(-1);
    } catch (SafetensorsException e) {
      assertThat(e).hasMessageContaining("not supported");
    }
  }
}
