"""The four figures in Panel: ``ROWS=FOLDER panel serve in_panel.py --port PORT``."""

from __future__ import annotations

import panel as pn
from plotly.graph_objects import Figure
from trade import FLOWS, HEIGHT, four, narrowed, rows_of, years_of

pn.extension("plotly")
frame = pn.cache(rows_of)()
years = years_of(frame)
year = pn.widgets.RadioButtonGroup(options=years, value=years[-1])
flow = pn.widgets.RadioButtonGroup(options={text: flow for flow, text in FLOWS.items()})
partners = pn.widgets.MultiChoice(name="Partners", options=list(frame["partner"].cat.categories))
sectors = pn.widgets.MultiChoice(name="Sectors", options=list(frame["sector"].cat.categories))


def drawn() -> list[Figure]:
    """The figures of what is chosen."""
    return four(narrowed(frame, flow.value, partners.value, sectors.value), year.value)


panes = [pn.pane.Plotly(figure, height=HEIGHT, sizing_mode="stretch_width") for figure in drawn()]


def draw(*_: object) -> None:
    """Give the panes what is chosen now, in one message."""
    with pn.io.hold():
        for pane, figure in zip(panes, drawn(), strict=True):
            pane.object = figure


for widget in (year, flow, partners, sectors):
    widget.param.watch(draw, "value")
pn.Column(
    pn.Row(year, flow, partners, sectors),
    pn.Row(*panes[:2]),
    pn.Row(*panes[2:]),
    sizing_mode="stretch_width",
).servable()
