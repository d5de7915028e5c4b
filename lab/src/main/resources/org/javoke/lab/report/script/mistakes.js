// What went wrong: kinds of mistakes, the reference's error types under each, and unscored samples.
import { el, scrollingTable, section, tableOfClass } from "./dom.js";
import { count, whole, words } from "./format.js";
import { runName } from "./headline.js";
import { verdict } from "./data.js";

/** Null where nothing was judged yet. */
export function mistakes(report, mode) {
  if (mode === undefined) {
    return null;
  }
  const tallies = report.runs.map((_, run) => tally(report.rows, run, mode));
  const kinds = byCount(tallies);
  return section(
    "mistakes",
    "Mistakes",
    "Mistakes",
    el("p", { class: "quiet-text" }, `Verdicts of mode ${mode}. Each kind leads to its samples.`),
    kinds.length === 0
      ? el("p", null, "No reply was judged wrong.")
      : tableOfClass("mistakes", "Kinds of mistakes", head(report.runs), el("tbody", null,
          kinds.map((kind) => kindRow(kind, tallies, mode)))),
  );
}

function tally(rows, run, mode) {
  const kinds = new Map();
  for (const row of rows) {
    const score = verdict(row.samples[run], mode);
    if (score?.status === "wrong") {
      const types = kinds.get(score.kind) ?? new Map();
      types.set(score.type, (types.get(score.type) ?? 0) + 1);
      kinds.set(score.kind, types);
    }
  }
  return kinds;
}

function sum(types) {
  return [...(types?.values() ?? [])].reduce((a, b) => a + b, 0);
}

function byCount(tallies) {
  const total = (kind) => tallies.reduce((all, kinds) => all + sum(kinds.get(kind)), 0);
  return [...new Set(tallies.flatMap((kinds) => [...kinds.keys()]))].sort((a, b) => total(b) - total(a));
}

function head(runs) {
  return el("thead", null, el(
    "tr",
    null,
    el("th", { scope: "col" }, "Kind"),
    runs.map((run, i) => el("th", { scope: "col" }, runs.length > 1 ? runName(run, i) : "Samples")),
  ));
}

function kindRow(kind, tallies, mode) {
  const top = Math.max(...tallies.flatMap((kinds) => [...kinds.values()].map(sum)));
  return el(
    "tr",
    null,
    el("th", { scope: "row" },
      el("a", { href: `#${new URLSearchParams({ mode, kind })}` }, words(kind)),
      errorTypes(kind, tallies)),
    tallies.map((kinds, run) => barCell(sum(kinds.get(kind)), top, run)),
  );
}

function errorTypes(kind, tallies) {
  const types = [...new Set(tallies.flatMap((kinds) => [...(kinds.get(kind)?.keys() ?? [])]))].filter(Boolean);
  if (types.length === 0) {
    return null;
  }
  return el("details", null,
    el("summary", null, count(types.length, "error type")),
    el("ul", null, types.map((type) => el("li", null,
      el("code", null, type), " ",
      tallies.map((kinds) => whole(kinds.get(kind)?.get(type) ?? 0)).join(" / ")))));
}

function barCell(number, top, run) {
  return el("td", { class: `bar-cell run-${run % 6}` },
    el("span", { class: "bar-fill", "--share": String(number / top), "aria-hidden": "true" }),
    el("span", { class: "bar-number" }, whole(number)));
}

/** Where the two modes judge differently, or null with fewer than two modes. */
export function differences(report) {
  const [first, second] = report.modes;
  if (second === undefined) {
    return null;
  }
  const moves = report.runs.map((_, run) => moveCounts(report.rows, run, first, second));
  const total = (name) => moves.reduce((all, m) => all + (m.get(name) ?? 0), 0);
  const names = [...new Set(moves.flatMap((m) => [...m.keys()]))].sort((a, b) => total(b) - total(a));
  return section(
    "differences",
    "Differences",
    `Where ${first} and ${second} differ`,
    names.length === 0
      ? el("p", null, "The two modes agree on every reply.")
      : [
          el("p", null, el("a", { href: "#differ=1" }, "Show these samples"),
            `: ${first} repeats the reference's verdict with its quirks, ${second} judges what is right.`),
          scrollingTable("Verdicts that differ", moveHead(report), el("tbody", null,
            names.map((name) => moveRow(name, moves)))),
        ],
  );
}

function moveCounts(rows, run, first, second) {
  const moves = new Map();
  for (const { samples } of rows) {
    const [a, b] = [verdict(samples[run], first), verdict(samples[run], second)];
    if (a && b && a.status !== b.status) {
      const name = `${said(a)} → ${said(b)}`;
      moves.set(name, (moves.get(name) ?? 0) + 1);
    }
  }
  return moves;
}

function said({ status, kind }) {
  return kind ? `${status} (${words(kind)})` : status;
}

function moveHead({ runs, modes }) {
  return el("thead", null, el("tr", null,
    el("th", { scope: "col" }, `${modes[0]} → ${modes[1]}`),
    runs.map((run, i) => el("th", { scope: "col", class: "number" },
      runs.length > 1 ? runName(run, i) : "Samples"))));
}

function moveRow(name, moves) {
  return el("tr", null, el("th", { scope: "row" }, name),
    moves.map((m) => el("td", { class: "number" }, whole(m.get(name) ?? 0))));
}

/** Samples without a verdict, by reason. Unscored is not zero: they are in no accuracy. */
export function unscored(report) {
  const mode = report.modes[0];
  if (mode === undefined) {
    return null;
  }
  const reasons = new Map();
  for (const row of report.rows) {
    row.samples.forEach((sample, run) => {
      const score = verdict(sample, mode);
      if (score?.status === "unscored") {
        const counts = reasons.get(score.why) ?? report.runs.map(() => 0);
        counts[run]++;
        reasons.set(score.why, counts);
      }
    });
  }
  return section("unscored", "Unscored", "Unscored",
    reasons.size === 0
      ? el("p", null, "Every sample got a verdict.")
      : [
          el("p", null, el("a", { href: "#status=unscored" }, "Show these samples"),
            ": they count neither as right nor as wrong, and are asked again when the run is resumed."),
          scrollingTable("Reasons for samples without a verdict", reasonHead(report.runs), el("tbody", null,
            [...reasons].map(([reason, counts]) => el("tr", null,
              el("th", { scope: "row", class: "long" }, reason),
              counts.map((n) => el("td", { class: "number" }, whole(n))))))),
        ]);
}

function reasonHead(runs) {
  return el("thead", null, el("tr", null, el("th", { scope: "col" }, "Reason"),
    runs.map((run, i) => el("th", { scope: "col", class: "number" }, runs.length > 1 ? runName(run, i) : "Samples"))));
}
