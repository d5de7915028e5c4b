package org.javoke.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Selection;
import org.javoke.input.InputException;
import org.javoke.policy.Sampling;
import org.junit.jupiter.api.Test;

class ConfigJsonTest {

  private static final RunConfig BARE =
      new RunConfig(
          "score",
          "custom",
          "m",
          Mode.NATIVE,
          List.of(),
          new Sampling(
              OptionalDouble.empty(),
              OptionalDouble.of(0.9),
              OptionalInt.of(512),
              OptionalLong.of(-7),
              true),
          Selection.ALL,
          Map.of(),
          Map.of("r.json", "33"),
          Map.of(),
          "0.1.0");

  @Test
  void readsWhatItWrote() {
    for (RunConfig config : List.of(BARE, Examples.config())) {
      RunInfo info =
          new RunInfo(
              config,
              17,
              "ab".repeat(32),
              List.of(Examples.SESSION, Examples.SESSION.finishedAt(Examples.NOON)));

      String text = PrettyJson.write(ConfigJson.write(info));

      assertThat(ConfigJson.read("run.json", text)).isEqualTo(info);
    }
  }

  @Test
  void writesEqualConfigurationsAsEqualBytes() {
    assertThat(PrettyJson.write(ConfigJson.write(Examples.config())))
        .isEqualTo(PrettyJson.write(ConfigJson.write(Examples.config())))
        .contains("\"data\": {\"a.json\":\"11\",\"b.json\":\"22\"}")
        .contains("\"mode\": \"prompting\"");
  }

  @Test
  void listsEveryFieldThatDiffers() {
    assertThat(Examples.config().differences(Examples.config())).isEmpty();
    assertThat(BARE.differences(Examples.config()))
        .extracting(RunConfig.Difference::field)
        .containsExactly(
            "workflow",
            "benchmark",
            "model",
            "mode",
            "scaffolds",
            "sampling.temperature",
            "sampling.top_p",
            "sampling.max_tokens",
            "sampling.seed",
            "sampling.logprobs",
            "selection.categories",
            "selection.limit",
            "data.a.json",
            "data.b.json",
            "replies.r.json",
            "options.format");
    assertThat(BARE.differences(Examples.config("m")).getFirst())
        .hasToString("workflow: \"score\" there, \"eval\" now");
    assertThat(BARE.differences(Examples.config("m")).getLast())
        .hasToString("options.format: absent there, \"python\" now");
  }

  @Test
  void refusesWhatIsNoRun() {
    for (String text : List.of("", "[]", "{}", "{\"format\":\"1\"}", "{\"format\":1}")) {
      assertThatThrownBy(() -> ConfigJson.read("here/run.json", text))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("here/run.json");
    }
  }
}
