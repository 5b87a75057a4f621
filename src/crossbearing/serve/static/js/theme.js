// Light or dark: the system's choice until a person chooses. Runs before the page is drawn.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("scripted");
  let kept = null;
  try { kept = localStorage.getItem("theme"); } catch (_) { /* storage may be off: then nothing is kept */ }
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#theme")) return;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch (_) { /* as above */ }
  });
})();
