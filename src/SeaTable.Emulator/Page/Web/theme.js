// Light, dark, or as the system has it.

const names = ["auto", "light", "dark"];
const signs = { auto: "◐", light: "☀", dark: "☾" };
const key = "seatable-emulator-theme";

export function startTheme(button) {
  let theme = names.includes(localStorage.getItem(key)) ? localStorage.getItem(key) : "auto";
  const apply = () => {
    if (theme === "auto") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.dataset.theme = theme;
    button.textContent = signs[theme];
    button.title = `Colours: ${theme}`;
    button.setAttribute("aria-label", `Colours: ${theme}. Change`);
  };
  button.addEventListener("click", () => {
    theme = names[(names.indexOf(theme) + 1) % names.length];
    localStorage.setItem(key, theme);
    apply();
  });
  apply();
}
