package org.javoke.benchmark.bfcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.javoke.benchmark.Mode;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.schema.ToolLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryReaderTest {

  private static final String TURN = "[[{\"role\":\"user\",\"content\":\"hi\"}]]";

  @TempDir Path folder;

  @Test
  void offersTheFunctionsOfTheInvolvedClassesWithoutThoseHeldBack() throws IOException {
    Path docs = Files.createDirectories(folder.resolve("multi_turn_func_doc"));
    Files.writeString(
        docs.resolve("posting_api.json"),
        """
        {"name":"post","description":"","parameters":{},"response":{"a":1}}
        {"name":"like","description":"","parameters":{}}
        """);
    write(
        BfclCategory.MULTI_TURN_MISS_FUNC,
        "{\"id\":\"x\",\"question\":"
            + TURN.replaceFirst("]$", ",[]]")
            + ",\"involved_classes\":[\"TwitterAPI\"],\"missed_function\":{\"1\":[\"like\"]}}");

    BfclEntry entry = read(BfclCategory.MULTI_TURN_MISS_FUNC).getFirst();

    assertThat(entry.functions()).extracting(Tool::name).containsExactly("post");
    assertThat(entry.functions().getFirst().further().values()).containsOnlyKeys("response");
    assertThat(entry.later().getFirst().released()).extracting(Tool::name).containsExactly("like");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"a\",\"question\":[],\"function\":[]}|\"question\" has no turn",
        "{\"id\":\"a\",\"question\":[7],\"function\":[]}|each turn of \"question\" must be a list",
        "{\"id\":\"a\",\"question\":[[7]],\"function\":[]}|a message needs the texts",
        "{\"id\":\"a\",\"question\":[[{\"role\":\"boss\",\"content\":\"\"}]],\"function\":[]}|role \"boss\"",
        "{\"id\":\"a\",\"question\":[[]],\"function\":[{\"name\":\"f\"}]}|a function needs the texts",
        "{\"id\":\"a\",\"question\":[[]]}|\"function\" is missing",
      })
  void namesWhatIsWrongWithALine(String line, String problem) throws IOException {
    write(BfclCategory.IRRELEVANCE, line);

    assertThatThrownBy(() -> read(BfclCategory.IRRELEVANCE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("BFCL_v4_irrelevance.json, line 1: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsOrRefusesAndPutsWhateverItReads(long seed) throws IOException {
    Random random = new Random(seed);
    int put = 0;
    for (int i = 0; i < 60; i++) {
      String schema =
          RandomJson.object(
              random, "type", "properties", "items", "description", "required", "enum", "default");
      String line =
          "{\"id\":\"a\",\"question\":%s,\"function\":[{\"name\":\"f\",\"description\":\"\",\"parameters\":%s}]}"
              .formatted(TURN, i % 4 == 0 ? RandomJson.object(random, "type", "a") : schema);
      for (BfclCategory category :
          List.of(
              BfclCategory.IRRELEVANCE, BfclCategory.SIMPLE_JAVA, BfclCategory.SIMPLE_JAVASCRIPT)) {
        write(category, line);
        put += put(read(category).getFirst());
      }
    }
    assertThat(put).isEqualTo(180);
  }

  private static int put(BfclEntry entry) {
    for (PromptFormat format : PromptFormat.all()) {
      assertThat(new BfclRequests(format).first(entry, Mode.PROMPTING).messages()).hasSize(2);
    }
    Tool offered =
        new BfclRequests(PromptFormat.DEFAULT).first(entry, Mode.NATIVE).tools().getFirst();
    for (ToolLayout layout : ToolLayout.values()) {
      assertThat(layout.write(offered).values()).isNotEmpty();
    }
    return 1;
  }

  private List<BfclEntry> read(BfclCategory category) {
    List<BfclEntry> entries = new ArrayList<>();
    new EntryReader(new BfclFolder(folder, 4)).read(category, entries::add);
    return entries;
  }

  private void write(BfclCategory category, String lines) throws IOException {
    Files.writeString(new BfclFolder(folder, 4).questions(category), lines);
  }
}
