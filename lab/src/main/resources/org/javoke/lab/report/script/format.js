// How figures and names are written for people.

const WHOLE = new Intl.NumberFormat("en");

export function whole(number) {
  return WHOLE.format(number);
}

export function percent(share) {
  return share === null || share === undefined ? "–" : (share * 100).toFixed(1);
}

export function interval(tally) {
  return tally.low === null ? "" : `${percent(tally.low)}–${percent(tally.high)}`;
}

export function duration(milliseconds) {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  return milliseconds < 60_000
    ? `${(milliseconds / 1000).toFixed(2)} s`
    : `${(milliseconds / 60_000).toFixed(1)} min`;
}

export function words(name) {
  return name.replaceAll("_", " ");
}

export function count(number, one, many = `${one}s`) {
  return `${whole(number)} ${number === 1 ? one : many}`;
}

/** JSON text with line breaks. It works on the text, since parsing would make 5 of 5.0. */
export function indented(json) {
  if (json.length <= 72) {
    return json;
  }
  let depth = 0;
  return json.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/gs, (token) => {
    switch (token) {
      case "{":
      case "[":
        return `${token}\n${"  ".repeat(++depth)}`;
      case "}":
      case "]":
        return `\n${"  ".repeat(Math.max(0, --depth))}${token}`;
      case ",":
        return `,\n${"  ".repeat(depth)}`;
      case ":":
        return ": ";
      default:
        return token;
    }
  }).replace(/([{[])\s+([}\]])/g, "$1$2");
}
