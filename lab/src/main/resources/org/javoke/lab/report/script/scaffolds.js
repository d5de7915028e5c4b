// What scaffolds (repair, best-of) changed, and what their changes were worth.
import { el, scrollingTable, section } from "./dom.js";
import { whole } from "./format.js";
import { runName } from "./headline.js";

/** Null where no run had a scaffold. */
export function scaffolds({ runs }, mode) {
  const lines = runs.flatMap((run, index) => run.scaffolds.map((scaffold) => ({ run, index, scaffold })));
  if (lines.length === 0) {
    return null;
  }
  const several = runs.length > 1;
  return section(
    "scaffolds",
    "Scaffolds",
    "Scaffolds",
    el("p", null, el("a", { href: "#changed=1" }, "Show the replies they changed"),
      `: verdicts of mode ${mode} with the change against the reply without it.`),
    scrollingTable("Effect of scaffolds", head(several), el("tbody", null,
      lines.map((line) => row(line, several, mode)))),
  );
}

function head(several) {
  const figures = ["Replies changed", "Wrong → correct", "Correct → wrong"];
  return el("thead", null, el("tr", null,
    several ? el("th", { scope: "col" }, "Run") : null,
    el("th", { scope: "col" }, "Scaffold"),
    figures.map((name) => el("th", { scope: "col", class: "number" }, name))));
}

function row({ run, index, scaffold }, several, mode) {
  const { improved = 0, worsened = 0 } = scaffold.modes[mode] ?? {};
  return el("tr", null,
    several ? el("td", null, runName(run, index)) : null,
    el("th", { scope: "row" }, el("code", null, scaffold.name)),
    [scaffold.changed, improved, worsened].map((n) => el("td", { class: "number" }, whole(n))));
}
