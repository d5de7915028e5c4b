// Dots with whiskers on a scale from 0 to 100 %. Places are given in percent, so the drawing
// stretches with its cell while marks keep their size.
import { svg } from "./dom.js";

const LANE = 14;

/** One lane for each mark; a mark is {value, low, high, shape: "dot"|"diamond", run}. */
export function intervalPlot(marks) {
  const height = LANE * marks.length + 4;
  return svg(
    "svg",
    { class: "plot", height, "aria-hidden": "true", focusable: "false" },
    [25, 50, 75].map((x) => svg("line", { class: "grid", x1: `${x}%`, x2: `${x}%`, y1: 0, y2: height })),
    marks.map((mark, lane) => drawMark(mark, LANE * (lane + 0.5) + 2)),
  );
}

function drawMark({ value, low, high, shape, run }, y) {
  if (value === null || value === undefined) {
    return null;
  }
  const place = (share) => `${share * 100}%`;
  return svg(
    "g",
    { class: `mark run-${run % 6}` },
    low === null || low === undefined
      ? null
      : svg("line", { class: "whisker", x1: place(low), x2: place(high), y1: y, y2: y }),
    shape === "dot"
      ? svg("circle", { class: "dot", cx: place(value), cy: y, r: 4 })
      : svg(
          "svg",
          { x: place(value), y, overflow: "visible" },
          svg("path", { class: "diamond", d: "M0 -4.6 L4.6 0 L0 4.6 L-4.6 0 Z" }),
        ),
  );
}

/** A histogram of numbers on a logarithmic scale. */
export function histogram(values, run, bins = 40) {
  const [low, high] = [Math.log(Math.max(values[0], 1)), Math.log(Math.max(values.at(-1), 2))];
  const counts = new Array(bins).fill(0);
  for (const value of values) {
    const place = (Math.log(Math.max(value, 1)) - low) / (high - low || 1);
    counts[Math.min(bins - 1, Math.floor(place * bins))]++;
  }
  const top = Math.max(...counts);
  return svg(
    "svg",
    { class: `histogram run-${run % 6}`, height: 72, "aria-hidden": "true", focusable: "false" },
    counts.map((n, i) => {
      const height = (n / top) * 70;
      return svg("rect", {
        x: `${(i * 100) / bins}%`, width: `${86 / bins}%`, y: 72 - height, height,
      });
    }),
  );
}

export function legendMark(shape, run = 0) {
  return svg(
    "svg",
    { class: "legend-mark", width: 26, height: 14, "aria-hidden": "true", focusable: "false" },
    drawMark({ value: 0.5, low: 0.04, high: 0.96, shape, run }, 7),
  );
}
