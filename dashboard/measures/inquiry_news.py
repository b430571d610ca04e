"""Who began or stopped to buy or sell: the partners that are asked for, or we ourselves."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.copies import replace
from dashboard.flows import Flow
from dashboard.measures.inquiry_whom import GOODS, PARTNERS, PLACING, THINGS, WE, WHAT, WHO, WITHOUT
from dashboard.measures.vocabulary import Meaning

BEGUN_OR_STOPPED = {
    "started": ("new_partners", "new_goods"),
    "stopped": ("lost_partners", "lost_goods"),
}
"""Words of the kind ``view`` for what somebody began or stopped to do, with the flow if partners
did it → the views of partners and of goods."""
LOST_PARTNERS = BEGUN_OR_STOPPED["stopped"][0]
LOST = Meaning("stop", "lost")
"""Lost: partners, where these are asked for."""
DATES = ("year", "months")
TURNED: dict[Flow | None, Flow] = {"export": "import", "import": "export"}
"""What goods did where we did what is said of partners."""


def news_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, "stopped buying" as partners with whom exports ended, or imports
    where we stopped; as goods where these are asked for. Unclear: goods that nobody knows who
    bought."""
    found = _lost_asked(found)
    at = next((at for at, one in enumerate(found) if one.code in BEGUN_OR_STOPPED), None)
    if at is None:
        whose = {partners for partners, _ in BEGUN_OR_STOPPED.values()}
        unclear = WHAT in found and any(one.code in whose for one in found)
        return [*found, *[Meaning("unclear")] * unclear]
    ours, did = _ours(found, at), found[at]
    partners, goods = BEGUN_OR_STOPPED[did.code]
    flow = TURNED.get(did.toward) if ours else did.toward
    asked = Meaning("view", partners, flow)
    if not THINGS.isdisjoint(found) or any(one.code == GOODS for one in found):
        known = ours or any(one.kind == "country" for one in found)
        asked = Meaning("view", goods, flow) if known else Meaning("unclear")
    return [*found[:at], asked, *found[at + 1 :]]


def _lost_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, partners that were lost as those with whom trade ended, "which
    buyers we lost". What is lost without a partner is a scenario."""
    if LOST not in found or WITHOUT in found:
        return [*found]
    return [
        replace(one, code=LOST_PARTNERS) if (one.kind, one.code) == ("view", PARTNERS) else one
        for one in found
    ]


def _ours(found: Sequence[Meaning], at: int) -> bool:
    """Whether we began or stopped: we or the region are named before, or to whom or from whom it
    was, "which countries we stopped selling to"."""
    before, after = found[:at], [*found[at + 1 :], Meaning("end"), Meaning("end")]
    if after[0].kind in ("toward", "away") and after[1].kind not in ("home", *DATES):
        return True
    who = max((place for place, one in enumerate(before) if one == WHO), default=-1)
    for place, one in enumerate(before):
        placed = place > 0 and before[place - 1].kind in PLACING
        if (one == WE and place > who) or (one.kind == "home" and not placed):
            return True
        if placed and (one == WHO or (one.kind, one.code) == ("view", PARTNERS)):
            return True
    return False
