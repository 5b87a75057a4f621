// The map of one event, and claims that open when a link leads to them.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const holder = document.getElementById("event-map");
  if (holder) {
    const map = window.crossbearing.world(holder, { label: "Places of this event", wheel: false, chosen: () => true });
    fetch(holder.dataset.points).then((answer) => answer.json()).then((event) => {
      const found = event.places.filter((p) => p.lat !== null && p.lon !== null);
      const points = found.map((p) => ({ event: `${p.name} ${p.geonameid}`, name: p.name, lat: p.lat, lon: p.lon, radius: p.radius_km }));
      map.show(points).then(() => map.fit(false));
    });
  }
  function open() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (folded) { folded.open = true; target.scrollIntoView({ block: "center" }); }
  }
  window.addEventListener("hashchange", open);
  open();
  window.addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("article details:not([open])")) { one.open = true; one.dataset.printed = "yes"; } });
  window.addEventListener("afterprint", () => { for (const one of document.querySelectorAll("details[data-printed]")) { one.open = false; delete one.dataset.printed; } });
});
