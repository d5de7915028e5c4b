// Time and tokens.
import { el, scrollingTable, section } from "./dom.js";
import { duration, whole } from "./format.js";
import { runName } from "./headline.js";
import { histogram } from "./plot.js";

const QUANTILES = [0.5, 0.9, 0.95, 0.99, 1];

/** Null where no run measured anything, as when saved replies were scored. */
export function costs(report) {
  const lines = report.runs.map((run, index) => ({ run, index, ...measure(report.rows, index) }));
  if (lines.every((line) => line.times.length === 0 && line.input + line.output === 0)) {
    return null;
  }
  return section(
    "costs",
    "Time",
    "Time and tokens",
    scrollingTable("Latency and tokens", head(report.runs.length > 1), el("tbody", null,
      lines.map((line) => row(line, report.runs.length > 1)))),
    el("div", { class: "histograms" }, lines.filter((line) => line.times.length > 1).map(latencies)),
  );
}

function measure(rows, run) {
  const samples = rows.map((row) => row.samples[run]).filter(Boolean);
  const total = (pick) => samples.reduce((all, sample) => all + (pick(sample) ?? 0), 0);
  return {
    times: samples.map((s) => s.ms).filter((ms) => ms !== null).sort((a, b) => a - b),
    input: total((s) => s.in),
    output: total((s) => s.out),
    again: samples.filter((s) => s.attempts > 1).length,
  };
}

/** The smallest time that this share of the replies did not exceed. */
function quantile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function head(several) {
  const names = QUANTILES.map((q) => (q === 1 ? "slowest" : q === 0.5 ? "median" : `${q * 100}%`));
  return el("thead", null, el("tr", null,
    several ? el("th", { scope: "col" }, "Run") : null,
    [...names, "prompt tokens", "reply tokens", "asked again"].map((name) =>
      el("th", { scope: "col", class: "number" }, name))));
}

function row({ run, index, times, input, output, again }, several) {
  const cells = QUANTILES.map((q) => (times.length ? duration(quantile(times, q)) : "–"));
  return el("tr", null,
    several ? el("th", { scope: "row" }, runName(run, index)) : null,
    [...cells, input ? whole(input) : "–", output ? whole(output) : "–", whole(again)].map((text) =>
      el("td", { class: "number" }, text)));
}

function latencies({ times, run, index }) {
  return el("figure", null,
    el("figcaption", { class: "quiet-text" }, `Latency of ${whole(times.length)} replies, logarithmic`,
      el("span", { class: "unseen" }, `, ${run.name}`)),
    histogram(times, index),
    el("p", { class: "ends quiet-text" },
      el("span", null, duration(times[0])), el("span", null, duration(times.at(-1)))));
}
