package org.javoke.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.javoke.data.Example;
import org.javoke.data.read.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownQuestionsTest {

  @TempDir Path folder;

  private static Example asked(String question) {
    return Sets.sample(question, "c", List.of("f"), "f");
  }

  @Test
  void theSameWordsAreTheSameQuestion() {
    List<Example> set = List.of(asked("Hello."), asked("What IS the weather, in Rome?"));
    KnownQuestions known = KnownQuestions.of(Sets.written(folder.resolve("set.jsonl"), set));
    assertThat(known.has(asked("what is the weather in Rome"))).isTrue();
    assertThat(known.has(asked("what is the weather in Bern"))).isFalse();
  }

  @Test
  void whatHasNoWordsIsNoQuestion() {
    KnownQuestions known =
        KnownQuestions.of(Sets.written(folder.resolve("set.jsonl"), List.of(asked("?"))));
    assertThat(known.has(asked("!"))).isFalse();
  }

  @Test
  void ofNoFilesThereAreNone() {
    assertThat(KnownQuestions.of(new Dataset(List.of(), "canonical")).has(asked("a"))).isFalse();
  }
}
