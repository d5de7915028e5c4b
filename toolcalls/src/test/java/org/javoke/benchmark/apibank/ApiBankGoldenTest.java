package org.javoke.benchmark.apibank;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.SharedFiles;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

/** Verdicts of API-Bank's evaluator, on everything it was asked. */
class ApiBankGoldenTest {

  @Test
  void callsGetTheReferencesVerdictAndReason() {
    Path data = SharedFiles.at("data/api-bank");
    ApiBankChecker checker = new ApiBankChecker(Database.read(Database.near(data).orElseThrow()));
    Map<String, Value.Fields> recorded = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    int[] compared = {0};
    JsonLines.forEach(
        SharedFiles.at("goldens/bfcl/api-bank/api_calls.jsonl.gz"),
        row -> {
          Value.Fields call = recorded.computeIfAbsent(key(row), _ -> recordedCall(data, row));
          ApiBankChecker.Judged judged =
              checker.check(
                  row.text("prediction"),
                  (Value.Fields) requireNonNull(call.at("result")),
                  ((Value.Text) requireNonNull(call.at("api_name"))).value());
          compared[0]++;
          if (!judged.reason().name().equals(row.text("reason"))) {
            wrong.add(
                "%s %s %s: %s %s, expected %s"
                    .formatted(
                        row.text("case"),
                        row.text("kind"),
                        row.text("prediction"),
                        judged.reason(),
                        judged.message(),
                        row.text("reason")));
          }
        });
    assertThat(compared[0]).isEqualTo(721);
    assertThat(wrong).isEmpty();
  }

  @Test
  void theSimpleRuleIsTheReferences() {
    List<String> wrong = new ArrayList<>();
    JsonLines.forEach(
        SharedFiles.at("goldens/bfcl/api-bank/api_calls.jsonl.gz"),
        row -> {
          boolean exact =
              ApiCall.find(row.text("prediction"))
                  .map(call -> ApiBankChecker.isExactly(call, row.text("gold_text")))
                  .orElse(false);
          if (exact != Value.TRUE.equals(row.object().at("exact_match"))) {
            wrong.add(row.text("case") + " " + row.text("prediction"));
          }
        });
    assertThat(wrong).isEmpty();
  }

  private static String key(JsonLine row) {
    return row.object().at("level") + row.text("file") + row.object().at("id");
  }

  private static Value.Fields recordedCall(Path data, JsonLine row) {
    boolean first = Value.of(1).equals(row.object().at("level"));
    int sample = ((Value.Int) requireNonNull(row.object().at("id"))).value().intValueExact();
    return Dialogues.in(data, first ? 1 : 2).recorded(row.text("file"), sample).orElseThrow();
  }
}
