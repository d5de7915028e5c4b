package org.javoke.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.javoke.input.Records.Raw;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

  @TempDir Path folder;

  @Test
  void linesWithAMarkAndCarriageReturnsAreRecords() throws IOException {
    assertThat(read("\uFEFF{\"a\":1}\r\n\r\n{\"b\":2}\r\n"))
        .containsExactly(new Raw.Text(1, "{\"a\":1}"), new Raw.Text(3, "{\"b\":2}"));
  }

  @Test
  void elementsOfAnArrayAreRecordsWithTheLineOnWhichTheyBegin() throws IOException {
    String text = "\uFEFF [\r\n {\"a\": \"]},{\\\"\"}\r\n,\n  {\"b\":\n [1, 2]}, 5, \"x\"]\n";
    assertThat(read(text))
        .containsExactly(
            new Raw.Text(2, "{\"a\": \"]},{\\\"\"}"),
            new Raw.Text(4, "{\"b\":\n [1, 2]}"),
            new Raw.Text(5, "5"),
            new Raw.Text(5, "\"x\""));
  }

  @Test
  void aBrokenElementDoesNotHideTheNextOne() throws IOException {
    assertThat(read("[{\"a\": nonsense}, {\"b\": 1}]"))
        .containsExactly(new Raw.Text(1, "{\"a\": nonsense}"), new Raw.Text(1, "{\"b\": 1}"));
  }

  @Test
  void anArrayThatIsCutOffSaysSo() throws IOException {
    assertThat(read("[{\"a\": 1}, {\"b\": ").getLast())
        .isInstanceOfSatisfying(
            Raw.Unreadable.class, raw -> assertThat(raw.reason()).contains("ends inside"));
    assertThat(read("[{\"a\": 1}").getLast()).isInstanceOf(Raw.Unreadable.class);
    assertThat(read("[] {}")).singleElement().isInstanceOf(Raw.Unreadable.class);
  }

  @Test
  void anEmptyFileAndAnEmptyArrayHaveNoRecords() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read(" \n")).isEmpty();
    assertThat(read("[]")).isEmpty();
  }

  @Test
  void aRecordHasAGreatestLength() throws IOException {
    Path file = written("[\"0123456789\", \"ok\"]".getBytes(UTF_8));
    try (Records records = Records.open(file, 8, _ -> {})) {
      assertThat(records.next()).isInstanceOf(Raw.Unreadable.class);
      assertThat(records.next()).isEqualTo(new Raw.Text(1, "\"ok\""));
    }
  }

  @Test
  void zstandardIsUnpackedWhateverTheName() throws IOException {
    Path file = written(Zstd.compress("{\"a\":1}\n{\"b\":2}".getBytes(UTF_8)));
    assertThat(all(file)).hasSize(2);
    assertThat(JsonLines.readAll(file)).hasSize(2);
  }

  @Test
  void zstandardThatIsCutOffIsSaidToBe() throws IOException {
    byte[] whole = Zstd.compress("{\"a\":1}\n".repeat(5000).getBytes(UTF_8));
    Path file = written(java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> all(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("complete");
  }

  /** Whatever the values and the spaces between them, an array gives the values that it holds. */
  @Test
  void arraysOfAnyShapeGiveTheirElements() throws IOException, JsonException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<String> elements = new ArrayList<>();
      StringBuilder text = new StringBuilder("[");
      int count = random.nextInt(5);
      for (int i = 0; i < count; i++) {
        String element = Json.write(value(random, 3));
        elements.add(element);
        text.append(i == 0 ? "" : ",").append(" \n".repeat(random.nextInt(2))).append(element);
      }
      List<Raw> read = read(text.append(" ]").toString());
      assertThat(read.stream().map(raw -> ((Raw.Text) raw).text())).isEqualTo(elements);
    }
  }

  private static Value value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 5)) {
      case 0 -> Value.of(random.nextInt());
      case 1 -> Value.of("}],\"\\ \u00e9{[".substring(random.nextInt(9)));
      case 2 -> Value.TRUE;
      case 3 -> Value.of(List.of(value(random, depth - 1), value(random, depth - 1)));
      default -> new Value.Fields(java.util.Map.of("k\"", value(random, depth - 1)));
    };
  }

  private List<Raw> read(String text) throws IOException {
    return all(written(text.getBytes(UTF_8)));
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("records"), bytes);
  }

  private static List<Raw> all(Path file) {
    List<Raw> all = new ArrayList<>();
    try (Records records = Records.open(file)) {
      for (Raw raw = records.next(); raw != null; raw = records.next()) {
        all.add(raw);
      }
    }
    return all;
  }
}
