// Which rows a filter keeps. Pure functions over the rows; no page here.
import { modesDiffer, runsDiffer, verdict } from "./data.js";

export const NO_FILTER = {
  q: "", category: "", status: "", kind: "", run: "", differ: "", disagree: "", disputed: "", changed: "", sort: "",
};

/** The text that each row is searched in, made once. */
export function searchTexts(rows) {
  return rows.map((row) => [
    row.id,
    row.category,
    ...row.messages.map((message) => message.text),
    ...row.tools.map((tool) => tool.name),
    ...(row.expect?.calls ?? []).map(expectedText),
    ...row.samples.map(sampleText),
  ].join("\n").toLowerCase());
}

function expectedText({ name, accepted }) {
  return `${name} ${accepted.map(([parameter, values]) => `${parameter} ${values.join(" ")}`).join(" ")}`;
}

function sampleText(sample) {
  if (sample === null) {
    return "";
  }
  const scores = Object.values(sample.scores);
  return [sample.reply, ...scores.flatMap((s) => [s.kind, s.type, s.why]), ...sample.changes.map((c) => c.note)].join("\n");
}

/** Orders other than the benchmark's, by what stands highest first. */
export const SORTS = {
  latency: { label: "slowest first", of: (sample) => sample.ms },
  tokens: { label: "most reply tokens", of: (sample) => sample.out },
  length: { label: "longest reply", of: (sample) => sample.reply.length + sample.cut },
};

/** The rows with the highest sample first; without a sort as they are. */
export function sorted(rows, sort) {
  const { of } = SORTS[sort] ?? {};
  if (of === undefined) {
    return rows;
  }
  const height = (row) => Math.max(...row.samples.map((sample) => (sample && of(sample)) ?? -1));
  return rows
    .map((row) => ({ row, height: height(row) }))
    .sort((a, b) => b.height - a.height)
    .map(({ row }) => row);
}

/** The rows that pass, in order. Every word of the query has to occur somewhere. */
export function matching(rows, texts, filter, mode) {
  const terms = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) =>
    (filter.category === "" || row.category === filter.category)
    && (filter.disputed === "" || row.disputed)
    && (filter.disagree === "" || runsDiffer(row, mode))
    && anySample(row, filter, mode)
    && terms.every((term) => texts[row.index].includes(term)));
}

// What concerns a reply has to hold of one and the same reply, of the chosen run or of any.
function anySample(row, filter, mode) {
  const samples = filter.run === "" ? row.samples : [row.samples[Number(filter.run)]];
  return samples.some((sample) => sampleMatches(sample ?? null, filter, mode));
}

function sampleMatches(sample, { status, kind, differ, changed }, mode) {
  if (status + kind + differ + changed === "") {
    return true;
  }
  const score = verdict(sample, mode);
  return score !== null
    && (status === "" || score.status === status)
    && (kind === "" || score.kind === kind)
    && (differ === "" || modesDiffer(sample))
    && (changed === "" || sample.changes.length > 0);
}
