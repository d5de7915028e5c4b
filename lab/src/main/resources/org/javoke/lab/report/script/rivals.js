// Every other run against the first, over the questions that both have a verdict on.
import { el, scrollingTable, section } from "./dom.js";
import { percent, whole } from "./format.js";
import { runName } from "./headline.js";
import { verdict } from "./data.js";

const COLUMNS = ["Both scored", "Both correct", "Only first", "Only this", "Neither", "Difference"];

/** Null with a single run. */
export function rivals({ runs, rows }, mode) {
  if (runs.length < 2 || mode === undefined) {
    return null;
  }
  return section(
    "rivals",
    "Runs",
    `The other runs against ${runs[0].name}`,
    el("p", null, el("a", { href: `#${new URLSearchParams({ mode, disagree: 1 })}` }, "Show where runs disagree"),
      `: verdicts of mode ${mode} on the same questions. `,
      el("code", null, "javoke compare"), " says whether a difference is more than chance."),
    scrollingTable("Runs against the first",
      el("thead", null, el("tr", null, el("th", { scope: "col" }, "Run"),
        COLUMNS.map((name) => el("th", { scope: "col", class: "number" }, name)))),
      el("tbody", null, runs.slice(1).map((run, i) => rivalRow(run, i + 1, rows, mode)))),
  );
}

function rivalRow(run, index, rows, mode) {
  const { both, first, other, neither } = outcomes(rows, index, mode);
  const scored = both + first + other + neither;
  return el("tr", null,
    el("th", { scope: "row" }, runName(run, index)),
    [scored, both, first, other, neither].map((n) => el("td", { class: "number" }, whole(n))),
    el("td", { class: "number" }, el("b", null, scored === 0 ? "–" : signed((other - first) / scored))));
}

function outcomes(rows, index, mode) {
  const counts = { both: 0, first: 0, other: 0, neither: 0 };
  for (const { samples } of rows) {
    const [a, b] = [samples[0], samples[index]].map((sample) => verdict(sample, mode)?.status);
    if (![a, b].every((status) => status === "correct" || status === "wrong")) {
      continue;
    }
    const [here, there] = [a === "correct", b === "correct"];
    counts[here && there ? "both" : here ? "first" : there ? "other" : "neither"]++;
  }
  return counts;
}

function signed(share) {
  return `${share > 0 ? "+" : share < 0 ? "−" : "±"}${percent(Math.abs(share))} points`;
}
