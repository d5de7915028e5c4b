// Questions whose ground truth is in doubt.
import { el, section } from "./dom.js";
import { sampleAddress } from "./address.js";

/** Null where no question of these runs is disputed. */
export function disputed(report) {
  const rows = report.rows.filter((row) => row.disputed);
  if (rows.length === 0) {
    return null;
  }
  return section(
    "disputed",
    "Disputed",
    "Disputed ground truths",
    el("p", null, "The reference's own checker accepts none of the answers that these questions list. They are counted as the reference counts them."),
    el("ul", { class: "columns" }, rows.map((row) =>
      el("li", null, el("a", { href: sampleAddress(row.key) }, row.id)))),
  );
}
