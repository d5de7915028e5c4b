package org.javoke.score.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.javoke.score.bfcl.Goldens;
import org.javoke.score.statistics.Accuracy;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The leaderboard's own numbers from made-up accuracies per category. */
class AggregateGoldensTest {

  private static final String FILE = "aggregate/aggregate.jsonl.gz";

  @Test
  void fourthVersionTablesAreTheReferences() {
    int compared = 0;
    for (Value.Fields row : Goldens.rows(FILE)) {
      if (row.at("v4") instanceof Value.Fields files) {
        Map<String, ScoreTable> tables = V4Scores.of(accuracies(row)).tables();
        for (Map.Entry<String, ScoreTable> table : tables.entrySet()) {
          Value.Fields expected = fields(files.at(table.getKey()));
          Map<String, String> raw = texts(fields(expected.at("raw")));
          Map<String, String> csv = texts(fields(expected.at("csv")));
          raw.keySet().retainAll(table.getValue().columns().keySet());
          csv.keySet().retainAll(raw.keySet());
          assertThat(shown(table.getValue())).isEqualTo(raw);
          assertThat(table.getValue().csv()).isEqualTo(csv);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void tablesHaveAllColumnsOfAccuracies() {
    Value.Fields files = fields(Goldens.rows(FILE).getFirst().at("v4"));
    V4Scores.of(Map.of())
        .tables()
        .forEach((name, table) ->
            assertThat(fields(fields(files.at(name)).at("raw")).values().keySet())
                .filteredOn(
                    heading -> !heading.matches("Rank|Model|Total Cost.*|Latency.*|Format Sensi.*"))
                .containsExactlyElementsOf(table.columns().keySet()));
  }

  @Test
  void thirdVersionGroups() {
    int compared = 0;
    for (Value.Fields row : Goldens.rows(FILE)) {
      if (row.at("v3_own") instanceof Value.Fields expected) {
        for (GroupScore group : V3Scores.of(accuracies(row)).groups()) {
          if (expected.at(group.name()) != null) {
            assertThat(group.accuracy())
                .isCloseTo(number(expected.at(group.name())), within(1e-12));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void formatSensitivityAsTheReferenceRoundsIt() {
    int compared = 0;
    for (Value.Fields row : Goldens.rows(FILE)) {
      if (row.at("scores") instanceof Value.Fields scores
          && scores.at("format_sensitivity") instanceof Value.Fields formats) {
        List<Accuracy> accuracies =
            formats.values().values().stream()
                .filter(Value.Fields.class::isInstance)
                .map(value -> accuracy(fields(value)))
                .toList();
        FormatSensitivity got = FormatSensitivity.of(accuracies);
        assertThat(got.maxDelta()).isEqualTo(number(formats.at("accuracy_max_delta")));
        assertThat(got.deviation()).isEqualTo(number(formats.at("accuracy_std")));
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void latencyAndCost() {
    int compared = 0;
    for (Value.Fields row : Goldens.rows(FILE)) {
      if (row.at("latency") instanceof Value.Items latency) {
        double[] seconds = numbers(latency);
        assertThat(Latency.of(seconds))
            .contains(
                new Latency(number(row.at("mean")), number(row.at("std")), number(row.at("p95"))));
        assertThat(Latency.costOnH100s(seconds)).isEqualTo(number(row.at("cost_local_h100x8")));
        assertThat(
                Latency.costOfTokens(
                    sum(row.at("input_tokens")),
                    sum(row.at("output_tokens")),
                    number(row.at("input_price")),
                    number(row.at("output_price"))))
            .isEqualTo(number(row.at("cost_api")));
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  private static Map<String, Accuracy> accuracies(Value.Fields row) {
    Map<String, Accuracy> accuracies = new HashMap<>();
    fields(row.at("scores"))
        .values()
        .forEach((category, score) -> accuracies.put(category, accuracy(fields(score))));
    return accuracies;
  }

  private static Accuracy accuracy(Value.Fields score) {
    return new Accuracy(
        (int) number(score.at("correct_count")), (int) number(score.at("total_count")));
  }

  private static Map<String, String> shown(ScoreTable table) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Map.Entry<String, OptionalDouble> column : table.columns().entrySet()) {
      OptionalDouble value = column.getValue();
      shown.put(column.getKey(), value.isPresent() ? Double.toString(value.getAsDouble()) : "N/A");
    }
    return shown;
  }

  private static Map<String, String> texts(Value.Fields fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields
        .values()
        .forEach((key, value) ->
            texts.put(
                key,
                value instanceof Value.Text(String text) ? text : Double.toString(number(value))));
    return texts;
  }

  private static Value.Fields fields(@Nullable Value value) {
    return (Value.Fields) Objects.requireNonNull(value);
  }

  private static double[] numbers(@Nullable Value values) {
    return Goldens.items(values).stream().mapToDouble(AggregateGoldensTest::number).toArray();
  }

  private static long sum(@Nullable Value values) {
    return (long) java.util.Arrays.stream(numbers(values)).sum();
  }

  private static double number(@Nullable Value value) {
    return switch (Objects.requireNonNull(value)) {
      case Value.Int(BigInteger number) -> number.doubleValue();
      case Value.Real(double number) -> number;
      default -> throw new AssertionError("no number: " + value);
    };
  }
}
