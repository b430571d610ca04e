"""Who bought or sold: a question for the partners of a flow, and for no sum of theirs or ours."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.flows import FLOW_OF, Flow
from dashboard.measures.vocabulary import Meaning

WHO = Meaning("stop", "who")
COMPARED, PARTNERS = "compare", "partners"
"""The chart of what stands side by side, and that of the partners by their size."""
BY_PARTNERS: dict[str, Flow | None] = {
    "bought": "export",
    "sold": "import",
    "trade": None,
    "turnover": None,
    **FLOW_OF,
}
"""What partners bought went to them; trade with them goes both ways."""
OF_NOBODY = ("balance", "surplus", "deficit", "coverage", "growth", "rise", "fall")
"""Of what no chart has the partners beside each other, unless a flow is named with it."""


def whom_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question; of one for who bought or sold with its partners beside each other
    for what they did: "who bought wood", «кто продал нам лес». With whom there is a deficit is no
    figure of all."""
    if WHO not in found or any(one.kind == "view" for one in found):
        return [*found]
    measures = {one.code for one in found if one.kind == "measure"}
    if measures.isdisjoint(BY_PARTNERS):
        return [Meaning("unclear") if one.code in OF_NOBODY else one for one in found]
    return [
        _with_partners(one.code) if one.kind == "measure" and one.code in BY_PARTNERS else one
        for one in found
    ]


def _with_partners(measure: str) -> Meaning:
    flow = BY_PARTNERS[measure]
    return Meaning("view", COMPARED if flow else PARTNERS, flow)


def compared(said: Sequence[Meaning]) -> str:
    """The chart of those who bought or sold: nobody is compared where not two are named."""
    named = {one.code for one in said if one.kind == "country"}
    whose = any(one.code == COMPARED and one.toward for one in said if one.kind == "view")
    return PARTNERS if whose and len(named) < 2 else COMPARED
