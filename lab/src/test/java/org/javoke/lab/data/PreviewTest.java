package org.javoke.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.samples.Folders;
import org.javoke.samples.LossOn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

  private static final String LINE =
      """
      {"id": "one", "messages": [{"role": "system", "content": "S"},\
       {"role": "user", "content": "Hi <script>\\u001b[2J"},\
       {"role": "assistant", "content": "caf\\u00e9"}]}
      """;

  @TempDir Path folder;

  private Path file = Path.of("");
  private ModelFolder model;

  @BeforeEach
  void aModelAndAFile() throws IOException {
    model = ModelFolder.open(Folders.of("tiny-qwen-2048", folder.resolve("model")));
    file =
        Files.writeString(
            folder.resolve("data.jsonl"),
            LINE
                + LINE.replace("\"one\"", "\"two\"")
                + "{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}\n");
  }

  @Test
  void withoutColourBracketsSayWhatBearsLoss() {
    String text = Preview.first(file, model, LossOn.COMPLETION, 1).text(false);
    assertThat(text)
        .contains("--- one: ")
        .contains("<|im_start|>assistant\n\u27E6caf\u00e9<|im_end|>\u27E7\n")
        .contains("<|im_start|>user\nHi <script>\uFFFD[2J<|im_end|>")
        .doesNotContain("\u001B")
        .doesNotContain("--- two");
  }

  @Test
  void withColourItIsUnderlinedToo() {
    String text = Preview.first(file, model, LossOn.COMPLETION, 1).text(true);
    assertThat(text)
        .contains("\u001B[4;32mcaf\u00e9\u001B[0m\u001B[4;35m<|im_end|>\u001B[0m")
        .contains("\u001B[35m<|im_start|>\u001B[0muser")
        .doesNotContain("\u001B[2J");
  }

  @Test
  void whatIsLeftOutIsSaid() {
    Preview all = Preview.first(file, model, LossOn.COMPLETION, 9);
    assertThat(all.samples()).hasSize(2);
    assertThat(all.leftOut()).containsExactly(file + ", line 3: the assistant says nothing in it");
  }

  @Test
  void aSampleIsFoundByItsName() {
    assertThat(Preview.named(file, model, LossOn.ALL, "two").samples())
        .extracting(PreviewedSample::id)
        .containsExactly("two");
    assertThatThrownBy(() -> Preview.named(file, model, LossOn.ALL, "three"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no sample \"three\"");
  }

  @Test
  void theShareIsOfAllTokens() {
    PreviewedSample sample = Preview.first(file, model, LossOn.ALL, 1).samples().getFirst();
    // All but the first token bear loss; the last is the line break behind the end of the turn.
    assertThat(sample.labels()).isEqualTo(sample.tokens() - 1);
    assertThat(sample.stops()).isFalse();
    assertThat(sample.counts()).contains("does not end with a token that ends a reply");
  }

  @Test
  void thePageIsEscapedAndNeedsNothingElse() {
    String html = Preview.first(file, model, LossOn.COMPLETION, 1).html();
    assertThat(html)
        .contains("<mark>caf\u00e9</mark><mark><b>&lt;|im_end|&gt;</b></mark>")
        .contains("Hi &lt;script&gt;")
        .doesNotContain("<script")
        .doesNotContain("http:", "https:");
  }
}
