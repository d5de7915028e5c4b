package org.javoke.search;

import org.javoke.call.CallFormat;

/** What all trees of a search have in common. */
record SearchParts(
    SearchSettings settings,
    StepRule steps,
    CallFormat format,
    OutcomeReward outcomes,
    Puct puct) {}
