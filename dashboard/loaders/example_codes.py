"""A code of each register, for whoever wrote one of another form."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, str] = {
    "chapters": "27",
    "contradictions": "K01",
    "countries": "CHN",
    "events": "E001",
    "figures": "T001",
    "paragraphs": "IR05",
    "places": "CN-HE",
    "regions": "CN-HE",
    "relations": "R001",
    "sectors": "culture",
    "sources": "S01",
    "territories": "REG",
}
