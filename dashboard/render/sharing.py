"""A figure in fewer bytes: what the browser knows, or was said in it before, is left out."""

from __future__ import annotations

from dashboard.render.theme import TEMPLATE, Figure


def said_once(figure: Figure) -> Figure:
    """A figure as it is sent: without the one template, and traces that say at hovering what one
    before them says name its place in place of their texts. The browser puts both back:
    assets/figures.js."""
    first: dict[tuple[str, ...], int] = {}
    data = []
    for place, trace in enumerate(figure["data"]):
        texts = trace.get("hovertext")
        if isinstance(texts, list) and all(isinstance(text, str) for text in texts):
            before = first.setdefault(tuple(texts), place)
            data.append(trace if before == place else {**trace, "hovertext": before})
        else:
            data.append(trace)
    layout = figure["layout"]
    known = layout.get("template") == TEMPLATE
    kept = {name: it for name, it in layout.items() if not (known and name == "template")}
    return {**figure, "data": data, "layout": kept}
