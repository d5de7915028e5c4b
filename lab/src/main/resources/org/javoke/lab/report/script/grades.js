// The mean grades of answers that are neither right nor wrong.
import { breakable, el, scrollingTable, section } from "./dom.js";
import { whole } from "./format.js";
import { runName } from "./headline.js";

/** What a measure is called where people read it. */
export const MEASURES = { rouge_l: "ROUGE-L" };

/** Null where no run has any. */
export function grades({ runs }) {
  const lines = runs.flatMap((run, i) => run.grades.map((entry) => ({ ...entry, run, i })));
  if (lines.length === 0) {
    return null;
  }
  return section(
    "grades",
    "Responses",
    "Responses in words",
    el("p", { class: "quiet-text" }, "How near the replies come to the recorded ones, from 0 to 1, on average. They are neither right nor wrong and in no accuracy."),
    scrollingTable("Mean grades",
      el("thead", null, el("tr", null, el("th", { scope: "col" }, "Category"),
        runs.length > 1 ? el("th", { scope: "col" }, "Run") : null,
        ["Graded", "Unscored", "Mean"].map((name) => el("th", { scope: "col", class: "number" }, name)),
        el("th", { scope: "col" }, "Measure"))),
      el("tbody", null, lines.map(({ name, measure, count, unscored, mean, run, i }) => el("tr", null,
        el("th", { scope: "row" }, breakable(name)),
        runs.length > 1 ? el("td", null, runName(run, i)) : null,
        [whole(count), whole(unscored), mean === null ? "–" : mean.toFixed(4)].map((text) =>
          el("td", { class: "number" }, text)),
        el("td", null, MEASURES[measure] ?? measure))))),
  );
}
