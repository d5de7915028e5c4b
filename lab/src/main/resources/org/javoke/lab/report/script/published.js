// Figures that others published, with the runs of this report among them by their overall score.
import { el, section, tableOfClass } from "./dom.js";
import { runName } from "./headline.js";

const FIGURES = ["overall", "non_live", "live", "multi_turn", "relevance", "irrelevance"];
const HEADINGS = ["Overall", "Non-live", "Live", "Multi-turn", "Relevance", "Irrelevance"];
const MODE = "bfcl"; // the reference's verdicts, as theirs

/** Null where no run has figures to set beside them. */
export function published({ runs, published: table }) {
  const own = runs.map(ownLine).filter((line) => line !== null);
  if (!table || own.length === 0) {
    return null;
  }
  const lines = [...table.rows.map(([rank, model, , ...figures]) => ({ rank, model, figures })), ...own]
    .sort((a, b) => b.figures[0] - a.figures[0]);
  return section(
    "published",
    "Published",
    `BFCL v3 as published, as of ${table.date}`,
    el("p", { class: "quiet-text" }, `Source: ${table.source}. These figures are of that day and were not measured here; the leaderboard of that time also counted executable categories into non-live. Runs of this report stand in bold, scored in mode ${MODE}; a category that was not run counts 0.`),
    tableOfClass("published", "Published scores and the runs of this report",
      el("thead", null, el("tr", null, el("th", { scope: "col", class: "number" }, "Rank"), el("th", { scope: "col" }, "Model"),
        HEADINGS.map((name) => el("th", { scope: "col", class: "number" }, `${name} %`)))),
      el("tbody", null, lines.map(row))),
  );
}

function ownLine(run, index) {
  const groups = FIGURES.map((name) => run.groups.find((group) => group.name === `v3 ${name}`));
  if (groups.some((group) => !group?.modes[MODE])) {
    return null;
  }
  const missing = groups.map((group) => group.missing.length > 0);
  return { run, index, missing, figures: groups.map((group) => group.modes[MODE].accuracy * 100) };
}

function row({ rank = null, model, run, index, missing = [], figures }) {
  const name = run ? el("b", null, runName(run, index)) : model;
  return el("tr", run ? { class: "own" } : null,
    el("td", { class: "number" }, rank === null ? "" : String(rank)),
    el("th", { scope: "row" }, name, missing[0] ? el("span", { class: "tag" }, "partial") : null),
    figures.map((figure, i) => el("td", { class: "number" }, missing[i] ? el("span", { class: "quiet-text" }, `(${figure.toFixed(2)})`) : figure.toFixed(2))));
}
