// The controls above the table of samples.
import { el } from "./dom.js";
import { SORTS } from "./filter.js";
import { words } from "./format.js";

/** A form over the filter; `change` is called with the whole filter whenever a control changes. */
export function filterForm(report, filter, change) {
  const form = el("form", { class: "filters", role: "search", "aria-label": "Filter the samples",
    onsubmit: (event) => event.preventDefault(),
    oninput: () => change(readForm(form)) },
    el("label", { class: "wide" }, "Search",
      el("input", { type: "search", name: "q", value: filter.q, autocomplete: "off", spellcheck: "false",
        placeholder: "words in prompts, replies, expected calls, explanations" })),
    choice("Category", "category", filter, categories(report)),
    choice("Verdict", "status", filter, ["correct", "wrong", "graded", "unscored"].map((s) => [s, s])),
    choice("Mistake", "kind", filter, kinds(report)),
    report.runs.length > 1 ? choice("Run", "run", filter, report.runs.map((run, i) => [String(i), run.name])) : null,
    choice("Order", "sort", filter, Object.entries(SORTS).map(([name, { label }]) => [name, label]), "as asked"),
    el("div", { class: "ticks" }, ticks(report).map(([name, label]) => tick(name, label, filter))),
    el("button", { type: "reset", class: "quiet", onclick: (event) => clear(event, form, change) }, "Clear"));
  return form;
}

function choice(label, name, filter, options, none = "all") {
  return el("label", null, label, el("select", { name },
    [["", none], ...options].map(([value, text]) =>
      el("option", { value, selected: filter[name] === value }, text))));
}

function tick(name, label, filter) {
  return el("label", { class: "tick" },
    el("input", { type: "checkbox", name, value: "1", checked: filter[name] !== "" }), label);
}

function ticks({ runs, modes, rows }) {
  const several = (condition, entry) => (condition ? [entry] : []);
  return [
    ...several(modes.length > 1, ["differ", `${modes.join(" ≠ ")}`]),
    ...several(runs.length > 1, ["disagree", "runs disagree"]),
    ...several(rows.some((row) => row.disputed), ["disputed", "disputed truth"]),
    ...several(rows.some((row) => row.samples.some((s) => s?.changes.length)), ["changed", "changed by a scaffold"]),
  ];
}

function categories({ rows }) {
  return [...new Set(rows.map((row) => row.category))].map((name) => [name, name]);
}

function kinds({ rows }) {
  const scores = rows.flatMap((row) => row.samples.flatMap((s) => Object.values(s?.scores ?? {})));
  return [...new Set(scores.map((s) => s.kind).filter(Boolean))].sort().map((kind) => [kind, words(kind)]);
}

function readForm(form) {
  const given = new FormData(form);
  const names = [...form.elements].map((control) => control.name).filter(Boolean);
  return Object.fromEntries(names.map((name) => [name, given.get(name) ?? ""]));
}

// A form's own reset would go back to what an address had filled in, not to nothing.
function clear(event, form, change) {
  event.preventDefault();
  for (const control of form.elements) {
    if (control.type === "checkbox") {
      control.checked = false;
    } else if (control.name) {
      control.value = "";
    }
  }
  change(readForm(form));
  form.elements.q.focus();
}
