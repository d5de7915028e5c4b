package org.javoke.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPageTest {

  @TempDir Path run;

  private String page(String metrics) throws IOException {
    Files.writeString(run.resolve("metrics.jsonl"), metrics);
    TrainingPage.write(run, run.resolve("report.html"));
    return Files.readString(run.resolve("report.html"));
  }

  @Test
  void showsCurvesTheBestAndItsRepliesAsText() throws IOException {
    new EvaluationFiles(run)
        .write(2, Map.of(), Fakes.Scripted.result(Map.of(Evaluated.AST_ACCURACY, 0.75)));
    Path checkpoint = Files.createDirectories(run.resolve("checkpoints/step-00000002"));
    Files.writeString(
        checkpoint.resolve("state.json"), "{\"run\": {\"rank\": \"8\", \"<i>\": \"&\"}}");
    String page =
        page(
            """
            {"step":1,"loss":2.5,"learning_rate":1e-4,"grad_norm":1.0,"num_tokens":50,"rewards/margins":0.1}
            {"step":2,"loss":1.5,"learning_rate":1e-4,"grad_norm":0.5,"num_tokens":1234,"rewards/margins":0.3}
            {"step":2,"eval_ast_accuracy":0.75,"eval_loss":1.75}
            {"step":3,"los
            """);
    assertThat(page)
        .contains("<figcaption>Loss</figcaption>", "<figcaption>Rewards</figcaption>")
        .contains("loss from 1.500 to 2.500, last 1.500; eval_loss from 1.750 to 1.750")
        .contains("1,234", "75.0%", "Replies after step 2")
        .contains("<td>rank</td><td>8</td>", "&lt;i&gt;")
        .contains("It is &lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
    assertThat(TrainingPage.isRun(run)).isTrue();
  }

  @Test
  void aLongRunIsThinned() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int step = 1; step <= 2500; step++) {
      lines.append("{\"step\":%d,\"loss\":%d.0}%n".formatted(step, step % 2));
    }
    String page = page(lines.toString());
    String points = page.substring(page.indexOf("<polyline points="));
    // 2500 points, 3 to each: 834.
    assertThat(points.substring(0, points.indexOf("/>")).split(",")).hasSize(834 + 1);
  }

  @Test
  void oneStepAndAFlatLineAreDrawn() throws IOException {
    assertThat(page("{\"step\":1,\"loss\":0.0}\n")).contains("<circle").doesNotContain("NaN");
  }

  @Test
  void aRunWithoutAStepIsRefused() {
    assertThatThrownBy(() -> page("{\"step\":1,\"lo"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no step yet");
  }

  @Test
  void hostileLinesAreNoLines() throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "[1]",
                "{\"step\":-1,\"loss\":1}",
                "{\"step\":99999999999999999999,\"loss\":1}",
                "{\"step\":1,\"loss\":\"x\",\"stage\":\"<b>\",\"grad_norm\":NaN,\"<u>\":1e308}"));
    assertThat(page(String.join("\n", lines))).contains("&lt;u&gt;").doesNotContain("<u>", "<b>&");
  }
}
