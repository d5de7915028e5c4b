package org.javoke.lab.run;

import java.util.List;
import org.javoke.lab.run.Summary.GroupScore;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.ScaffoldSummary;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.lab.run.Summary.VerdictChanges;
import org.javoke.score.CallOverlap;
import org.javoke.score.Mistake;
import org.javoke.value.Value;

/** {@code summary.json}: the keys in a fixed order, so that equal figures are equal bytes. */
final class SummaryJson {

  private SummaryJson() {}

  static Value.Fields write(Summary summary) {
    JsonObject json = new JsonObject();
    json.put("model", summary.model())
        .put("benchmark", summary.benchmark())
        .put("mode", ConfigJson.written(summary.mode()))
        .put("questions", summary.questions())
        .put("modes", JsonObject.map(summary.modes(), SummaryJson::mode))
        .put("differing", differing(summary.differing()))
        .put("scaffolds", JsonObject.map(summary.scaffolds(), SummaryJson::scaffold));
    if (!summary.overlap().isEmpty()) {
      json.put("overlap", JsonObject.map(summary.overlap(), SummaryJson::overlap));
    }
    if (!summary.grades().isEmpty()) {
      json.put("grades", JsonObject.map(summary.grades(), SummaryJson::grades));
    }
    return json.put("disputed", JsonObject.texts(summary.disputed())).done();
  }

  private static Value grades(Summary.Grades grades) {
    return new JsonObject()
        .put("measure", grades.measure())
        .put("graded", grades.graded())
        .put("unscored", grades.unscored())
        .put("mean", grades.mean())
        .done();
  }

  private static Value overlap(CallOverlap overlap) {
    return new JsonObject()
        .put("names", measures(overlap.names()))
        .put("arguments", measures(overlap.argumentsAsPublished()))
        .done();
  }

  private static Value measures(CallOverlap.Measures measures) {
    return new JsonObject()
        .put("precision", Value.of(measures.precision()))
        .put("recall", Value.of(measures.recall()))
        .put("f1", Value.of(measures.f1()))
        .done();
  }

  private static Value mode(ModeSummary mode) {
    return new JsonObject()
        .put("total", tally(mode.total()))
        .put("categories", JsonObject.map(mode.categories(), SummaryJson::tally))
        .put(
            "groups",
            JsonObject.map(mode.groups(), scores -> JsonObject.array(scores, SummaryJson::group)))
        .done();
  }

  private static Value tally(Tally tally) {
    JsonObject kinds = new JsonObject();
    for (Mistake mistake : Mistake.values()) {
      kinds.put(SampleJson.written(mistake), tally.kinds().getOrDefault(mistake, 0));
    }
    return new JsonObject()
        .put("count", tally.count())
        .put("correct", tally.correct())
        .put("wrong", tally.wrong())
        .put("unscored", tally.unscored())
        .put("accuracy", tally.accuracy())
        .put("interval", interval(tally))
        .put("kinds", kinds.done())
        .done();
  }

  private static Value interval(Tally tally) {
    Interval interval = tally.interval();
    return interval == null
        ? Value.NULL
        : Value.of(List.of(Value.of(interval.low()), Value.of(interval.high())));
  }

  private static Value group(GroupScore group) {
    return new JsonObject()
        .put("name", group.name())
        .put("score", Value.of(group.score()))
        .put("partial", Value.of(group.partial()))
        .put("missing", JsonObject.texts(group.missing()))
        .done();
  }

  private static Value differing(Summary.Differing differing) {
    return new JsonObject()
        .put("correct_in_fair_only", differing.correctInFairOnly())
        .put("correct_in_bfcl_only", differing.correctInBfclOnly())
        .done();
  }

  private static Value scaffold(ScaffoldSummary scaffold) {
    return new JsonObject()
        .put("changed", scaffold.changed())
        .put("effects", JsonObject.map(scaffold.effects(), SummaryJson::changes))
        .done();
  }

  private static Value changes(VerdictChanges changes) {
    return new JsonObject()
        .put("improved", changes.improved())
        .put("worsened", changes.worsened())
        .done();
  }
}
