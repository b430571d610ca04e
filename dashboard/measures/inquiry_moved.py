"""What of a chart is asked for: what rose or fell, which partners are new or have ended, with whom
there is a surplus or a deficit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard.measures.inquiry_dates import LARGEST, WAYS
from dashboard.measures.inquiry_whom import PARTNERS
from dashboard.measures.vocabulary import Meaning

GROWTH = {"partners": "partner_growth", "sectors": "sector_growth"}
"""The charts of what grew and fell, of partners and of goods."""
MOVES = frozenset({"growth", *WAYS})
CHAPTERS = "chapter_growth"
"""The chart of what grew and fell by chapter of goods."""
NEWS = {
    "new_partners": (GROWTH[PARTNERS], "new"),
    "lost_partners": (GROWTH[PARTNERS], "ended"),
    "new_goods": (CHAPTERS, "new"),
    "lost_goods": (CHAPTERS, "ended"),
}
"""Words of the kind ``view`` for partners and goods that were traded in one of two years alone →
their chart, and which of the years."""
BEGUN_OR_ENDED = frozenset(kind for _, kind in NEWS.values())
BALANCES = ("surplus", "deficit", "balance")
UNBALANCED = ("months", "sectors")
"""The charts of parts of trade that have exports and imports of each, but not what is between."""
TOGETHER = "together"
"""What the largest partners, as many as are asked for, have together."""
COUNTED = "counted"
"""How many partners there are of one flow."""
TOP, FIRST = LARGEST.code, Meaning("view", "first")


def moved_views(said: Sequence[Meaning], views: Sequence[str], *, sized: bool) -> list[str]:
    """The charts of what moved in place of those of what there is; ``sized``: of what the largest
    is asked for is said. Partners that are new or have ended are partners."""
    if not NEWS.keys().isdisjoint(views):
        asked = (NEWS[one][0] for one in views if one in NEWS)
        others = (one for one in views if one not in (*NEWS, *GROWTH, TOP))
        return [*asked, *others]
    moved = any(one.kind == "measure" and one.code in MOVES for one in said)
    if not moved:
        return [*views]
    named = any(one.kind == "country" for one in said)
    if not (sized or named or FIRST in said):
        views = [PARTNERS if one == TOP else one for one in views]
    return [GROWTH.get(one, one) for one in dict.fromkeys(views)]


def way_asked(said: Sequence[Meaning], views: Collection[str]) -> str:
    """Whether what rose or what fell is asked for, what is new or has ended, with which of the
    partners there is a surplus or a deficit, or what they have together; "" none."""
    measures = [one.code for one in said if one.kind == "measure"]
    news = (NEWS[one.code][1] for one in said if one.kind == "view" and one.code in NEWS)
    signs = BALANCES if {PARTNERS, *UNBALANCED} & {*views} else ()
    if PARTNERS in views and "share" in measures:
        return TOGETHER
    if PARTNERS in measures and not any(one.kind in ("view", "place", "file") for one in said):
        return COUNTED
    return next(iter((*news, *(one for one in measures if one in (*WAYS, *signs)))), "")
