package org.javoke.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {

  // Two floats, then three bytes: 2 * 4 + 3 = 11 bytes.
  private static final String TWO =
      """
      {"__metadata__":{"format":"pt"},\
      "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
      "b":{"dtype":"U8","shape":[3,1],"data_offsets":[8,11]}}\
      """;

  @TempDir private Path folder;

  @Test
  void givesTensorsByName() {
    try (SafetensorsFile file = open(Bytes.file(TWO, 11))) {
      assertThat(file.names()).containsExactly("a", "b");
      assertThat(file.metadata()).containsEntry("format", "pt");
      TensorEntry b = file.tensor("b");
      assertThat(b.dtype()).isEqualTo(StoredDtype.U8);
      assertThat(b.shape()).containsExactly(3L, 1L);
      assertThat(b.elements()).isEqualTo(3);
      assertThat(b.data().toArray(ValueLayout.JAVA_BYTE)).containsExactly(8, 9, 10);
      assertThat(b.data().isReadOnly()).isTrue();
    }
  }

  @Test
  void takesNumbersEmptyTensorsAndAnyOrderOfTheHeader() {
    String header =
        """
        {"late":{"dtype":"I64","shape":[],"data_offsets":[2,10]},\
        "none":{"dtype":"F64","shape":[0,5],"data_offsets":[0,0]},\
        "early":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}  \
        """;
    try (SafetensorsFile file = open(Bytes.file(header, 10))) {
      assertThat(file.names()).containsExactly("none", "early", "late");
      assertThat(file.tensor("late").shape()).isEmpty();
      assertThat(file.tensor("late").elements()).isEqualTo(1);
      assertThat(file.tensor("none").elements()).isZero();
    }
  }

  @Test
  void takesAFileWithoutTensors() {
    try (SafetensorsFile file = open(Bytes.file("{}", 0))) {
      assertThat(file.names()).isEmpty();
    }
  }

  @Test
  void aDtypeThatIsNotSupportedIsRefusedOnlyWhenAskedFor() {
    String header =
        """
        {"scale":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]},\
        "w":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}\
        """;
    try (SafetensorsFile file = open(Bytes.file(header, 3))) {
      assertThat(file.tensor("w").elements()).isEqualTo(1);
      assertThat(file.shape("scale")).containsExactly(2L);
      assertThatThrownBy(() -> file.tensor("scale"))
          .isInstanceOf(SafetensorsException.class)
          .hasMessageContaining("scale")
          .hasMessageContaining("F8_E4M3")
          .hasMessageContaining("BF16");
    }
  }

  @Test
  void namesTheClosestTensors() {
    try (SafetensorsFile file = open(Bytes.file(TWO, 11))) {
      assertThatThrownBy(() -> file.tensor("aa"))
          .hasMessageContaining("\"aa\"")
          .hasMessageContaining("a, b");
    }
  }

  @Test
  void tensorsAreDeadOnceTheFileIsClosed() {
    SafetensorsFile file = open(Bytes.file(TWO, 11));
    TensorEntry entry = file.tensor("a");
    file.close();
    file.close();
    assertThatThrownBy(() -> entry.data().get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhatATruncatedFileLacks() {
    assertRefused(Bytes.file(TWO, 10), "take 11 bytes, and 10 are there");
    assertRefused(new byte[5], "5 bytes");
    byte[] whole = Bytes.file(TWO, 0);
    assertRefused(
        Arrays.copyOf(whole, 8 + 20),
        "should have %d bytes, and 20 are there".formatted(whole.length - 8));
  }

  @Test
  void refusesBytesThatBelongToNoTensor() {
    assertRefused(Bytes.file(TWO, 12), "no tensor");
  }

  @Test
  void refusesAHeaderLongerThanTheFormatAllows() throws IOException {
    Path file = folder.resolve("long.safetensors");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.writeLong(Long.reverseBytes(100_000_001L));
      sparse.setLength(200_000_000L);
    }
    assertThatThrownBy(() -> SafetensorsFile.open(file))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("100,000,000");
    assertRefused(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'}, "18446744073709551615");
  }

  // 3 GiB that are nowhere: more than an int counts.
  @Test
  void readsBehindTwoGibibytesWithoutTakingHeap() throws IOException {
    long bytes = 3L << 30;
    String header =
        """
        {"big":{"dtype":"U8","shape":[%d],"data_offsets":[0,%d]},\
        "last":{"dtype":"U8","shape":[1],"data_offsets":[%d,%d]}}\
        """
            .formatted(bytes, bytes, bytes, bytes + 1);
    byte[] begin = Bytes.file(header, 0);
    Path path = folder.resolve("big.safetensors");
    try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
      sparse.write(begin);
      sparse.seek(begin.length + bytes);
      sparse.write(42);
    }
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.tensor("big").elements()).isEqualTo(bytes);
      assertThat(file.tensor("last").data().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 42);
    }
  }

  @Test
  void theHeaderBeginsWithItsObject() {
    assertRefused(Bytes.file(" {}", 0), "begin with {");
  }

  @Test
  void refusesTextThatIsNoUtf8() {
    byte[] header = TWO.getBytes(StandardCharsets.UTF_8);
    header[2] = (byte) 0xC0;
    assertRefused(Bytes.file(header, 11), "UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|begin with {",
        "{} {}|more JSON",
        "{\"a|JSON",
        "{\"a\":1}|tensor \"a\" as an object",
        "{\"a\":{}}|must have dtype",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}|must have dtype",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,9]}}|two data_offsets",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}|integers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}|array",
        "{\"a\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]}}|dtype",
        "{\"a\":{\"dtype\":\"F33\",\"shape\":[2],\"data_offsets\":[0,8]}}|F33",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|cannot have the shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}|cannot have the shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775808],\"data_offsets\":[0,8]}}|JSON",
        "{\"a\":{\"dtype\":\"F4\",\"shape\":[3],\"data_offsets\":[0,8]}}|cannot have the shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}|takes 12",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}|no stretch",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}|no stretch",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[1,9]}}|a hole",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[5],\"data_offsets\":[0,5]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,8]}}|overlap",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|Duplicate",
        "{\"__metadata__\":{\"x\":1}}|texts in __metadata__",
        "{\"__metadata__\":[]}|__metadata__ as an object",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,1]}}|more than 32",
      })
  void refusesHeadersThatDoNotFit(String header, String reason) {
    assertRefused(Bytes.file(header, 8), reason);
  }

  @Test
  void controlCharactersOfNamesDoNotReachTheTerminal() {
    String header = "{\"a\\u001b[2J\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}";
    assertThatThrownBy(() -> open(Bytes.file(header, 8)))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b"));
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> SafetensorsFile.open(folder.resolve("gone.safetensors")))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("gone.safetensors");
  }

  private SafetensorsFile open(byte[] bytes) {
    return SafetensorsFile.open(Bytes.write(folder.resolve("x.safetensors"), bytes));
  }

  private void assertRefused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> open(bytes))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("x.safetensors")
        .hasMessageContaining(reason);
  }
}
