package org.javoke.lab.findings;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.javoke.lab.findings.ArmFinding.Scored;
import org.javoke.lab.findings.ArmFinding.TestFinding;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.study.Study.Figure;
import org.javoke.score.statistics.Interval;
import org.javoke.value.Value;

/** {@code study.json}: all that came out. */
final class ResultJson {

  private static final int FORMAT = 1;

  private ResultJson() {}

  static Value.Fields of(Findings findings) {
    return new JsonObject()
        .put("format", FORMAT)
        .put("study", findings.study().name())
        .put("title", findings.study().title())
        .put("question", findings.study().question())
        .put("scale", findings.plan().choice().scale())
        .put("scoring", findings.study().scoring())
        .put("versions", JsonObject.texts(findings.versions()))
        .put("arms", JsonObject.array(findings.arms(), ResultJson::arm))
        .put("comparisons", JsonObject.array(findings.comparisons(), ResultJson::comparison))
        .put("published", published(findings))
        .put("searches", JsonObject.array(findings.searches(), ResultJson::search))
        .put("notes", JsonObject.texts(findings.notes()))
        .put("lacking", JsonObject.texts(findings.lacking()))
        .done();
  }

  private static Value arm(ArmFinding arm) {
    return new JsonObject()
        .put("arm", arm.name())
        .put("title", arm.title())
        .put("chosen", arm.chosen().isEmpty() ? null : arm.chosen())
        .put("x", arm.x() == null ? OptionalDouble.empty() : OptionalDouble.of(arm.x()))
        .put("tests", JsonObject.map(arm.tests(), ResultJson::test))
        .done();
  }

  private static Value test(TestFinding test) {
    return new JsonObject()
        .put("unscored", test.unscored())
        .put("scorings", JsonObject.map(test.scorings(), ResultJson::scored))
        .done();
  }

  private static Value scored(Scored scored) {
    return new JsonObject()
        .put("total", estimate(scored.total()))
        .put("categories", JsonObject.map(scored.categories(), ResultJson::estimate))
        .done();
  }

  private static Value estimate(Estimate estimate) {
    return new JsonObject()
        .put("seeds", estimate.seeds())
        .put("questions", estimate.questions())
        .put("accuracy", Value.of(estimate.accuracy()))
        .put("interval", interval(estimate.interval()))
        .done();
  }

  private static Value comparison(ComparisonFinding found) {
    return new JsonObject()
        .put("first", found.first())
        .put("second", found.second())
        .put("test", found.test())
        .put("first_scoring", found.firstScoring())
        .put("second_scoring", found.secondScoring())
        .put("total", difference(found.total()))
        .put("p_holm", Value.of(found.adjusted()))
        .put("verdict", found.verdict().name().toLowerCase(Locale.ROOT))
        .put("categories", JsonObject.map(found.categories(), ResultJson::difference))
        .done();
  }

  private static Value difference(Difference difference) {
    return new JsonObject()
        .put("seeds", difference.seeds())
        .put("pairs", difference.questions())
        .put("difference", Value.of(difference.mean()))
        .put("interval", interval(difference.interval()))
        .put("p_questions", Value.of(difference.overQuestions()))
        .put("p_seeds", Value.of(difference.overSeeds()))
        .done();
  }

  private static Value interval(Interval interval) {
    return Value.of(List.of(Value.of(interval.low()), Value.of(interval.high())));
  }

  private static Value search(SearchFinding found) {
    return new JsonObject()
        .put("arm", found.arm())
        .put("searches", found.searches())
        .put("trees", found.sum().trees())
        .put("solved", found.sum().solved())
        .put("pairs", found.sum().pairs())
        .put("drawn_tokens", found.sum().drawnTokens())
        .put("prompt_tokens_of_asks", found.sum().promptTokens())
        .done();
  }

  private static Value published(Findings findings) {
    return new JsonObject()
        .put("source", findings.study().published().source())
        .put(
            "figures", JsonObject.array(findings.study().published().figures(), ResultJson::figure))
        .done();
  }

  private static Value figure(Figure figure) {
    return new JsonObject()
        .put("arm", figure.arm())
        .put("test", figure.test())
        .put("accuracy", Value.of(figure.accuracy() / 100))
        .done();
  }
}
