// Keys, the same on every page. What is at hand is the entry marked "at".
(function () {
  "use strict";
  const places = { e: "/events", r: "/reports", s: "/sources", v: "/review", a: "/add" };
  let going = false;

  const entries = () => [...document.querySelectorAll("[data-entry]")].filter((one) => one.offsetParent !== null);
  const current = () => document.querySelector("[data-entry].at");

  function take(entry, focus) {
    for (const other of document.querySelectorAll("[data-entry].at")) other.classList.remove("at");
    if (!entry) return;
    entry.classList.add("at");
    entry.scrollIntoView({ block: "nearest" });
    if (focus) (entry.querySelector("[data-open]") || entry).focus({ preventScroll: true });
    entry.dispatchEvent(new CustomEvent("taken", { bubbles: true }));
  }

  function step(by) {
    const all = entries();
    if (!all.length) return;
    const at = all.indexOf(current());
    take(all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))], true);
  }

  function press(key) {
    const entry = current() || document.querySelector("[data-entry][data-first], .lit-claim") || null;
    const button = entry && entry.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
    return Boolean(button);
  }

  function typing(target) {
    return target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], dialog[open]");
  }

  function go(key) {
    going = false;
    if (places[key]) location.assign(places[key]);
  }

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => { const box = document.querySelector("[data-search]"); if (box) { box.focus(); box.select(); } return Boolean(box); },
    "?": () => document.getElementById("keys").showModal(),
    g: () => { going = true; setTimeout(() => { going = false; }, 1200); },
    x: () => { const box = current() && current().querySelector(".choose"); if (box) box.click(); return Boolean(box); },
    u: () => { const button = document.querySelector("[data-undo]"); if (button) button.click(); return Boolean(button); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target)) return;
    if (going) { go(event.key); event.preventDefault(); return; }
    if (event.key === "Enter" && current() && document.activeElement === current()) {
      const open = current().querySelector("[data-open]");
      if (open) open.click();
      return;
    }
    const done = acts[event.key] ? acts[event.key]() !== false : press(event.key);
    if (done) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("#keys-open")) document.getElementById("keys").showModal();
    const back = event.target.closest("[data-back]");
    if (back && history.length > 1) { event.preventDefault(); history.back(); }
    const entry = event.target.closest("[data-entry]");
    if (entry && entry !== current()) take(entry, false);
  });

  // A form sent twice would be told that somebody was quicker: its own first sending.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", (event) => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    if (event.persisted) location.reload(); // a page from memory shows states that have passed
  });
})();
