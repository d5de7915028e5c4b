package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolFileTest {

  private static final String TOOL =
      "{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":{\"type\":\"object\"}}}";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("tools.json"), text);
  }

  @Test
  void anArrayAndAnObjectWithToolsAreRead() throws IOException {
    for (String text : new String[] {"[" + TOOL + "]", "{\"tools\": [" + TOOL + "]}"}) {
      assertThat(ToolFile.read(file(text))).extracting(Tool::name).containsExactly("weather");
    }
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    Map<String, String> reasons =
        Map.of(
            "[",
            "not JSON",
            "[]",
            "no tools",
            "3",
            "no tools",
            "{\"tool\": []}",
            "no tools",
            "[" + TOOL + "," + TOOL + "]",
            "two tools have the name weather",
            "[{\"function\": {}}]",
            "name",
            "[{\"name\": \"a\", \"parameters\": {\"type\": \"dict\"}}]",
            "no JSON Schema");
    for (Map.Entry<String, String> reason : reasons.entrySet()) {
      Path file = file(reason.getKey());
      assertThatThrownBy(() -> ToolFile.read(file))
          .as(reason.getKey())
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("tools.json", reason.getValue());
    }
  }
}
