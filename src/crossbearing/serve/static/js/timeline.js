// Days as bars, and a brush that narrows them.
window.crossbearing = window.crossbearing || {};
window.crossbearing.timeline = function (holder, options) {
  "use strict";
  const { d3 } = window;
  const svg = d3.select(holder).append("svg").attr("role", "img").attr("aria-label", "No dated events");
  const bars = svg.append("g"), axis = svg.append("g"), brushing = svg.append("g");
  const parse = (day) => new Date(`${day}T00:00:00Z`);
  const format = (date) => date.toISOString().slice(0, 10);
  const DAY = 86400000;
  let scale = null, counts = [], chosen = [null, null];

  const brush = d3.brushX().on("end", (event) => {
    if (!event.sourceEvent) return;
    if (!event.selection) { options.chosen(null, null); return; }
    const [from, to] = event.selection.map(scale.invert);
    options.chosen(format(from), format(new Date(Math.max(from.getTime(), to.getTime() - 1))));
  });

  function binned(width) {
    const days = (scale.domain()[1] - scale.domain()[0]) / DAY;
    const per = Math.max(1, Math.ceil(days / (width / 4)));
    const found = new Map();
    for (const [date, number] of counts) {
      const bin = Math.floor((date - scale.domain()[0]) / DAY / per);
      found.set(bin, (found.get(bin) || 0) + number);
    }
    return [...found].map(([bin, number]) => ({ from: new Date(+scale.domain()[0] + bin * per * DAY), to: new Date(+scale.domain()[0] + (bin + 1) * per * DAY), number }));
  }

  function draw() {
    const width = holder.clientWidth || 300, height = holder.clientHeight || 100, foot = 20;
    svg.attr("viewBox", `0 0 ${width} ${height}`);
    if (!counts.length) { bars.selectAll("*").remove(); axis.selectAll("*").remove(); brushing.selectAll("*").remove(); return; }
    const first = counts[0][0], last = counts[counts.length - 1][0];
    const room = Math.max(DAY, (last - first) * 0.02);
    scale = d3.scaleUtc([new Date(+first - room), new Date(+last + room + DAY)], [8, width - 8]);
    const bins = binned(width), most = d3.max(bins, (b) => b.number);
    // Square roots: one busy week must not flatten a year.
    const up = d3.scaleSqrt([0, most], [0, height - foot - 8]);
    bars.selectAll("rect").data(bins).join("rect").attr("class", "day").attr("x", (b) => scale(b.from)).attr("y", (b) => height - foot - up(b.number))
      .attr("width", (b) => Math.max(1.5, scale(b.to) - scale(b.from) - 1)).attr("height", (b) => up(b.number)).attr("rx", 1);
    axis.attr("transform", `translate(0,${height - foot})`).call(d3.axisBottom(scale).ticks(Math.max(2, width / 90)).tickSizeOuter(0).tickSize(4));
    svg.attr("aria-label", `Events by day, ${format(first)} to ${format(last)}`);
    brush.extent([[8, 0], [width - 8, height - foot]]);
    brushing.call(brush);
    const [since, until] = chosen;
    const wanted = since || until ? [since ? scale(parse(since)) : 8, until ? scale(new Date(+parse(until) + DAY)) : width - 8].map((x) => Math.max(8, Math.min(width - 8, x))) : null;
    brushing.call(brush.move, wanted && wanted[1] > wanted[0] ? wanted : null);
  }

  new ResizeObserver(draw).observe(holder);
  return {
    show: (days, since, until) => {
      counts = Object.entries(days).filter(([day]) => /^\d{4}-\d\d-\d\d$/.test(day)).map(([day, number]) => [parse(day), number]).sort((a, b) => a[0] - b[0]);
      chosen = [since, until];
      draw();
    },
  };
};
