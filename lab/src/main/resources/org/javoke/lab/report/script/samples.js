// The table of samples: filtered, sorted, a page at a time.
import { el, scrollingTable, section } from "./dom.js";
import { count, duration, percent, whole, words } from "./format.js";
import { matching, searchTexts, sorted } from "./filter.js";
import { sampleAddress } from "./address.js";
import { modesDiffer, verdict } from "./data.js";
import { runName } from "./headline.js";

const PAGE = 50;
const SIGNS = { correct: "✓ ", wrong: "✗ ", unscored: "– " };

/** Draws into its section; show() filters and returns nothing, rows() tells what is shown. */
export class SampleTable {
  #report;
  #texts = null;
  #found = [];
  #page = 0;
  #mode;
  #status = el("p", { class: "found", role: "status" });
  #box = el("div");
  #pager = el("nav", { class: "pager", "aria-label": "Pages of samples" });

  constructor(report) {
    this.#report = report;
  }

  section(form) {
    return section("samples", "Samples", "Samples", form, this.#status, this.#box, this.#pager);
  }

  rows() {
    return this.#found;
  }

  show(filter, mode) {
    this.#mode = mode;
    this.#texts ??= searchTexts(this.#report.rows);
    this.#found = sorted(matching(this.#report.rows, this.#texts, filter, mode), filter.sort);
    this.#status.textContent = foundText(this.#found, this.#report.rows.length, filter, mode);
    this.#turn(0);
  }

  #turn(page) {
    this.#page = page;
    const rows = this.#found.slice(page * PAGE, (page + 1) * PAGE);
    this.#box.replaceChildren(rows.length === 0 ? "" : table(this.#report, rows, this.#mode));
    const pages = Math.ceil(this.#found.length / PAGE);
    this.#pager.replaceChildren(...(pages > 1 ? this.#pagerParts(pages) : []));
  }

  #pagerParts(pages) {
    const step = (label, to) => el("button", { type: "button", class: "quiet",
      disabled: to < 0 || to >= pages, onclick: () => this.#go(to) }, label);
    return [
      step("← Previous", this.#page - 1),
      el("span", null, `Page ${whole(this.#page + 1)} of ${whole(pages)}`),
      step("Next →", this.#page + 1),
    ];
  }

  #go(page) {
    this.#turn(page);
    this.#status.scrollIntoView({ block: "start" });
    this.#box.querySelector("a")?.focus({ preventScroll: true });
  }
}

function foundText(found, all, { run }, mode) {
  const samples = found.flatMap((row) => (run === "" ? row.samples : [row.samples[Number(run)]]));
  const statuses = samples.map((sample) => verdict(sample, mode)?.status);
  const correct = statuses.filter((status) => status === "correct").length;
  const scored = correct + statuses.filter((status) => status === "wrong").length;
  const share = scored > 0 ? ` · ${percent(correct / scored)} % correct (${mode})` : "";
  return `${whole(found.length)} of ${count(all, "sample")}${share}`;
}

// One run: its verdict in each mode. Several: each run's verdict in the chosen mode.
function table({ runs, modes }, rows, mode) {
  const shown = runs.length > 1 ? [mode] : modes;
  return scrollingTable("Samples",
    el("thead", null, el("tr", null,
      el("th", { scope: "col" }, "Sample"),
      el("th", { scope: "col", class: "roomy" }, "Category"),
      runs.map((run, i) => shown.map((name) => el("th", { scope: "col" },
        runs.length > 1 ? runName(run, i) : name))),
      runs.length > 1 || untimed(rows) ? null : el("th", { scope: "col", class: "number roomy" }, "Latency"))),
    el("tbody", null, rows.map((row) => sampleRow(row, runs, shown, untimed(rows)))));
}

function untimed(rows) {
  return rows.every((row) => row.samples.every((sample) => sample === null || sample.ms === null));
}

function sampleRow(row, runs, modes, timeless) {
  const asked = row.messages.findLast((message) => message.role === "user")?.text ?? "";
  return el("tr", null,
    el("th", { scope: "row" },
      el("a", { href: sampleAddress(row.key) }, row.id),
      row.disputed ? el("span", { class: "tag" }, "disputed") : null,
      el("span", { class: "excerpt" }, asked.slice(0, 160))),
    el("td", { class: "roomy" }, row.category),
    row.samples.map((sample) => modes.map((mode) => el("td", null, verdictChip(verdict(sample, mode)),
      runs.length > 1 && modesDiffer(sample) ? el("span", { class: "tag" }, "modes differ") : null))),
    runs.length > 1 || timeless ? null : el("td", { class: "number roomy" }, latency(row.samples[0])));
}

function latency(sample) {
  return sample === null || sample.ms === null ? "–" : duration(sample.ms);
}

/** A verdict in colour and in words: colour alone tells nothing to many. */
export function verdictChip(score) {
  if (score === null) {
    return el("span", { class: "quiet-text" }, "–");
  }
  return el("span", { class: `verdict ${score.status}` },
    el("span", { "aria-hidden": "true" }, SIGNS[score.status] ?? ""),
    score.grade !== undefined ? score.grade.toFixed(4) : score.kind ? [el("span", { class: "unseen" }, "wrong: "), words(score.kind)] : score.status);
}
