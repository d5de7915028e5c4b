package org.javoke.lab.train;

import org.javoke.preference.Kto;
import org.javoke.preference.PairObjective;

/** What is minimised over preferences. */
public sealed interface Preference {

  /** Over pairs: DPO, IPO, SimPO or ORPO. */
  record Paired(PairObjective objective) implements Preference {}

  /** Over the two sides of each pair by themselves. */
  record Unpaired(Kto objective) implements Preference {}
}
