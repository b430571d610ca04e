"""Who bought or sold: a question for the partners of a flow, and for no sum of theirs or ours."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dashboard.flows import FLOW_OF, Flow
from dashboard.measures.vocabulary import Meaning

DEALS = {"sold": "exports", "bought": "imports"}
"""What we did; of a country they say either way, unless a preposition says whom we mean."""
WHO, WE = Meaning("stop", "who"), Meaning("stop", "we")
WITH = Meaning("stop", "with_whom")
"""With whom, or with which country: we did, for who did something "with us" did it himself."""
WHICH = Meaning("view", "which")
"""Which country: who did something, unless somebody else did it there, or with it."""
WHENCE = Meaning("stop", "origin")
"""From where: a figure, if one is asked for, else goods."""
WHAT = Meaning("stop", "what")
"""What somebody did."""
WITHOUT = Meaning("view", "without")
"""What leaves out the partners and goods that follow it: the view of a scenario."""
THINGS = frozenset({WHAT, Meaning("stop", "thing")})
"""What: goods where somebody did something with them, whoever did it."""
NAMED_GOODS, DATA = Meaning("stop", "goods"), Meaning("stop", "data")
"""Goods at large; data, which come from elsewhere than goods."""
DEALT = "dealt"
"""The word of the kind ``view`` for what partners did most: "sold us most"."""
DEEDS = frozenset({*DEALS, *FLOW_OF})
"""What can be done with goods."""
GOODS = "sectors"
"""The chart of goods by their groups."""
PLACING = ("toward", "away", "inside")
PLACED = ("country", "group", "union", "home", "zoom", "year", "months", "sector", "code")
"""What words of place stand before; where nothing follows one, it is of the country asked for."""
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
SIGNED = frozenset({"surplus", "deficit"})
"""What there is with some partners and not with others."""
LARGEST = frozenset({"top", "first"})
"""Views that say that the largest is asked for."""
OF_NOBODY = ("balance", "surplus", "deficit", "coverage", "growth", "rise", "fall")
"""Of what no chart has the partners beside each other, unless a flow is named with it."""


def whom_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question; of one for who bought or sold with its partners beside each other
    for what they did: "who bought wood", «кто продал нам лес». With whom there is a deficit is
    asked of the partners, too, and is no figure of all."""
    found = _which_asked(_what_asked(_whence_asked(_dealt_asked(found))))
    measures = {one.code for one in found if one.kind == "measure"}
    views = {one.code for one in found if one.kind == "view"}
    balanced = measures & SIGNED and measures <= SIGNED | DEEDS | {"trade"}
    if WITH in found and balanced and not views <= {*LARGEST, PARTNERS}:
        # No chart has the balances of partners beside each other.
        return [*found, Meaning("unclear")]
    if WITH in found and balanced:
        # One flow has no balance.
        one_flow = not DEEDS.isdisjoint(measures)
        return [*found, Meaning("unclear") if one_flow else Meaning("view", PARTNERS)]
    if {WHO, WITH}.isdisjoint(found):
        return [*found]
    if views:
        # A scenario names no partners.
        return [Meaning("unclear") if one == WITHOUT else one for one in found]
    if measures.isdisjoint(BY_PARTNERS):
        return [Meaning("unclear") if one.code in OF_NOBODY else one for one in found]
    return [
        _with_partners(one.code) if one.kind == "measure" and one.code in BY_PARTNERS else one
        for one in found
    ]


def _whence_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, "from where" as the partners from whom goods come: «откуда лес»,
    «откуда мы покупаем лес»; where others buy nobody knows. Of a figure, and of data, it asks where
    these come from."""
    goods = NAMED_GOODS in found or any(one.kind in ("sector", "code") for one in found)
    if WHENCE in found and (deeds := [one for one in found if _is_deed(one)]):
        whose = any(one.kind in ("country", "group", "union") for one in found)
        ours = all(DEALS.get(one.code, one.code) == "imports" for one in deeds) and not whose
        left = [one for one in found if one not in deeds]
        return [*left, Meaning("view", PARTNERS, "import") if ours else Meaning("unclear")]
    of_figure = DATA in found or any(one.kind in ("measure", "view") for one in found)
    if WHENCE not in found or of_figure or not goods:
        return [*found]
    return [*found, Meaning("view", PARTNERS, "import")]


def _is_deed(one: Meaning) -> bool:
    """Whether a word says what somebody does, and is no noun as well."""
    return one.kind == "measure" and (one.toward is not None or one.code == "bought")


def _dealt_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, what partners did most as these by their size, "sold us most"; as
    the goods where it is asked what they bought or sold."""
    chart = PARTNERS if THINGS.isdisjoint(found) else GOODS
    return [Meaning("view", chart, one.toward) if one.code == DEALT else one for one in found]


def _what_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question; of one for what somebody bought or sold with the goods of it beside
    each other: «что покупает у нас Китай». Where goods are named, or exports and imports by their
    nouns, how much of them is asked; what a country bought, and nobody says of whom, is no flow of
    ours, nor is what it exports."""
    if WHAT in found and _theirs(found):
        return [*found, Meaning("unclear")]
    measures = {one.code for one in found if one.kind == "measure"}
    named = any(one.kind in ("country", "group", "union") for one in found)
    somebody = WE in found or (named and DEALS.keys().isdisjoint(measures))
    if not (WHAT in found and somebody and measures and measures <= DEEDS and _done(found)):
        return [*found]
    if any(one.kind in ("view", "sector", "code", "unit", "extreme", "file") for one in found):
        return [*found]
    pairs = itertools.pairwise(found)
    ours = (DEALS[one.code] for before, one in pairs if before == WE and one.code in DEALS)
    return [*found, Meaning("view", GOODS, FLOW_OF.get(next(ours, "")))]


def _done(found: Sequence[Meaning]) -> bool:
    """Whether all measures are what somebody does: verbs, and "export" behind "we"."""
    return all(
        one.toward or one.code in DEALS or before == WE
        for before, one in itertools.pairwise((Meaning("end"), *found))
        if one.kind == "measure"
    )


def _theirs(found: Sequence[Meaning]) -> bool:
    """Whether a country stands beside exports or imports as the one that has them: "what does
    China export", «что экспортирует Китай»."""
    nouns = {Meaning("measure", noun) for noun in FLOW_OF}
    return any(
        not nouns.isdisjoint(pair) and any(one.kind == "country" and not one.toward for one in pair)
        for pair in itertools.pairwise(found)
    )


def _which_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, "which country" as the partners by their size; what that country
    bought went there, and what it sold came from it: "which country bought most"."""
    if WHICH not in found:
        return [*found]
    theirs = {"bought": "exports", "sold": "imports"} if _acts(found) else {}
    said = (one if one != WHICH else Meaning("view", PARTNERS) for one in found)
    return [
        Meaning("measure", theirs[one.code])
        if one.kind == "measure" and one.code in theirs
        else one
        for one in said
    ]


def _acts(found: Sequence[Meaning]) -> bool:
    """Whether the country that is asked for did something: not where we or the region did it, "to
    which country did we sell", "which country was most sold to"."""
    if WE in found:
        return False
    said = [Meaning("end"), *(one for one in found if one.kind != "stop"), Meaning("end")]
    pairs = [*itertools.pairwise(said)]
    if any(one.kind in PLACING and after.kind not in PLACED for one, after in pairs):
        return False
    deeds = [at for at, one in enumerate(said) if one.code in DEALS]
    ours = (at for at, (before, one) in enumerate(pairs, 1)
            if one.kind == "home" and before.kind not in PLACING)  # fmt: skip
    return all(at > min(deeds, default=0) for at in ours)


def _with_partners(measure: str) -> Meaning:
    flow = BY_PARTNERS[measure]
    return Meaning("view", COMPARED if flow else PARTNERS, flow)


def compared(said: Sequence[Meaning]) -> str:
    """The chart of those who bought or sold: nobody is compared where not two are named."""
    named = {one.code for one in said if one.kind == "country"}
    whose = any(one.code == COMPARED and one.toward for one in said if one.kind == "view")
    return PARTNERS if whose and len(named) < 2 else COMPARED
