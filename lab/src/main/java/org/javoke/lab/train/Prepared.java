package org.javoke.lab.train;

import java.util.List;
import org.javoke.train.Stage;

/** What is known before the model is loaded. */
record Prepared<S>(List<Stage<S>> stages, TrainingPlan plan) {}
