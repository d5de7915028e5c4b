// Light, dark, or what the system says. The choice is not kept: a file has no place to keep it.

const ORDER = ["system", "light", "dark"];
const LABELS = { system: "Theme: auto", light: "Theme: light", dark: "Theme: dark" };

export function startTheme(button) {
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    button.textContent = LABELS[theme];
  };
  button.addEventListener("click", () => {
    const now = ORDER.indexOf(document.documentElement.dataset.theme);
    show(ORDER[(now + 1) % ORDER.length]);
  });
  show("system");
}
