// The first thing seen: which runs these are, and their scores over all samples.
import { el } from "./dom.js";
import { count, interval, percent, whole } from "./format.js";

export function headline({ runs }) {
  const title = runs.length === 1 ? runs[0].model : `${runs.length} runs side by side`;
  return el(
    "section",
    { id: "overview", "data-label": "Overview", "aria-labelledby": "overview-title" },
    el("h1", { id: "overview-title" }, title),
    el("div", { class: "cards" }, runs.map((run, i) => card(run, i, runs.length > 1))),
  );
}

function card(run, index, named) {
  return el(
    "article",
    { class: `card run-${index % 6}` },
    named ? el("h2", null, runName(run, index)) : null,
    el("p", { class: "quiet-text" }, [named ? run.model : run.name, run.benchmark].join(" · ")),
    run.state === "complete" ? null : el("p", { class: "notice" }, run.state),
    el("dl", { class: "figures" }, Object.entries(run.total).map(figure), sampleFigure(run)),
  );
}

function figure([mode, tally]) {
  return el(
    "div",
    null,
    el("dt", null, `Correct, ${mode}`),
    el("dd", null, el("b", null, percent(tally.accuracy)), el("span", { class: "unit" }, " %")),
    el("dd", { class: "quiet-text" }, tally.low === null ? "nothing scored" : `95%: ${interval(tally)}`),
  );
}

function sampleFigure(run) {
  const [judged] = Object.values(run.total);
  const tally = run.grades.reduce(
    (sum, { count, unscored }) => ({ count: sum.count + count + unscored, unscored: sum.unscored + unscored }),
    judged ?? { count: 0, unscored: 0 });
  return el(
    "div",
    null,
    el("dt", null, "Samples"),
    el("dd", null, el("b", null, whole(tally.count))),
    el("dd", { class: "quiet-text" }, sampleNote(tally)),
  );
}

function sampleNote(tally) {
  if (!tally.count) {
    return "none yet";
  }
  return tally.unscored ? count(tally.unscored, "unscored", "unscored") : "all scored";
}

/** The run's name with the mark of its colour. */
export function runName(run, index) {
  return [el("span", { class: `swatch run-${index % 6}`, "aria-hidden": "true" }), el("span", { class: "run-name" }, run.name)];
}
