package org.javoke.lab.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartFolderTest {

  @TempDir private Path home;

  private QuickstartFolder folder() {
    return new QuickstartFolder(home.resolve("quickstart"));
  }

  @Test
  void theTimeThatWasNotedFirstStays() {
    folder().begin(Map.of("--seed", "1"));
    folder().took("lint", 2.5);
    folder().took("train", 60);
    folder().took("lint", 0.1);
    assertThat(folder().seconds())
        .containsExactly(Map.entry("lint", 2.5), Map.entry("train", 60.0));
    assertThat(folder().settings()).isEqualTo(Map.of("--seed", "1"));
  }

  @Test
  void otherSettingsNeedAnotherFolder() {
    folder().begin(Map.of("--seed", "1", "--train", "500"));
    folder().begin(Map.of("--seed", "1", "--train", "500"));
    assertThatThrownBy(() -> folder().begin(Map.of("--seed", "2", "--train", "500")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--seed was 1 and is 2 now")
        .hasMessageNotContaining("--train");
  }

  @Test
  void aBrokenFileIsToldWithItsName() throws IOException {
    folder().begin(Map.of());
    Files.writeString(home.resolve("quickstart/quickstart.json"), "{\"settings\": [");
    assertThatThrownBy(() -> folder().begin(Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("quickstart.json cannot be read");
  }

  @Test
  void aPlaceThatIsAFileIsRefused() throws IOException {
    Files.writeString(home.resolve("quickstart"), "");
    assertThatThrownBy(() -> folder().begin(Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a file, not a folder; name another place");
  }
}
