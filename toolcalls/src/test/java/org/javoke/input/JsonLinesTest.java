package org.javoke.input;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

  @TempDir Path folder;

  @Test
  void readsLinesWithTheirNumbersWhateverEndsThem() throws IOException {
    Path file = written("\uFEFF{\"a\":1}\r\n\n  \n[2]\n\"\u2028 is no line end\"");

    List<JsonLine> lines = JsonLines.readAll(file);

    assertThat(lines).extracting(JsonLine::number).containsExactly(1, 4, 5);
    assertThat(lines.getFirst().object().at("a")).isEqualTo(Value.of(1));
    assertThat(lines.getLast().value()).isEqualTo(Value.of("\u2028 is no line end"));
  }

  @Test
  void aFileOfBlankLinesIsRefusedAndABrokenOneIsLeftToItsReader() throws IOException {
    Path blank = written("\n  \n");
    assertThatThrownBy(() -> JsonLines.requireLines(blank))
        .isInstanceOf(InputException.class)
        .hasMessage(blank + " is empty: expected JSON Lines, one JSON object on each line");
    JsonLines.requireLines(written("\n[1]\n"));
    JsonLines.requireLines(written("no JSON"));
  }

  @Test
  void readsGzipWhateverTheName() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("{\"id\":\"x\"}\n".getBytes(UTF_8));
    }
    Path file = Files.write(folder.resolve("plain.jsonl"), zipped.toByteArray());

    assertThat(JsonLines.readAll(file).getFirst().text("id")).isEqualTo("x");
  }

  @Test
  void saysThatAGzipFileIsCutOff() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("{\"id\":\"x\"}\n".repeat(1000).getBytes(UTF_8));
    }
    byte[] half = java.util.Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
    Path file = Files.write(folder.resolve("half.gz"), half);

    assertThatThrownBy(() -> JsonLines.readAll(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("half.gz")
        .hasMessageContaining("check that it is complete");
  }

  @Test
  void namesTheBrokenLine() throws IOException {
    Path file = written("{\"a\": 1}\n".repeat(316) + "{\"a\": \n" + "{\"a\": 1}\n");

    assertThatThrownBy(() -> JsonLines.readAll(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lines.jsonl, line 317: this is not JSON")
        .hasMessageContaining("column")
        .hasMessageContaining("{\"a\":")
        .hasMessageContaining("Mend or remove this line");
  }

  @Test
  void saysWhatALineThatIsCutOffLacks() throws IOException {
    Path file = written("{\"messages\": [");

    assertThatThrownBy(() -> JsonLines.readAll(file))
        .hasMessageContaining("expected close marker for Array; the line begins with")
        .hasMessageNotContaining("Source");
  }

  @Test
  void saysWhatToDoWithADocumentOverManyLines() throws IOException {
    for (String document : List.of("[\n{\"a\": 1}\n]\n", "{\n\"a\": 1\n}\n")) {
      Path file = Files.writeString(folder.resolve("document.json"), document);
      assertThatThrownBy(() -> JsonLines.readAll(file))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("one JSON document over many lines? javoke data convert");
    }
  }

  @Test
  void goesOnAfterBrokenLinesWhereAsked() throws IOException {
    Path file = written("1\n{\n2\nnope\n3\n");
    List<Integer> good = new ArrayList<>();
    List<Integer> broken = new ArrayList<>();

    JsonLines.read(file, line -> good.add(line.number()), bad -> broken.add(bad.number()));

    assertThat(good).containsExactly(1, 3, 5);
    assertThat(broken).containsExactly(2, 4);
  }

  @Test
  void saysWhatIsThereInsteadOfAFile() {
    assertThatThrownBy(() -> JsonLines.readAll(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a folder, expected a JSON Lines file");
    assertThatThrownBy(() -> JsonLines.readAll(folder.resolve("absent.jsonl")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("There is no file")
        .hasMessageContaining("absent.jsonl");
  }

  @Test
  void saysThatAFileIsEmpty() throws IOException {
    Path file = written("\n\n");

    assertThatThrownBy(() -> JsonLines.readAll(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is empty: expected JSON Lines");
  }

  @Test
  void saysThatALineIsNoUtf8() throws IOException {
    byte[] bytes = {'1', '\n', '"', (byte) 0xC3, '"', '\n'};
    Path file = Files.write(folder.resolve("latin.jsonl"), bytes);
    Path wide = Files.write(folder.resolve("wide.jsonl"), "{}\n".getBytes(UTF_16));

    assertThatThrownBy(() -> JsonLines.readAll(file))
        .hasMessageContaining("line 2: it is not valid UTF-8");
    assertThatThrownBy(() -> JsonLines.readAll(wide)).hasMessageContaining("line 1: it is UTF-16");
  }

  @Test
  void passesOverALineThatIsTooLongAndReadsOn() throws IOException {
    Path file = written("\"" + "x".repeat(200_000) + "\"\n7\n");

    try (JsonLines lines = JsonLines.open(file, 100_000)) {
      assertThatThrownBy(lines::next)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("line 1: it is longer than 100,000 bytes");
      assertThat(lines.next()).isEqualTo(new JsonLine(file, 2, Value.of(7)));
    }
  }

  @Test
  void namesFileLineAndKeyOfAWrongField() throws IOException {
    JsonLine line = JsonLines.readAll(written("{\"id\": 7, \"messages\": \"no\"}")).getFirst();

    assertThatThrownBy(() -> line.text("id"))
        .hasMessageContaining("lines.jsonl, line 1: \"id\" must be a text, found the number 7");
    assertThatThrownBy(() -> line.items("messages"))
        .hasMessageContaining("\"messages\" must be an array [...], found the text \"no\"");
    assertThatThrownBy(() -> line.text("name"))
        .hasMessageContaining("\"name\" is missing; the line has [id, messages]");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void endsInLinesOrInAnInputExceptionWhateverTheBytes(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      Path file = Files.write(folder.resolve("fuzz"), bytes(random));
      int[] count = new int[2];
      try {
        JsonLines.read(file, _ -> count[0]++, _ -> count[1]++);
      } catch (InputException e) {
        assertThat(e).hasMessageContaining("cannot be read"); // two bytes that look like gzip
      }
      assertThat(count[0] + count[1]).isLessThanOrEqualTo(600);
    }
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(600)];
    String likely = "{}[]\":,\n\r 0123456789truefalsn\\u\u00e9";
    byte[] alphabet = likely.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          random.nextInt(10) == 0
              ? (byte) random.nextInt(256)
              : alphabet[random.nextInt(alphabet.length)];
    }
    return bytes;
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("lines.jsonl"), text);
  }
}
