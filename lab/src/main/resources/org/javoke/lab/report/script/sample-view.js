// One sample in full, in a dialog: prompt, tools, expected and got, verdicts, the raw reply.
import { el } from "./dom.js";
import { count, duration, indented, whole } from "./format.js";
import { callTable } from "./calls.js";
import { conversation } from "./conversation.js";
import { runName } from "./headline.js";
import { modesDiffer } from "./data.js";
import { verdictChip } from "./samples.js";

export class SampleView {
  #dialog;
  #report;
  #neighbours;
  #moved;
  #row;

  /** @param neighbours gives the rows among which previous and next lead; @param moved is told the key shown, or "" */
  constructor(dialog, report, neighbours, moved) {
    this.#dialog = dialog;
    this.#report = report;
    this.#neighbours = neighbours;
    this.#moved = moved;
    dialog.addEventListener("close", () => moved(""));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Shows the row of that key, or says that there is none. */
  open(key) {
    const row = this.#report.rows.find((candidate) => candidate.key === key);
    this.#row = row;
    this.#dialog.replaceChildren(
      this.#bar(row, key),
      row ? el("div", { class: "sample" }, asked(row), this.#report.runs.map((run, i) => answered(run, i, row, this.#report)))
        : el("p", { class: "sample" }, "This report has no such sample."));
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
    this.#dialog.scrollTop = 0;
  }

  close() {
    this.#dialog.close();
  }

  #bar(row, key) {
    return el("div", { class: "sample-bar" },
      el("h2", { id: "sample-title" }, row?.id ?? key),
      row ? el("span", { class: "quiet-text" }, row.category) : null,
      row?.disputed ? el("span", { class: "tag" }, "disputed truth") : null,
      el("span", { class: "spring" }),
      this.#step(row, -1, "Previous", "←"),
      this.#step(row, 1, "Next", "→"),
      el("button", { type: "button", class: "quiet", onclick: () => this.#dialog.close() }, "Close"));
  }

  #step(row, by, label, arrow) {
    const to = this.#neighbour(row, by);
    return el("button", { type: "button", class: "quiet", "aria-label": `${label} sample`, title: `${label} sample (${arrow})`,
      disabled: to === undefined, onclick: () => this.#go(to) }, arrow);
  }

  #neighbour(row, by) {
    const filtered = this.#neighbours();
    const rows = filtered.includes(row) ? filtered : this.#report.rows;
    return row && rows[rows.indexOf(row) + by];
  }

  #go(row) {
    this.open(row.key);
    this.#moved(row.key);
  }

  #key(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const to = by && !event.target.closest(".table-box, pre") ? this.#neighbour(this.#row, by) : undefined;
    if (to) {
      this.#go(to);
    }
  }
}

function asked(row) {
  return el("section", { class: "asked" },
    el("h3", null, "Prompt"),
    row.messages.map((message) => el("div", { class: "message" },
      el("p", { class: "role" }, message.role), el("pre", null, message.text))),
    row.tools.length === 0 ? null : el("details", null,
      el("summary", null, `${count(row.tools.length, "tool")}: ${row.tools.map((tool) => tool.name).join(", ")}`),
      row.tools.map((tool) => el("div", { class: "message" },
        el("p", null, el("code", null, tool.name), " ", tool.description),
        el("pre", null, indented(tool.parameters))))));
}

function answered(run, index, row, { runs }) {
  const sample = row.samples[index];
  return el("section", { class: "answered" },
    el("h3", null, runs.length > 1 ? runName(run, index) : "Answer"),
    sample === null
      ? el("p", { class: "quiet-text" }, "This run has no such sample.")
      : [verdicts(sample), sample.turns ? conversation(row, sample)
        : [callTable(row.expect, sample, wrongAnywhere(sample)), reply(sample)], changes(sample), measures(sample)]);
}

function wrongAnywhere(sample) {
  return Object.values(sample.scores).some((score) => score.status === "wrong");
}

function verdicts(sample) {
  return el("div", { class: modesDiffer(sample) ? "verdicts differ" : "verdicts" },
    Object.entries(sample.scores).map(([mode, score]) => el("div", null,
      el("p", null, el("b", null, mode), " ", verdictChip(score)),
      score.why ? el("p", null, score.why) : null,
      score.type ? el("p", { class: "quiet-text" }, el("code", null, score.type)) : null)),
    modesDiffer(sample) ? el("p", { class: "notice" }, "The two modes differ on this reply.") : null);
}

function reply(sample) {
  return [
    el("h4", null, "Reply as received"),
    sample.reply === "" ? el("p", { class: "quiet-text" }, "empty") : el("pre", null, sample.reply),
    sample.cut ? el("p", { class: "notice" }, `${whole(sample.cut)} more characters are in samples.jsonl.`) : null,
  ];
}

function changes(sample) {
  return sample.changes.map((change) => el("div", { class: "change" },
    el("h4", null, `Changed by ${change.scaffold}`),
    el("p", null, change.note),
    Object.entries(change.before ?? {}).map(([mode, score]) =>
      el("p", { class: "quiet-text" }, `without it, ${mode}: `, verdictChip(score))),
    el("pre", null, change.reply)));
}

function measures(sample) {
  const parts = [
    sample.ms === null ? null : `latency ${duration(sample.ms)}`,
    sample.in === null ? null : count(sample.in, "prompt token"),
    sample.out === null ? null : count(sample.out, "reply token"),
    sample.attempts ? count(sample.attempts, "attempt") : null,
  ];
  return el("p", { class: "quiet-text" }, parts.filter(Boolean).join(" · "));
}
