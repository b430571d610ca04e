"""The two flows of trade, and the nouns by which columns, amounts and messages name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Flow = Literal["export", "import"]
FLOWS: tuple[Flow, ...] = ("export", "import")
FLOW_OF: Mapping[str, Flow] = {"exports": "export", "imports": "import"}
"""The noun of a flow → the flow."""
NOUNS: Mapping[str, str] = {flow: noun for noun, flow in FLOW_OF.items()}
"""The flow → its noun."""
MEASURES: tuple[tuple[str, str], ...] = (*NOUNS.items(), ("turnover", "turnover"))
"""Each flow and the turnover, with their nouns: what tables of trade have a column of."""
FLOW_COLUMNS: Mapping[str, str] = {flow: f"{noun}_usd" for flow, noun in NOUNS.items()}
"""The flow → its column in frames, in US dollars."""


def noun_of(flow: str | None) -> str:
    """The noun of a flow; without one, or of ``turnover``, that of both together."""
    return NOUNS.get(flow or "", "turnover")
