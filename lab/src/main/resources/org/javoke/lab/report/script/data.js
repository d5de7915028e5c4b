// Reads the two blocks of data that the page carries.

/** The summaries of the runs: small, plain JSON, there at once. */
export function readOverview() {
  return JSON.parse(document.getElementById("overview-data").textContent);
}

/** Every question and reply: gzip in base64, since prompts and tools repeat themselves a lot. */
export async function readSamples() {
  const block = document.getElementById("sample-data");
  const bytes = fromBase64(block.textContent);
  block.remove();
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return rows(await new Response(plain).json());
}

function fromBase64(text) {
  if (Uint8Array.fromBase64) {
    return Uint8Array.fromBase64(text);
  }
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** One row a question: what was asked, and for every run what came of it (or null). */
function rows({ tools, questions, runs }) {
  return questions.map((question, index) => ({
    ...question,
    index,
    tools: question.tools.map((tool) => tools[tool]),
    samples: runs.map((samples) => samples[index]),
  }));
}

/** A graded answer has one score only, whatever the mode. */
export function verdict(sample, mode) {
  const scores = sample?.scores ?? {};
  const [only, ...others] = Object.values(scores);
  return scores[mode] ?? (others.length === 0 ? only : null) ?? null;
}

/** Whether two scoring modes judge the same reply differently. */
export function modesDiffer(sample) {
  return sample !== null && new Set(Object.values(sample.scores).map((s) => s.status)).size > 1;
}

/** Whether runs judge the same question differently under one mode. */
export function runsDiffer(row, mode) {
  const statuses = row.samples.map((sample) => verdict(sample, mode)?.status);
  return statuses.includes("correct") && statuses.includes("wrong");
}
