"""Chromium, by kaleido, as the one that draws pictures: started once a process, when first asked.

Nothing is fetched: the map's TopoJSON and the geometry of partner regions come from ``data/geo``.
"""

from __future__ import annotations

import base64
import json
import logging
import threading
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dashboard.errors import ExportRefused
from dashboard.exports.chromium import Chromium, ChromiumFailed
from dashboard.render.map_frame import filled
from dashboard.render.theme import Figure, swap
from dashboard.sentences import said

LOG = logging.getLogger(__name__)
Format = Literal["png", "svg"]
REGIONS = "partner_regions.geojson"


class NoChromium(ExportRefused):
    """Chromium is not there or did not start."""


class ChromiumRenderer:
    """Figures to pictures. One for the whole process: chromium is started with the first.

    A chromium that has died costs a picture the time to start another, and nothing else.
    """

    def __init__(self, geo: Path) -> None:
        self._geo = geo
        self._lock = threading.Lock()
        self._chromium: Chromium | None = None

    def wake(self) -> None:
        """Let chromium start beside what else is done until the first picture."""
        with self._lock:
            self._chromium = self._chromium or Chromium()

    def draw(
        self, figure: Figure, width: int, height: int, *, scale: float = 1.0,
        form: Format = "svg", theme: str = "light",
    ) -> bytes:  # fmt: skip
        """A picture of a figure, ``width`` × ``height`` pixels times ``scale``.

        Raises ``NoChromium`` when there is no chromium.
        """
        asked = {"format": form, "width": width, "height": height, "scale": scale}
        drawn, topojson = (
            self._at_home(filled(figure, width, height), theme),
            f"{self._geo.as_uri()}/",
        )
        with self._lock:
            if self._chromium is not None:
                try:
                    return self._chromium.draw(drawn, asked, topojson)
                except ChromiumFailed:
                    self._end()
            self._chromium = Chromium()
            try:
                return self._chromium.draw(drawn, asked, topojson)
            except ChromiumFailed as fault:
                self._end()
                LOG.warning("no picture: %s", fault)
                raise NoChromium(said("export.no_pictures")) from fault

    def rasterized(self, svg: str, width: int, height: int) -> bytes:
        """An SVG as PNG of ``width`` × ``height`` pixels."""
        code = base64.b64encode(svg.encode()).decode()
        image = {
            "source": f"data:image/svg+xml;base64,{code}",
            "xref": "paper", "yref": "paper", "x": 0, "y": 1, "sizex": 1, "sizey": 1,
            "sizing": "stretch",
        }  # fmt: skip
        hidden = {"visible": False}
        blank: Figure = {
            "data": [],
            "layout": {
                "images": [image], "margin": dict.fromkeys("lrtb", 0), "xaxis": hidden,
                "yaxis": hidden,
            },
        }  # fmt: skip
        return self.draw(blank, width, height, form="png")

    def close(self) -> None:
        """Stop chromium; the next picture starts it again."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._chromium is not None:
            self._chromium.close()
            self._chromium = None

    def _at_home(self, figure: Figure, theme: str) -> Figure:
        """The figure in its theme, with the geometry itself instead of its address."""
        text = json.dumps(figure)
        drawn: Figure = json.loads(swap(text) if theme == "dark" else text)
        for trace in drawn["data"]:
            if isinstance(trace.get("geojson"), str):
                trace["geojson"] = _geometry(self._geo / REGIONS)
        return drawn


@cache
def _geometry(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))
