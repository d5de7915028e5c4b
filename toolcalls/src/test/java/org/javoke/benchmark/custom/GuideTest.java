package org.javoke.benchmark.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the user's guide is a test set that works. */
class GuideTest {

  @TempDir Path folder;

  @Test
  void readsTheExampleOfTheGuide() throws IOException {
    List<String> blocks =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(guide()))
            .results()
            .map(match -> match.group(1))
            .toList();
    String lines = blocks.getFirst().replace("\n", " ") + "\n" + blocks.get(1);

    CustomBenchmark benchmark =
        new CustomBenchmark(Files.writeString(folder.resolve("shop.jsonl"), lines));

    assertThat(benchmark.questions(Selection.ALL))
        .extracting(Question::id)
        .containsExactly("order-pens", "thanks", "cancel-one");
  }

  private static Path guide() {
    Optional<Path> guide =
        Stream.of("docs", "../docs")
            .map(docs -> Path.of(docs, "guide", "custom-test-sets.md"))
            .filter(Files::exists)
            .findFirst();
    Assumptions.assumeTrue(guide.isPresent(), "skipped: the guide is not at hand");
    return guide.orElseThrow();
  }
}
