package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.local.LocalModel;
import org.javoke.local.TinyModels;
import org.javoke.replay.Replay;
import org.javoke.replay.Replay.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayJobTest {

  @TempDir private Path folder;

  private Path data() throws IOException {
    return Files.write(
        folder.resolve("data.jsonl"),
        List.of(
            "{\"id\":\"a\",\"prompt\":\"Hello\",\"completion\":\" there\"}",
            "{\"id\":\"b\",\"prompt\":\"Hello\",\"completion\":\" my dear friend\"}",
            "{\"id\":\"c\"}",
            "{\"id\":\"d\",\"prompt\":\"Hello\",\"completion\":\" zzz qqq\"}"));
  }

  private ReplayJob.Result run(LocalModel model, double percent, String out)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(this.folder.resolve(out));
    return new ReplayJob(model, new Replay(percent, Order.HARDEST, false, 0))
        .run(data(), folder, Map.of(), TokenProgress.NONE);
  }

  @Test
  void takesTheHardestLinesAsTheyWere() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      ReplayJob.Result result = run(model, 34, "out"); // 34 % of the three that can be scored
      assertThat(result.totals().failed()).isEqualTo(1);
      double hardest = 0;
      String wanted = "";
      for (String word : List.of(" there", " my dear friend", " zzz qqq")) {
        double perplexity = model.score("Hello", word).perplexity();
        wanted = perplexity > hardest ? word : wanted;
        hardest = Math.max(hardest, perplexity);
      }
      assertThat(result.taken().items()).hasSize(1);
      assertThat(Files.readAllLines(folder.resolve("out/replay.jsonl")))
          .singleElement()
          .asString()
          .contains("\"completion\":\"" + wanted + "\"");
      assertThat(Files.readAllLines(folder.resolve("out/buffer.jsonl"))).hasSize(4);
    }
  }

  @Test
  void whereNoLineCanBeScoredTheFirstReasonIsSaid() throws Exception {
    Path data = Files.writeString(folder.resolve("none.jsonl"), "{\"id\":\"c\"}\n{\"id\":\"d\"}\n");
    Path out = Files.createDirectories(folder.resolve("out"));
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      ReplayJob job = new ReplayJob(model, new Replay(50, Order.HARDEST, false, 0));
      assertThatThrownBy(() -> job.run(data, out, Map.of(), TokenProgress.NONE))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("None of the lines of " + data + " can be scored; of the first: ")
          .hasMessageContaining("messages");
    }
  }

  @Test
  void aShareThatRoundsToNothingLosesNoPerplexity() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      assertThatThrownBy(() -> run(model, 1, "out"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("rounds to none");
      assertThat(Files.readAllLines(folder.resolve("out/buffer.jsonl.partial"))).hasSize(4);
      ReplayJob.Result again = run(model, 67, "out");
      assertThat(again.totals().before()).isEqualTo(4);
      assertThat(again.taken().items()).hasSize(2);
    }
  }
}
