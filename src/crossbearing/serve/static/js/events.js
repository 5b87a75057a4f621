// The list, the map and the timeline ask the same question: whichever changes it, all three answer.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const form = document.getElementById("filters");
  if (!form) return;
  const results = document.getElementById("results"), words = document.getElementById("map-words");
  const api = "/api/v1/events";
  let first = true, turn = 0;

  const map = window.crossbearing.world(document.getElementById("map"), {
    label: "Places of the events found",
    near: (cluster) => {
      for (const row of results.querySelectorAll(".event-row")) row.classList.toggle("near", Boolean(cluster) && cluster.events.has(row.dataset.event));
      words.textContent = cluster ? `${[...new Set(cluster.points.map((p) => p.name))].slice(0, 3).join(", ")}: ${cluster.events.size} ${cluster.events.size === 1 ? "event" : "events"}` : "Places of the events found";
    },
    chosen: (cluster) => {
      const names = new Set(cluster.points.map((p) => p.name));
      if (names.size !== 1) return false;
      set("place", [...names][0]);
      return true;
    },
  });
  const timeline = window.crossbearing.timeline(document.getElementById("timeline"), {
    chosen: (since, until) => { form.elements.since.value = since || ""; form.elements.until.value = until || ""; ask(); },
  });

  function set(name, value) { form.elements[name].value = value; ask(); }
  function ask() { window.htmx.trigger(form, "submit"); }

  // Empty fields would only lengthen the address.
  form.addEventListener("htmx:configRequest", (event) => {
    const given = event.detail.parameters;
    for (const name of [...new Set(new FormData(form).keys())]) if (!given[name]) delete given[name];
  });

  function asked() { return new URLSearchParams(location.search); }

  async function draw() {
    const mine = ++turn, query = asked();
    query.delete("offset");
    const days = new URLSearchParams(query);
    days.delete("since"); days.delete("until");
    const [points, counts] = await Promise.all([fetch(`${api}/points?${query}`), fetch(`${api}/days?${days}`)]);
    if (!points.ok || !counts.ok || mine !== turn) return;
    const rows = (await points.json()).points, held = (await counts.json()).days;
    if (mine !== turn) return;
    timeline.show(held, query.get("since"), query.get("until"));
    await map.show(rows.map(([event, name, lat, lon, precision, radius]) => ({ event, name, lat, lon, precision, radius })));
    if (!query.get("area") && rows.length) map.fit(!first);
    first = false;
    document.body.dataset.answered = String(mine);
  }

  document.getElementById("map-area").addEventListener("click", () => set("area", map.bounds().join(",")));

  function follow() {
    const query = asked();
    for (const field of form.elements) if (field.name && field !== document.activeElement) field.value = query.get(field.name) || "";
    draw();
  }
  document.body.addEventListener("htmx:pushedIntoHistory", follow);
  window.addEventListener("popstate", () => location.reload());

  results.addEventListener("change", (event) => {
    if (!event.target.matches(".choose")) return;
    const chosen = results.querySelectorAll(".choose:checked").length, bar = results.querySelector(".joinbar");
    bar.hidden = chosen < 2;
    bar.querySelector("[data-chosen]").textContent = String(chosen);
  });
  draw();
});
