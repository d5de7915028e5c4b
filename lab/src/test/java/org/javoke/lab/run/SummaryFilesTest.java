package org.javoke.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.javoke.benchmark.Mode;
import org.javoke.lab.run.Summary.Differing;
import org.javoke.lab.run.Summary.Grades;
import org.javoke.lab.run.Summary.GroupScore;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.score.Mistake;
import org.junit.jupiter.api.Test;

class SummaryFilesTest {

  private static final Tally SOME =
      new Tally(1, 2, 1, Map.of(Mistake.WRONG_TYPE, 2), new Interval(0.0615, 0.7923));

  @Test
  void writesOneRowPerModelAndCategory() {
    assertThat(SummaryTable.csv(summary("org/m,\"8b\"")))
        .isEqualTo(
            """
            model,benchmark,mode,category,count,bfcl_correct,bfcl_wrong,bfcl_unscored,\
            bfcl_accuracy,bfcl_low,bfcl_high,measure,graded,mean
            "org/m,""8b""\",bfcl,native,simple_python,4,1,2,1,0.3333,0.0615,0.7923,,,
            "org/m,""8b""\",bfcl,native,irrelevance,0,0,0,0,,,,,,
            "org/m,""8b""\",bfcl,native,level-1-response,3,0,0,0,,,,rouge_l,2,0.5000
            """);
  }

  @Test
  void writesFiguresAsJson() {
    assertThat(PrettyJson.write(SummaryJson.write(summary("m"))))
        .contains("\"model\": \"m\"")
        .contains("\"accuracy\": 0.3333333333333333")
        .contains("\"interval\": [0.0615,0.7923]")
        .contains("\"wrong_type\":2")
        .contains("\"accuracy\": null")
        .contains("{\"correct_in_fair_only\":3,\"correct_in_bfcl_only\":0}")
        .contains("\"partial\": true,\n            \"missing\": [\"live_simple\"]")
        .contains("{\"measure\":\"rouge_l\",\"graded\":2,\"unscored\":1,\"mean\":0.5}")
        .contains("\"disputed\": [\"simple_java_36\"]")
        .endsWith("}\n");
  }

  private static Summary summary(String model) {
    Map<String, Tally> categories = new LinkedHashMap<>();
    categories.put("simple_python", SOME);
    categories.put("irrelevance", Tally.NONE);
    GroupScore live = new GroupScore("live", 0.5, List.of("live_simple"));
    return new Summary(
        model,
        "bfcl",
        Mode.NATIVE,
        4,
        Map.of("bfcl", new ModeSummary(SOME, categories, Map.of("v4", List.of(live)))),
        new Differing(3, 0),
        Map.of(),
        Map.of(),
        Map.of("level-1-response", new Grades("rouge_l", 2, 1, OptionalDouble.of(0.5))),
        List.of("simple_java_36"));
  }
}
