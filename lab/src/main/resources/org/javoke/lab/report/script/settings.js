// How the runs were made: configuration, versions, hashes.
import { el, scrollingTable, section } from "./dom.js";
import { runName } from "./headline.js";

export function settings({ runs }) {
  const keys = [...new Set(runs.flatMap((run) => run.settings.map(([key]) => key)))];
  const values = runs.map((run) => new Map(run.settings));
  return section(
    "settings",
    "Setup",
    "Configuration and versions",
    scrollingTable("Configuration of the runs",
      el("thead", null, el("tr", null, el("th", { scope: "col" }, "Setting"),
        runs.map((run, i) => el("th", { scope: "col" }, runs.length > 1 ? runName(run, i) : "Value")))),
      el("tbody", null, keys.map((key) => settingRow(key, values.map((v) => v.get(key)))))),
  );
}

function settingRow(key, values) {
  const differs = new Set(values).size > 1;
  return el("tr", { class: differs ? "differs" : null },
    el("th", { scope: "row" }, key, differs ? el("span", { class: "tag" }, "differs") : null),
    values.map((value) => el("td", { class: "long" }, el("code", null, value ?? "–"))));
}
