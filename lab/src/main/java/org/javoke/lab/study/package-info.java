/**
 * Studies: controlled experiments as files. A study has arms, which are lists of javoke's own
 * command lines over data that all arms share, and is run arm by arm and seed by seed.
 *
 * <pre>
 * DIR/study.yaml            the study, as it was last run
 * DIR/settings.json         scale and values
 * DIR/data/seed-S/          what all arms share
 * DIR/arms/ARM/seed-S/      what an arm makes
 *   state.json              which steps are done, and of what
 *   log.txt                 what the steps said
 *   holder.json, lock       who is at it
 * </pre>
 *
 * <p>It runs steps through a {@link org.javoke.lab.study.StepRunner} and does not know what they
 * do; what came out is read by {@code org.javoke.lab.findings}. Start with {@link
 * org.javoke.lab.study.StudyReader}, {@link org.javoke.lab.study.Planner} and {@link
 * org.javoke.lab.study.StudyRun}.
 */
@NullMarked
package org.javoke.lab.study;

import org.jspecify.annotations.NullMarked;
