// A report: a claim lights its words, and selected words become part of a claim.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const page = document.getElementById("report"), text = document.getElementById("text"), bar = document.getElementById("selection");
  const claims = [...document.querySelectorAll(".claims-col [data-claim]")];
  const segments = [...text.querySelectorAll(".seg")].map((node) => ({
    node, held: new Map(node.dataset.c.split(" ").reverse().map((pair) => pair.split(":"))),
  }));
  let kept = page.dataset.lit, chosen = null;

  function light(number) {
    text.classList.toggle("has-lit", Boolean(number));
    for (const { node, held } of segments) {
      for (const name of [...node.classList]) if (name.startsWith("r-")) node.classList.remove(name);
      const role = number && held.get(String(number));
      node.classList.toggle("lit", Boolean(role));
      if (role) node.classList.add(`r-${role}`);
    }
    for (const claim of claims) claim.classList.toggle("lit-claim", claim.dataset.number === String(number));
  }
  const back = () => light(kept);

  function keep(number, scroll) {
    kept = String(number);
    light(kept);
    const first = segments.find(({ held }) => held.get(kept) === "trigger");
    if (first && scroll) first.node.scrollIntoView({ block: "center" });
    showBar();
  }

  for (const claim of claims) {
    claim.addEventListener("mouseenter", () => light(claim.dataset.number));
    claim.addEventListener("mouseleave", back);
    claim.addEventListener("focusin", () => keep(claim.dataset.number, false));
    claim.addEventListener("taken", () => keep(claim.dataset.number, true));
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-light]");
    if (button) keep(button.dataset.light, true);
  });
  text.addEventListener("click", (event) => {
    const begins = event.target.closest(".begins");
    if (!begins || !getSelection().isCollapsed) return;
    const number = begins.dataset.n.split(" ")[0];
    keep(number, false);
    const claim = claims.find((one) => one.dataset.number === number);
    if (claim) claim.scrollIntoView({ block: "nearest" });
  });

  // Offsets are UTF-16 units of the text as it stands here; the server turns them.
  function selection() {
    const now = getSelection();
    if (!now.rangeCount || now.isCollapsed) return null;
    const range = now.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    return { start, end: start + range.toString().length, words: range.toString().trim() };
  }

  function showBar() {
    const open = document.querySelector("#correct [data-start]");
    bar.hidden = !chosen || Boolean(open) || !bar.querySelector("button");
    const lit = bar.querySelector("[data-when-lit]");
    if (lit) lit.hidden = !kept;
  }

  document.addEventListener("selectionchange", () => {
    const now = selection();
    if (!now || !now.words) { if (!document.activeElement.closest("#selection, #correct")) { chosen = null; showBar(); } return; }
    chosen = now;
    const open = document.querySelector("#correct [data-start]");
    if (open) {
      open.value = String(now.start);
      document.querySelector("#correct [data-end]").value = String(now.end);
      const shown = document.createElement("q");
      shown.textContent = now.words;
      document.querySelector("#correct [data-words]").replaceChildren(shown);
    }
    showBar();
  });

  function goTo(more) {
    const query = new URLSearchParams({ ...more, start: chosen.start, end: chosen.end });
    location.assign(`${page.dataset.path}?${query}#correct`);
  }
  function set(field) {
    const claim = claims.find((one) => one.dataset.number === kept);
    if (claim && chosen) goTo({ claim: claim.dataset.claim, correct: field });
  }
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !chosen) return;
    if ("add" in button.dataset) goTo({ add: "1" }); else set(button.dataset.field);
  });
  // Before the keys of every page: with words selected, a key says what they are.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const add = document.querySelector(".list-head a");
    if (event.key === "m" && add) { event.preventDefault(); if (chosen) goTo({ add: "1" }); else add.click(); }
    if (!chosen || !kept || bar.hidden) return;
    const button = bar.querySelector(`[data-pick="${event.key}"]`);
    if (button) { event.preventDefault(); set(button.dataset.field); }
  }, true);

  if (kept) keep(kept, true);
});
