// The part of the address after #: the name of a section, or what is filtered and which sample is
// open, such as #kind=wrong_value&sample=live_simple_1-1-0. So any view can be sent as a link.

export function readAddress() {
  const text = location.hash.slice(1);
  return text.includes("=") ? Object.fromEntries(new URLSearchParams(text)) : {};
}

export function writeAddress(state) {
  const kept = Object.entries(state).filter(([, value]) => value !== "" && value !== false);
  const text = new URLSearchParams(kept).toString();
  const before = location.hash.slice(1);
  if (text !== before && (text !== "" || before.includes("="))) {
    history.replaceState(null, "", `#${text}`);
  }
}

export function sampleAddress(id) {
  return `#${new URLSearchParams({ sample: id })}`;
}
