/* Save a chart as a picture that carries its own title, subtitle, source and theme. */
(() => {
  "use strict";
  const text = (id) => (document.getElementById(id) || {}).textContent || "";
  const wrapped = (line, width) => line.split(" ").reduce((lines, word) => {
    const last = lines[lines.length - 1];
    if (last && (last + " " + word).length > width) lines.push(word);
    else lines[lines.length - 1] = last ? last + " " + word : word;
    return lines;
  }, [""]).join("<br>");

  /* Pictures can only be copied on secure pages; elsewhere the file is saved instead. */
  const copiedPicture = async (graph, size, id, words) => {
    try {
      const address = await window.Plotly.toImage(graph, { ...size, format: "png" });
      const bytes = Uint8Array.from(atob(address.split(",")[1]), (one) => one.charCodeAt(0));
      const blob = new Blob([bytes], { type: "image/png" });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
      return words.picture_copied;
    } catch {
      await window.Plotly.downloadImage(graph, { ...size, format: "png", filename: id });
      return words.picture_not_copied;
    }
  };

  const picture = async (graph, id, form, words) => {
    if (!graph || !window.Plotly) return "";
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue("--" + name).trim();
    const [width, height] = [1280, 720];
    const layout = JSON.parse(JSON.stringify(graph.layout));
    const notes = [...document.querySelectorAll("#" + id + "-notes li")].map((one) => one.textContent);
    const foot = [...notes, text(id + "-source")].map((line) => wrapped(line, 150)).join("<br>");
    layout.width = width;
    layout.height = height;
    layout.autosize = false;
    layout.paper_bgcolor = colour("surface");
    layout.margin = { ...(layout.margin || {}), t: 150, b: 60 + 22 * foot.split("<br>").length, l: 60, r: 60 };
    layout.annotations = [...(layout.annotations || []),
      { text: "<b>" + wrapped(text(id + "-title"), 60) + "</b>", xref: "paper", yref: "paper", x: 0, y: 1, yshift: 92,
        xanchor: "left", yanchor: "bottom", showarrow: false, align: "left", font: { size: 28, color: colour("ink") } },
      { text: wrapped(text(id + "-subtitle"), 120), xref: "paper", yref: "paper", x: 0, y: 1, yshift: 50,
        xanchor: "left", yanchor: "bottom", showarrow: false, align: "left", font: { size: 16, color: colour("ink-2") } },
      { text: foot, xref: "paper", yref: "paper", x: 0, y: 0, yshift: -40, xanchor: "left", yanchor: "top",
        showarrow: false, align: "left", font: { size: 13, color: colour("ink-2") } }];
    const spare = document.createElement("div");
    spare.style.cssText = "position:absolute;left:-9999px";
    document.body.append(spare);
    await window.Plotly.newPlot(spare, graph.data, layout, { ...graph._context, staticPlot: true });
    let told = "";
    const size = { width, height, scale: 1.5 };
    if (form === "copy") told = await copiedPicture(spare, size, id, words);
    else await window.Plotly.downloadImage(spare, { ...size, format: form || "png", filename: id });
    window.Plotly.purge(spare);
    spare.remove();
    return told;
  };
  window.trade = Object.assign(window.trade || {}, { picture });
})();
