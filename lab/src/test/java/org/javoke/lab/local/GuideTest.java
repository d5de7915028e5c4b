package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.local.Completion;
import org.javoke.local.CompletionOptions;
import org.javoke.local.LocalModel;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.Test;

/** What docs/guide/local-models.md shows of Java. */
class GuideTest {

  @Test
  void theLinesOfTheGuideCompileAndRun() throws InterruptedException, IOException {
    Path folder = Goldens.model("stories260K");
    try (LocalModel model = LocalModel.open(folder)) {
      Completion text =
          model.complete("Once upon a time", CompletionOptions.GREEDY.withMaxTokens(20));
      assertThat(text.text()).isNotBlank();
      assertThat(model.score("Once upon a time", " there was a cat.").perplexity()).isPositive();
    }
    assertThat(Files.readString(Path.of("../docs/guide/local-models.md")))
        .contains(
            "LocalModel.open(folder)",
            "model.complete(\"Once upon a time\", CompletionOptions.GREEDY.withMaxTokens(20))",
            "model.score(\"Once upon a time\", \" there was a cat.\").perplexity()");
  }
}
