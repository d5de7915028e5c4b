package org.javoke.lab.report;

/** Measures a page's contrast as WCAG 2 defines it: of every text, with the colour it lies on. */
final class Contrast {

  /** An expression that names the texts of a contrast below 4.5, or says that there are none. */
  static final String WORST =
      """
      (() => {
        const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
        const rgba = (colour) => {
          context.clearRect(0, 0, 1, 1);
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
          return [...context.getImageData(0, 0, 1, 1).data];
        };
        const light = (colour) => {
          const [r, g, b] = rgba(colour).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = (node) => {
          const colour = getComputedStyle(node).backgroundColor;
          return rgba(colour)[3] === 255 ? colour : ground(node.parentElement);
        };
        const bad = new Set();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode.parentElement;
          const text = walker.currentNode.data.trim();
          if (text === "" || node.closest("script, noscript, :disabled, .unseen") || !node.checkVisibility()) {
            continue;
          }
          const [a, b] = [light(getComputedStyle(node).color), light(ground(node))];
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < 4.5) {
            bad.add(`${ratio.toFixed(2)} ${text.slice(0, 30)}`);
          }
        }
        return bad.size === 0 ? "all at least 4.5" : [...bad].slice(0, 20).join("; ");
      })()
      """;

  private Contrast() {}
}
