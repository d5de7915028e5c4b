// Accuracy by category and by group, as figures and as dots with whiskers.
import { breakable, el, section, tableOfClass } from "./dom.js";
import { count, interval, percent, whole } from "./format.js";
import { runName } from "./headline.js";
import { intervalPlot, legendMark } from "./plot.js";

const SHAPES = ["dot", "diamond"];

/** Null where nothing was judged yet. */
export function scores({ runs, modes }) {
  const names = [...new Set(runs.flatMap((run) => run.categories.map((c) => c.name)))];
  if (names.length === 0) {
    return null;
  }
  return section(
    "scores",
    "Scores",
    "Scores by category",
    legend(runs, modes),
    tableOfClass(
      "scores",
      "Accuracy of each category with its interval",
      scoreHead("Category", modes, runs),
      names.map((name) => scoreBody(categoryLink(name), runs, modes, (run) => categoryOf(run, name))),
    ),
  );
}

function categoryOf(run, name) {
  return run.categories.find((category) => category.name === name);
}

function categoryLink(name) {
  return el("a", { href: `#${new URLSearchParams({ category: name })}` }, breakable(name));
}

function legend(runs, modes) {
  return el(
    "p",
    { class: "legend" },
    modes.map((mode, i) => el("span", null, legendMark(SHAPES[i % 2]), mode)),
    runs.length > 1 ? runs.map((run, i) => el("span", null, runName(run, i))) : null,
    el("span", { class: "quiet-text" }, "Whiskers: Wilson 95% interval. Unscored samples are left out."),
  );
}

function scoreHead(what, modes, runs) {
  return el(
    "thead",
    null,
    el(
      "tr",
      null,
      el("th", { scope: "col" }, what),
      runs.length > 1 ? el("th", { scope: "col", class: "run-cell" }, "Run") : null,
      el("th", { scope: "col", class: "plot-cell" }, el("span", { class: "scale" },
        [0, 50, 100].map((mark) => el("span", null, String(mark)))), el("span", { class: "unseen" }, "Drawing")),
      modes.map((mode) => el("th", { scope: "col", class: "number" }, `${mode} %`)),
    ),
  );
}

function scoreBody(label, runs, modes, pick) {
  const lines = runs.map((run, index) => ({ run, index, entry: pick(run) }));
  return el("tbody", null, lines.map((line, i) => el(
    "tr",
    null,
    i === 0 ? rowHead(label, lines) : null,
    runs.length > 1 ? el("td", { class: "run-cell" }, runName(line.run, line.index), notes(line.entry)) : null,
    el("td", { class: "plot-cell" }, line.entry ? plotOf(line, modes) : null),
    modes.map((mode) => figureCell(line.entry?.modes[mode])),
  )));
}

function rowHead(label, lines) {
  return el(
    "th",
    { scope: lines.length > 1 ? "rowgroup" : "row", rowspan: lines.length },
    ...rowLabel(label, lines),
  );
}

function rowLabel(label, lines) {
  const [name, ...more] = [label].flat();
  return [name, ...(lines.length > 1 ? [] : notes(lines[0].entry)), ...more];
}

function notes(entry) {
  return [partialTag(entry), sizeNote(entry)];
}

function sizeNote(entry) {
  const tally = entry && Object.values(entry.modes)[0];
  if (!tally || tally.count === undefined) {
    return null;
  }
  const unscored = tally.unscored ? ` · ${count(tally.unscored, "unscored", "unscored")}` : "";
  return el("small", { class: "quiet-text" }, `${whole(tally.count)}${unscored}`);
}

function plotOf({ entry, index }, modes) {
  return intervalPlot(modes.map((mode, i) => {
    const { accuracy = null, low = null, high = null } = entry.modes[mode] ?? {};
    return { value: accuracy, low, high, shape: SHAPES[i % 2], run: index };
  }));
}

function figureCell(tally) {
  return el(
    "td",
    { class: "number" },
    el("b", null, percent(tally?.accuracy)),
    tally && tally.low !== null ? el("small", { class: "quiet-text" }, interval(tally)) : null,
  );
}

/** The group scores as the reference adds them up, or null where the benchmark has none. */
export function groups({ runs, modes }) {
  const names = [...new Set(runs.flatMap((run) => run.groups.map((group) => group.name)))];
  if (names.length === 0) {
    return null;
  }
  return section(
    "groups",
    "Groups",
    "Group scores",
    el("p", { class: "quiet-text" }, "Added up as the reference does: categories that were not run count 0 in an overall score, so a partial score is no rank."),
    tableOfClass(
      "scores",
      "Group scores of the reference",
      scoreHead("Group", modes, runs),
      names.map((name) => {
        const pick = (run) => run.groups.find((group) => group.name === name);
        return scoreBody([name, missingDetails(runs, pick)], runs, modes, pick);
      }),
    ),
  );
}

function partialTag(entry) {
  return entry?.missing?.length ? el("span", { class: "tag" }, "partial") : null;
}

// The parts that cannot be run here are named as what they are.
function folded(categories) {
  const names = categories.map((name) => name.startsWith("memory_") ? "memory (not run)"
    : name.startsWith("web_search_") ? "web search (not run)" : name);
  return [...new Set(names)];
}

/** What is missing, said once where it is the same for all runs. */
function missingDetails(runs, pick) {
  const lists = runs.map((run) => folded(pick(run)?.missing ?? []).join(", "));
  if (lists.every((list) => list === "")) {
    return null;
  }
  const same = new Set(lists).size === 1;
  return el("details", null,
    el("summary", null, "what is missing"),
    (same ? [lists[0]] : lists.map((list, i) => `${runs[i].name}: ${list || "nothing"}`)).map((text) =>
      el("small", null, text)));
}
