package org.javoke.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.javoke.model.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Losses and derivatives equal the reference's, in 64 bits, at ordinary and extreme values. */
class ScalarTableTest {

  private static final double TOLERANCE = 1e-9;

  private static JsonNode table() {
    return Goldens.json(Goldens.folder("preference").resolve("scalar_table.json"));
  }

  /** {@return the objective that the reference calls by that name} */
  static PairObjective objective(String name, JsonNode settings) {
    double beta = settings.path("beta").doubleValue();
    double smoothing = settings.path("label_smoothing").doubleValue();
    double lambda = settings.path("orpo_lambda").doubleValue();
    return switch (name) {
      case "dpo-cdpo" -> new Dpo(beta, smoothing, Dpo.Smoothing.CONSERVATIVE);
      case "dpo-robust" -> new Dpo(beta, smoothing, Dpo.Smoothing.ROBUST);
      case "dpo-ipo" -> new Ipo(beta, true);
      case "dpo-ipo-sum" -> new Ipo(beta, false);
      case "simpo" ->
          new SimPo(
              settings.path("simpo_beta").doubleValue(),
              settings.path("simpo_gamma").doubleValue());
      case "orpo", "orpo-trl" -> new Orpo(lambda, PairObjective.Nll.PROMPT_AND_CHOSEN);
      case "orpo-paper" -> new Orpo(lambda, PairObjective.Nll.CHOSEN);
      default -> Dpo.plain(beta);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dpo-sigmoid",
        "dpo-cdpo",
        "dpo-robust",
        "dpo-ipo",
        "dpo-ipo-sum",
        "simpo",
        "orpo"
      })
  void pairs(String name) {
    JsonNode table = table();
    PairObjective objective = objective(name, table);
    for (JsonNode row : table.path("rows")) {
      PairTerm term =
          objective.term(
              new PairLogProbs(
                  row.path("chosen_logps").doubleValue(),
                  row.path("rejected_logps").doubleValue(),
                  row.path("ref_chosen_logps").doubleValue(),
                  row.path("ref_rejected_logps").doubleValue(),
                  row.path("chosen_len").intValue(),
                  row.path("rejected_len").intValue()));
      JsonNode expected = row.path("losses").path(name);
      near(term.loss(), expected.path("loss"));
      near(term.chosenSlope(), expected.path("d_chosen"));
      near(term.rejectedSlope(), expected.path("d_rejected"));
    }
  }

  @Test
  void singleCompletions() {
    JsonNode table = table();
    Kto objective = new Kto(table.path("beta").doubleValue(), 1, 1);
    for (JsonNode row : table.path("rows")) {
      double kl = row.path("kl").doubleValue();
      JsonNode expected = row.path("losses").path("kto");
      Kto.Term chosen =
          objective.term(
              row.path("chosen_logps").doubleValue() - row.path("ref_chosen_logps").doubleValue(),
              kl,
              true);
      Kto.Term rejected =
          objective.term(
              row.path("rejected_logps").doubleValue()
                  - row.path("ref_rejected_logps").doubleValue(),
              kl,
              false);
      near(chosen.loss(), expected.path("loss_chosen"));
      near(rejected.loss(), expected.path("loss_rejected"));
      near(chosen.slope(), expected.path("d_chosen"));
      near(rejected.slope(), expected.path("d_rejected"));
    }
  }

  private static void near(double found, JsonNode expected) {
    double value = expected.doubleValue();
    assertThat(found).isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value))));
  }
}
