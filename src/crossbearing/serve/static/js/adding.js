// Dropping files, and watching a batch being read.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const drop = document.getElementById("drop"), files = document.getElementById("files"), listed = document.getElementById("dropped");
  if (drop) {
    const list = () => listed.replaceChildren(...[...files.files].map((file) => { const item = document.createElement("li"); item.textContent = file.name; return item; }));
    files.addEventListener("change", list);
    for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
    for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => { event.preventDefault(); files.files = event.dataTransfer.files; list(); });
  }

  const progress = document.getElementById("progress");
  if (!progress || ["done", "failed"].includes(progress.dataset.state)) return;
  const says = { waiting: "Waiting for the batch before it", reading: "Reading", done: "Done", failed: "Stopped" };
  const say = (name, words) => { const node = progress.querySelector(`[data-say="${name}"]`); if (node) { node.textContent = words; node.hidden = words === ""; } };
  const stream = new EventSource(progress.dataset.stream);

  function failed(given) {
    const holder = progress.querySelector("[data-failures]");
    holder.hidden = !given.length;
    holder.querySelector("ul").replaceChildren(...given.map((one) => {
      const item = document.createElement("li"), origin = document.createElement("b");
      origin.textContent = one.origin;
      item.append(origin, ` ${one.stage}: ${one.what}${one.cure ? `. ${one.cure}` : ""}`);
      return item;
    }));
  }
  stream.addEventListener("progress", (event) => {
    const job = JSON.parse(event.data);
    progress.dataset.state = job.state;
    say("state", says[job.state]); say("current", job.current); say("error", job.error || "");
    for (const name of ["reports", "versions", "unchanged", "claims", "events"]) progress.querySelector(`[data-say="${name}"]`).textContent = String(job[name]);
    failed(job.failures);
  });
  stream.addEventListener("end", () => stream.close());
});
