// A conversation as it went: what was said, called and returned, and how the state then differed.
import { el } from "./dom.js";
import { count } from "./format.js";

export function conversation(row, sample) {
  return el("div", { class: "conversation" }, sample.turns.map((turn, i) => turnOf(row, turn, i)));
}

function turnOf(row, turn, index) {
  const later = row.later[index - 1];
  const expected = row.expect.turns?.[index];
  return el("section", { class: "turn" },
    el("h4", null, `Turn ${index + 1}`),
    later?.released.length ? said("user", `These functions are there from now on: ${later.released.join(", ")}`) : null,
    (index === 0 ? row.messages : later?.messages ?? []).map(({ role, text }) => said(role, text)),
    turn.steps.map(stepOf),
    expected === undefined ? null : el("details", null,
      el("summary", null, expected.length === 0 ? "Expected: no call" : `Expected: ${count(expected.length, "call")}`),
      expected.map((call) => el("pre", null, call))),
    differences(turn.differences));
}

function stepOf({ reply, calls, results }) {
  return [
    said("assistant", reply === "" ? "(empty)" : reply),
    calls.map((call, i) => el("div", { class: "message" },
      el("p", { class: "role" }, "result of ", el("code", null, call)), el("pre", null, results[i] ?? ""))),
  ];
}

function said(role, text) {
  return el("div", { class: "message" }, el("p", { class: "role" }, role), el("pre", null, text));
}

// Null where nobody looked.
function differences(lines) {
  if (lines === null) {
    return null;
  }
  return lines.length === 0
    ? el("p", { class: "quiet-text" }, "The state after this turn is as expected.")
    : el("div", { class: "notice" }, el("p", null, "The state after this turn differs:"),
      el("ul", null, lines.map((line) => el("li", null, line))));
}
