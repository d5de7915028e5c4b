package org.javoke.lab.eval;

import java.util.List;
import org.javoke.lab.eval.Comparison.Figures;
import org.javoke.lab.eval.Comparison.ModeComparison;
import org.javoke.lab.eval.Comparison.Side;
import org.javoke.lab.run.JsonObject;
import org.javoke.value.Value;

/** A comparison as JSON, for {@code compare.json}. */
public final class ComparisonJson {

  private ComparisonJson() {}

  public static Value.Fields write(Comparison comparison) {
    return new JsonObject()
        .put("first", side(comparison.first()))
        .put("second", side(comparison.second()))
        .put("modes", JsonObject.map(comparison.modes(), ComparisonJson::mode))
        .put("grades", JsonObject.map(comparison.grades(), ComparisonJson::grades))
        .done();
  }

  private static Value grades(GradePairs grades) {
    return new JsonObject()
        .put("paired", grades.paired())
        .put("first_mean", Value.of(grades.first()))
        .put("second_mean", Value.of(grades.second()))
        .put("difference", Value.of(grades.difference()))
        .done();
  }

  private static Value side(Side side) {
    return new JsonObject()
        .put("name", side.name())
        .put("model", side.model())
        .put("questions", side.questions())
        .done();
  }

  private static Value mode(ModeComparison mode) {
    return new JsonObject()
        .put("total", figures(mode.total()))
        .put("categories", JsonObject.map(mode.categories(), ComparisonJson::figures))
        .put("unpaired", mode.unpaired())
        .put("gained", JsonObject.texts(mode.gained()))
        .put("lost", JsonObject.texts(mode.lost()))
        .done();
  }

  private static Value figures(Figures figures) {
    return new JsonObject()
        .put("paired", figures.pairs().total())
        .put("both", figures.pairs().both())
        .put("only_first", figures.pairs().onlyFirst())
        .put("only_second", figures.pairs().onlySecond())
        .put("neither", figures.pairs().neither())
        .put("first_accuracy", Value.of(figures.firstAccuracy()))
        .put("second_accuracy", Value.of(figures.secondAccuracy()))
        .put("difference", Value.of(figures.pairs().difference()))
        .put(
            "interval",
            Value.of(
                List.of(Value.of(figures.interval().low()), Value.of(figures.interval().high()))))
        .put("p", Value.of(figures.p()))
        .done();
  }
}
