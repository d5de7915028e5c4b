package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.call.CallFormat;
import org.javoke.input.InputException;
import org.javoke.lab.part.DividedWork;
import org.javoke.local.LocalModel;
import org.javoke.local.TinyModels;
import org.javoke.preference.Pair;
import org.javoke.preference.PairReader;
import org.javoke.search.Presets;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Budget;
import org.javoke.search.SearchSettings.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchJobTest {

  private static final String CALL =
      """
      {"id": "call", "messages": [{"role": "user", "content": "Weather in Bern?"}, \
      {"role": "assistant", "content": "", "tool_calls": [{"type": "function", "function": \
      {"name": "weather", "arguments": {"place": "Bern"}}}]}], "tools": [{"type": "function", \
      "function": {"name": "weather", "description": "", "parameters": {"type": "object", \
      "properties": {"place": {"type": "string"}}}}}]}\
      """;
  private static final String CHAT =
      """
      {"id": "chat", "messages": [{"role": "user", "content": "Hello"}, \
      {"role": "assistant", "content": "Hi there. How are you?"}]}\
      """;

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("data.jsonl"), List.of(lines));
  }

  private SearchJob.Result run(
      LocalModel model, Path data, String out, TokenProgress progress, List<String> told)
      throws InterruptedException, IOException {
    CallFormat format = model.callFormat();
    Presets paper = Presets.paper(format);
    SearchSettings settings = paper.settings().withBudget(new Budget(2, 1, false, 2, 20, 16, 2));
    Path folder = Files.createDirectories(this.folder.resolve(out));
    return new SearchJob(model, format, paper.steps(), settings, new Pace(1, 64, 1))
        .run(data, folder, Map.of("--preset", "paper"), progress, told::add);
  }

  @Test
  void aTreeThatFailsSaysWhy() throws Exception {
    Path data =
        file("{\"id\": \"open\", \"messages\": [{\"role\": \"user\", \"content\": \"?\"}]}", CHAT);
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      SearchJob.Result result = run(model, data, "out", TokenProgress.NONE, new ArrayList<>());
      assertThat(result.failures().orElseThrow())
          .startsWith("1 of 2 trees failed; each has its \"failure\", the first: ")
          .contains("no expected calls to judge answers by");
    }
  }

  private String read(String out, String name) throws IOException {
    return Files.readString(folder.resolve(out).resolve(name));
  }

  @Test
  void treesAndPairsAreWrittenAndPairsCanBeTrainedOn() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      List<String> told = new ArrayList<>();
      Path data = file(CALL, "{\"id\": \"none\", \"messages\": []}", CHAT);
      SearchJob.Result result = run(model, data, "out", TokenProgress.NONE, told);
      assertThat(result.trees()).isEqualTo(2);
      assertThat(result.failed()).isZero();
      assertThat(result.leftOut()).isEqualTo(1);
      assertThat(told).singleElement().asString().contains("line 2 is left out");
      assertThat(read("out", "trees.jsonl").lines()).hasSize(2);
      assertThat(read("out", "search.json")).contains("\"pairs\"");
      List<Pair> pairs =
          new PairReader(model.folder().config().vocabSize(), 4096, true)
              .read(folder.resolve("out/pairs.jsonl"))
              .samples();
      assertThat(pairs).hasSize(result.pairs());
      assertThatThrownBy(() -> run(model, data, "out", TokenProgress.NONE, told))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("there already");
    }
  }

  @Test
  void aSearchThatWasStoppedEndsAsIfItHadNotBeen() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      Path data = file(CALL, CHAT, CHAT.replace("\"chat\"", "\"more\""));
      run(model, data, "whole", TokenProgress.NONE, new ArrayList<>());
      assertThatThrownBy(() -> run(model, data, "cut", stopping(2), new ArrayList<>()))
          .hasMessage("killed");
      assertThat(read("cut", "trees.jsonl.partial").lines()).hasSize(2);
      SearchJob.Result rest = run(model, data, "cut", TokenProgress.NONE, new ArrayList<>());
      assertThat(rest.before()).isEqualTo(2);
      for (String name : List.of("trees.jsonl", "pairs.jsonl", "search.json")) {
        assertThat(read("cut", name)).as(name).isEqualTo(read("whole", name));
      }
    }
  }

  @Test
  void partsComeToTheSameAsOneProcess() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        lines.add(CALL.replace("Bern", "Bern " + i).replace("\"id\": \"", "\"id\": \"" + i));
      }
      lines.add(2, "{\"id\": \"none\", \"messages\": []}");
      Path data = file(lines.toArray(String[]::new));
      SearchJob.Result whole = run(model, data, "whole", TokenProgress.NONE, new ArrayList<>());

      Path out = Files.createDirectories(folder.resolve("parts"));
      DividedWork work = new DividedWork(data, out, 2, Map.of("--preset", "paper"));
      for (int number = 1; number <= 2; number++) {
        DividedWork.Share share = work.begin(number);
        run(model, share.data(), share.out().toString(), TokenProgress.NONE, new ArrayList<>());
      }
      work.gather("trees.jsonl");
      SearchJob.Result gathered = run(model, data, "parts", TokenProgress.NONE, new ArrayList<>());
      assertThat(gathered.before()).isEqualTo(whole.trees()).isEqualTo(5);
      assertThat(gathered.leftOut()).isEqualTo(whole.leftOut()).isEqualTo(1);
      for (String name : List.of("trees.jsonl", "pairs.jsonl", "search.json")) {
        assertThat(read("parts", name)).as(name).isEqualTo(read("whole", name));
      }
    }
  }

  @Test
  void otherDataIsNotGoneOnWith() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      Path data = file(CALL, CHAT);
      assertThatThrownBy(() -> run(model, data, "cut", stopping(1), new ArrayList<>()))
          .hasMessage("killed");
      Path other = file(CHAT);
      assertThatThrownBy(() -> run(model, other, "cut", TokenProgress.NONE, new ArrayList<>()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("the file was changed");
    }
  }

  private static TokenProgress stopping(int after) {
    int[] left = {after};
    return new TokenProgress() {
      @Override
      public void begin(long total, long before) {}

      @Override
      public void answered(int tokens) {
        if (--left[0] == 0) {
          throw new IllegalStateException("killed");
        }
      }

      @Override
      public void close() {}
    };
  }
}
