// Expected and got, call by call and parameter by parameter.
import { breakable, el, tableOfClass } from "./dom.js";
import { indented } from "./format.js";

const UNCALLED = {
  no_call: "No call: none of the tools fits.",
  any_call: "A call, whichever.",
};

/** What was expected beside what was got. Calls are paired by name for reading; scoring has its own way. */
export function callTable(expect, sample, markUnlike) {
  const got = sample.calls;
  const pairs = pairCalls(expect.calls ?? [], got);
  return tableOfClass(
    markUnlike ? "calls marked" : "calls",
    "Expected and got",
    el("thead", null, el("tr", null,
      ["Parameter", "Expected", "Got"].map((name) => el("th", { scope: "col" }, name)))),
    UNCALLED[expect.kind] ? plainBody(UNCALLED[expect.kind], got) : null,
    expect.kind === "said" ? saidBody(expect.text, sample.reply) : null,
    pairs.map(pairBody),
  );
}

function plainBody(text, got) {
  return el("tbody", null, el("tr", null, el("th", { scope: "row" }, "calls"), el("td", null, text),
    el("td", null, got.length === 0 ? "No call." : got.map((call) => call.name).join(", "))));
}

function saidBody(text, reply) {
  return el("tbody", null, el("tr", null, el("th", { scope: "row" }, "words"), el("td", null, text), el("td", null, reply)));
}

function pairCalls(expected, got) {
  const left = [...got];
  const take = (test) => {
    const place = left.findIndex(test);
    return place < 0 ? null : left.splice(place, 1)[0];
  };
  const named = expected.map((call) => ({ call, got: take((g) => sameName(g.name, call.name)) }));
  const filled = named.map((pair) => ({ ...pair, got: pair.got ?? take(() => true) }));
  return [...filled, ...left.map((rest) => ({ call: null, got: rest }))];
}

// Servers that allow no dots get underscores for them.
function sameName(a, b) {
  return a.replaceAll(".", "_") === b.replaceAll(".", "_");
}

function pairBody({ call, got }) {
  const wanted = new Map(call?.accepted ?? []);
  const given = new Map(got?.arguments ?? []);
  const parameters = [...new Set([...wanted.keys(), ...given.keys()])];
  return el("tbody", null,
    el("tr", { class: "call-name" }, el("th", { scope: "row" }, "function"),
      el("td", null, call ? el("code", null, call.name) : el("span", { class: "absent" }, "no such call")),
      el("td", null, got ? el("code", null, got.name) : el("span", { class: "absent" }, "no such call"))),
    parameters.map((name) => parameterRow(name, wanted.get(name), given.get(name), call && got)));
}

function parameterRow(name, accepted, value, paired) {
  const literal = accepted?.includes(value) || (value === undefined && accepted?.includes('""'));
  return el("tr", { class: paired && !literal ? "unlike" : null },
    el("th", { scope: "row" }, breakable(name)),
    el("td", null, accepted ? acceptedList(accepted) : el("span", { class: "absent" }, "not expected")),
    el("td", null, value === undefined
      ? el("span", { class: "absent" }, paired ? "left out" : "–")
      : el("code", null, indented(value))));
}

function acceptedList(accepted) {
  return accepted.map((value) => el("span", { class: "accepted" },
    value === '""' ? el("span", { class: "absent" }, "may be left out") : el("code", null, indented(value))));
}
