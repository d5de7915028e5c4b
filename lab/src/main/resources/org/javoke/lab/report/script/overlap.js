// Precision, recall and F1 of the calls' names and arguments.
import { breakable, el, scrollingTable, section } from "./dom.js";
import { percent } from "./format.js";
import { runName } from "./headline.js";

const HEADINGS = ["Name P", "Name R", "Name F1", "Argument P", "Argument R", "Argument F1"];

/** Null where no run reports them. */
export function overlap({ runs }) {
  const lines = runs.flatMap((run, i) => run.overlap.map((entry) => ({ ...entry, run, i })));
  if (lines.length === 0) {
    return null;
  }
  return section(
    "overlap",
    "Names and arguments",
    "Names and arguments of calls",
    el("p", { class: "quiet-text" }, "Precision, recall and F1 in %, counted over all calls expected and made: a name is right wherever it is expected, an argument if its text is that of an expected call of the same name."),
    scrollingTable("Precision, recall and F1",
      el("thead", null, el("tr", null, el("th", { scope: "col" }, "Category"),
        runs.length > 1 ? el("th", { scope: "col" }, "Run") : null,
        HEADINGS.map((name) => el("th", { scope: "col", class: "number" }, name)))),
      el("tbody", null, lines.map(({ name, figures, run, i }) => el("tr", null,
        el("th", { scope: "row" }, breakable(name)),
        runs.length > 1 ? el("td", null, runName(run, i)) : null,
        figures.map((figure) => el("td", { class: "number" }, percent(figure))))))),
  );
}
