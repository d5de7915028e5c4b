package org.javoke.lab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.RunInfo;
import org.javoke.lab.run.Summary;
import org.javoke.lab.run.Summary.GroupScore;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.ScaffoldSummary;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** The figures of the runs as the page reads them first: {@code {modes, runs}}. */
final class Overview {

  private Overview() {}

  static String of(List<ReportedRun> runs) {
    Set<String> modes = new LinkedHashSet<>();
    runs.forEach(run -> modes.addAll(run.summary().modes().keySet()));
    List<String> names = RunNames.of(runs);
    List<Value> written = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      written.add(run(names.get(i), runs.get(i)));
    }
    return Json.write(
        new JsonObject()
            .put("modes", JsonObject.texts(List.copyOf(modes)))
            .put("runs", Value.of(written))
            .put("published", published(runs))
            .done());
  }

  // Only where there is something to set beside it.
  private static Value published(List<ReportedRun> runs) {
    boolean any =
        runs.stream()
            .flatMap(run -> run.summary().modes().values().stream())
            .anyMatch(mode -> mode.groups().containsKey("v3"));
    return any ? Published.bfcl3() : Value.NULL;
  }

  private static Value run(String name, ReportedRun reported) {
    Summary summary = reported.summary();
    return new JsonObject()
        .put("name", name)
        .put("model", summary.model())
        .put("benchmark", summary.benchmark())
        .put("state", state(reported))
        .put("total", byMode(summary, ModeSummary::total))
        .put("categories", categories(summary))
        .put("groups", groups(summary))
        .put("scaffolds", scaffolds(summary))
        .put("overlap", overlap(summary))
        .put("grades", grades(summary))
        .put("settings", RunSettings.of(reported.run().info()))
        .done();
  }

  private static String state(ReportedRun reported) {
    RunInfo info = reported.run().info();
    int there = reported.run().samples().size();
    return there >= info.questionCount()
        ? "complete"
        : "Unfinished: %d of %d samples are there. The command that started this run goes on with it."
            .formatted(there, info.questionCount());
  }

  private static Value byMode(Summary summary, Function<ModeSummary, Tally> pick) {
    return JsonObject.map(summary.modes(), mode -> tally(pick.apply(mode)));
  }

  private static Value categories(Summary summary) {
    Set<String> names = new LinkedHashSet<>();
    summary.modes().values().forEach(mode -> names.addAll(mode.categories().keySet()));
    return JsonObject.array(
        List.copyOf(names),
        name ->
            new JsonObject()
                .put("name", name)
                .put("modes", byMode(summary, mode -> mode.tally(name)))
                .done());
  }

  private static Value tally(Tally tally) {
    JsonObject json =
        new JsonObject()
            .put("count", tally.count())
            .put("correct", tally.correct())
            .put("unscored", tally.unscored())
            .put("accuracy", tally.accuracy());
    Interval interval = tally.interval();
    return interval == null
        ? json.put("low", Value.NULL).put("high", Value.NULL).done()
        : json.put("low", Value.of(interval.low())).put("high", Value.of(interval.high())).done();
  }

  private static Value groups(Summary summary) {
    Map<String, Map<String, GroupScore>> groups = new LinkedHashMap<>();
    summary
        .modes()
        .forEach((mode, figures) ->
            figures
                .groups()
                .forEach((board, scores) ->
                    scores.forEach(score ->
                        groups
                            .computeIfAbsent(board + " " + score.name(), _ -> new LinkedHashMap<>())
                            .put(mode, score))));
    return JsonObject.array(
        List.copyOf(groups.entrySet()), group -> group(group.getKey(), group.getValue()));
  }

  private static Value group(String name, Map<String, GroupScore> modes) {
    Set<String> missing = new LinkedHashSet<>();
    modes.values().forEach(score -> missing.addAll(score.missing()));
    return new JsonObject()
        .put("name", name)
        .put("missing", JsonObject.texts(List.copyOf(missing)))
        .put("modes", JsonObject.map(modes, Overview::groupScore))
        .done();
  }

  private static Value groupScore(GroupScore group) {
    return new JsonObject()
        .put("accuracy", Value.of(group.score()))
        .put("low", Value.NULL)
        .put("high", Value.NULL)
        .done();
  }

  private static Value grades(Summary summary) {
    return JsonObject.array(
        List.copyOf(summary.grades().entrySet()),
        entry ->
            new JsonObject()
                .put("name", entry.getKey())
                .put("measure", entry.getValue().measure())
                .put("count", entry.getValue().graded())
                .put("unscored", entry.getValue().unscored())
                .put("mean", entry.getValue().mean())
                .done());
  }

  private static Value overlap(Summary summary) {
    return JsonObject.array(
        List.copyOf(summary.overlap().entrySet()),
        entry ->
            new JsonObject()
                .put("name", entry.getKey())
                .put(
                    "figures",
                    Value.of(
                        Stream.of(entry.getValue().names(), entry.getValue().arguments())
                            .flatMap(measures ->
                                Stream.of(measures.precision(), measures.recall(), measures.f1()))
                            .<Value>map(Value::of)
                            .toList()))
                .done());
  }

  private static Value scaffolds(Summary summary) {
    return JsonObject.array(
        List.copyOf(summary.scaffolds().entrySet()),
        scaffold -> scaffold(scaffold.getKey(), scaffold.getValue()));
  }

  private static Value scaffold(String name, ScaffoldSummary scaffold) {
    return new JsonObject()
        .put("name", name)
        .put("changed", scaffold.changed())
        .put(
            "modes",
            JsonObject.map(
                scaffold.effects(),
                effect ->
                    new JsonObject()
                        .put("improved", effect.improved())
                        .put("worsened", effect.worsened())
                        .done()))
        .done();
  }
}
