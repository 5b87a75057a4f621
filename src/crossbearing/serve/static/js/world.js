// A map: countries, areas as wide as the words are vague, and clusters where many places stand together.
window.crossbearing = window.crossbearing || {};
window.crossbearing.world = function (holder, options) {
  "use strict";
  const { d3, topojson } = window;
  const svg = d3.select(holder).append("svg").attr("role", "group").attr("aria-label", options.label || "Map");
  const land = svg.append("g"), areas = svg.append("g"), dots = svg.append("g");
  const projection = d3.geoNaturalEarth1();
  const path = d3.geoPath(projection);
  const zoom = d3.zoom().scaleExtent([1, 60]).on("zoom", (event) => { view = event.transform; place(); later(); });
  let view = d3.zoomIdentity, points = [], width = 1, height = 1, timer = 0, countries = [];

  function size() {
    width = holder.clientWidth || 300; height = holder.clientHeight || 200;
    svg.attr("viewBox", `0 0 ${width} ${height}`);
    projection.fitExtent([[4, 4], [width - 4, height - 4]], { type: "Sphere" });
    zoom.translateExtent([[-width * 0.2, -height * 0.2], [width * 1.2, height * 1.2]]).extent([[0, 0], [width, height]]);
    land.selectAll("path").data(countries).join("path").attr("class", "country").attr("d", path);
  }

  const place = () => { land.attr("transform", view); areas.attr("transform", view); };
  const later = () => { clearTimeout(timer); timer = setTimeout(draw, 40); };

  function clusters() {
    const cell = 34, cells = new Map();
    for (const point of points) {
      const flat = projection([point.lon, point.lat]);
      if (!flat) continue;
      const [x, y] = view.apply(flat);
      if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
      const key = `${Math.round(x / cell)}:${Math.round(y / cell)}`;
      const held = cells.get(key) || { x: 0, y: 0, points: [] };
      held.x += x; held.y += y; held.points.push(point); cells.set(key, held);
    }
    return [...cells.values()].map((c) => ({ x: c.x / c.points.length, y: c.y / c.points.length, points: c.points, events: new Set(c.points.map((p) => p.event)) }));
  }

  function draw() {
    const found = clusters();
    const shown = found.reduce((sum, c) => sum + c.points.length, 0);
    // Areas only while they can be told apart: beyond that they would be one stain.
    const vague = shown <= 400 ? points.filter((p) => p.radius >= 8) : [];
    const seen = new Set(), distinct = vague.filter((p) => { const key = `${p.lat},${p.lon},${p.radius}`; if (seen.has(key)) return false; seen.add(key); return true; });
    areas.selectAll("path").data(distinct).join("path").attr("class", "area").attr("vector-effect", "non-scaling-stroke")
      .attr("d", (p) => path(d3.geoCircle().center([p.lon, p.lat]).radius(Math.min(60, p.radius / 111.2))()));
    const groups = dots.selectAll("g").data(found).join((enter) => {
      const made = enter.append("g").attr("class", "cluster").attr("tabindex", 0).attr("role", "button");
      made.append("circle"); made.append("text");
      return made.on("click", (event, c) => act(c)).on("keydown", (event, c) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(c); } })
        .on("mouseenter focus", (event, c) => options.near && options.near(c)).on("mouseleave blur", () => options.near && options.near(null));
    });
    groups.attr("transform", (c) => `translate(${c.x.toFixed(1)},${c.y.toFixed(1)})`).attr("aria-label", name);
    groups.select("circle").attr("r", (c) => Math.min(22, 4.5 + 2.6 * Math.sqrt(c.events.size)));
    groups.select("text").text((c) => (c.events.size > 1 ? short(c.events.size) : ""));
    if (options.drawn) options.drawn(found);
  }

  const short = (n) => (n >= 10000 ? `${Math.round(n / 1000)}k` : n >= 1000 ? `${(n / 1000).toFixed(1)}k` : String(n));

  function name(c) {
    const names = [...new Set(c.points.map((p) => p.name))];
    const words = names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
    return `${words}: ${c.events.size} ${c.events.size === 1 ? "event" : "events"}`;
  }

  function act(c) {
    if (options.chosen && options.chosen(c)) return;
    fit(c.points, true);
  }

  function fit(which, smooth) {
    const flat = which.map((p) => projection([p.lon, p.lat])).filter(Boolean);
    if (!flat.length) return;
    const [x0, x1] = d3.extent(flat, (p) => p[0]), [y0, y1] = d3.extent(flat, (p) => p[1]);
    const widest = Math.max(...which.map((p) => p.radius || 0));
    const span = Math.max(x1 - x0, y1 - y0, (widest / 111.2) * (width / 180), width / 40);
    const scale = Math.max(1, Math.min(60, 0.62 * Math.min(width, height) / span));
    const to = scale < 1.2 ? d3.zoomIdentity : d3.zoomIdentity.translate(width / 2, height / 2).scale(scale).translate(-(x0 + x1) / 2, -(y0 + y1) / 2);
    const calm = !smooth || matchMedia("(prefers-reduced-motion: reduce)").matches;
    (calm ? svg : svg.transition().duration(350)).call(zoom.transform, to);
  }

  function bounds() {
    const corner = (x, y) => projection.invert(view.invert([x, y])) || [0, 0];
    const edge = d3.range(0, 1.01, 0.1).flatMap((t) => [corner(t * width, 0), corner(t * width, height), corner(0, t * height), corner(width, t * height)]);
    const keep = (v, most) => Math.max(-most, Math.min(most, v));
    const lon = d3.extent(edge, (p) => keep(p[0], 180)), lat = d3.extent(edge, (p) => keep(p[1], 90));
    return [lon[0], lat[0], lon[1], lat[1]].map((v) => v.toFixed(2));
  }

  const buttons = d3.select(holder).append("div").attr("class", "zoom");
  for (const [sign, words, by] of [["+", "Zoom in", 2], ["−", "Zoom out", 0.5], ["⤢", "Show all", 0]]) {
    buttons.append("button").attr("type", "button").attr("aria-label", words).text(sign)
      .on("click", () => (by ? svg.transition().duration(200).call(zoom.scaleBy, by) : fit(points, true)));
  }
  svg.call(zoom).on("dblclick.zoom", null);
  if (options.wheel === false) svg.on("wheel.zoom", null);

  const ready = fetch(holder.dataset.world).then((answer) => answer.json()).then((world) => {
    countries = topojson.feature(world, world.objects.countries).features;
    size(); place(); draw();
  });
  new ResizeObserver(() => { if (countries.length) { size(); draw(); } }).observe(holder);
  return {
    ready, bounds,
    fit: (smooth) => fit(points, smooth),
    show: (given) => { points = given; return ready.then(draw); },
  };
};
