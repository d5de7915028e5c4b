// Elements by code. Strings become text nodes and nothing here takes markup, so whatever a model
// wrote can only ever be read, never run.

const SVG = "http://www.w3.org/2000/svg";

export function el(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    setAttribute(node, name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

// The page's policy forbids style attributes; custom properties go through the style object instead.
function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  }
  if (name.startsWith("on")) {
    node.addEventListener(name.slice(2), value);
  } else if (name.startsWith("--")) {
    node.style.setProperty(name, value);
  } else {
    node.setAttribute(name, value === true ? "" : value);
  }
}

/** A part of the report; the label is its short name in the contents. */
export function section(id, label, title, ...children) {
  const heading = el("h2", { id: `${id}-title` }, title);
  return el("section", { id, "data-label": label, "aria-labelledby": heading.id }, heading, ...children);
}

/** A table that scrolls in its own box: the page itself never scrolls sideways. */
export function scrollingTable(label, ...children) {
  return tableOfClass(null, label, ...children);
}

export function tableOfClass(name, label, ...children) {
  const box = el(
    "div",
    { class: "table-box", role: "region", "aria-label": label },
    el("table", { class: name }, el("caption", { class: "unseen" }, label), ...children),
  );
  scrolling.observe(box);
  return box;
}

// A box that scrolls has to be reachable by keyboard; one that does not would only be in the way.
const scrolling = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  }
});

/** A long name may break after its underscores and dots. */
export function breakable(name) {
  return name.split(/(?<=[_./-])/).flatMap((part, i) => (i === 0 ? [part] : [el("wbr"), part]));
}
