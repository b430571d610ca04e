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
SOURCE = Meaning("stop", "source")
"""The source of data, or of what comes from it: of a flow that is named behind it."""
WHAT = Meaning("stop", "what")
"""What somebody did."""
OF = Meaning("stop", "of")
WITHOUT = Meaning("view", "without")
"""What leaves out the partners and goods that follow it: the view of a scenario."""
THINGS = frozenset({WHAT, Meaning("stop", "thing")})
"""What: goods where somebody did something with them, whoever did it."""
NAMED_GOODS, DATA = Meaning("stop", "goods"), Meaning("stop", "data")
"""Goods at large; data, which come from elsewhere than goods."""
GROUP_OF_GOODS = Meaning("coded", "group")
"""A group of goods behind which no code follows."""
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
FROM_PARTNERS = Meaning("view", PARTNERS, "import")
"""The chart of those from whom goods come."""
THEIRS = {"bought": "exports", "sold": "imports"}
"""What partners did, as the flow of ours that it is."""
GROUPS = ("group", "union")
WHOSE = ("country", *GROUPS)
SIGNED = frozenset({"surplus", "deficit"})
"""What there is with some partners and not with others."""
LARGEST = frozenset({"top", "first"})
"""Views that say that the largest is asked for."""
OF_NOBODY = ("balance", "surplus", "deficit", "coverage", "growth", "rise", "fall")
"""Of what no chart has the partners beside each other, unless a flow is named with it."""


def whom_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, with a chart in the place of those that ask who or what: of the
    partners for from where goods come, «откуда мы покупаем лес», for which country it was, and for
    what partners did most, "sold us most"; of goods for what somebody did, «что покупает у нас
    Китай». What the country that is asked for bought went there, "which country bought most".
    Unclear is where others buy."""
    found = _largest_goods(_sources_asked(found))
    words, whose = [*found], any(one.kind in WHOSE for one in found)
    if owned(found):
        return [*found, Meaning("unclear")]
    deeds = [one for one in found if WHENCE in found and _is_deed(one)]
    if deeds:
        ours = all(DEALS.get(one.code, one.code) == "imports" for one in deeds) and not whose
        left = (one for one in found if one not in deeds)
        words = [*left, FROM_PARTNERS if ours else Meaning("unclear")]
    elif _is_whence_of_goods(found):
        words.append(FROM_PARTNERS)
    if WHAT in found:
        words += _what_done(words, whose=whose)
    charts = {DEALT: PARTNERS if THINGS.isdisjoint(found) else GOODS, WHICH.code: PARTNERS}
    theirs = THEIRS if WHICH in found and acts(words) else {}
    return _of_partners(
        [
            Meaning("view", charts[one.code], one.toward)
            if one.kind == "view" and one.code in charts
            else Meaning("measure", theirs[one.code])
            if one.kind == "measure" and one.code in theirs
            else one
            for one in words
        ]
    )


def _sources_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, the source of imports as the partners from whom they come; of data,
    and behind a figure, as where these come from. Unclear is that of anything else."""
    if SOURCE not in found:
        return [*found]
    behind = found[found.index(SOURCE) :]
    measures = {one.code for one in behind if one.kind == "measure"}
    if DATA in found or not measures:
        return [WHENCE if one == SOURCE else one for one in found]
    others = any(
        one.kind in WHOSE or (one.kind == "view" and one.code not in LARGEST) for one in found
    )
    if measures != {"imports"} or others:
        return [*found, Meaning("unclear")]
    aside = (SOURCE, Meaning("measure", "imports"))
    return [*(one for one in found if one not in aside), FROM_PARTNERS]


def _largest_goods(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question; of one for the largest goods, or the largest group of them, with the
    chart of these: "top 5 goods", "top 3 imports", «самая крупная товарная группа»."""
    views = {one.code for one in found if one.kind == "view"}
    left = [one for one in found if one != GROUP_OF_GOODS]
    counted = any(
        one.kind == "count" and after.kind == "measure" and after.code in FLOW_OF
        for one, after in itertools.pairwise(found)
    )
    named = NAMED_GOODS in found or len(left) < len(found) or counted
    if not named or views.isdisjoint(LARGEST) or views - LARGEST:
        return [*found]
    specified = any(one.kind in ("sector", "code") for one in left)
    return [*left, *[Meaning("view", GOODS)] * (not specified)]


def _of_partners(found: list[Meaning]) -> list[Meaning]:
    """The words of a question; of one for who bought or sold with its partners beside each other
    for what they did: "who bought wood", «кто продал нам лес». With whom there is a deficit is
    asked of the partners, too, and is no figure of all."""
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
        return found
    if views:
        # A scenario names no partners.
        return [Meaning("unclear") if one == WITHOUT else one for one in found]
    if measures.isdisjoint(BY_PARTNERS):
        return [Meaning("unclear") if one.code in OF_NOBODY else one for one in found]
    return [
        _with_partners(one.code) if one.kind == "measure" and one.code in BY_PARTNERS else one
        for one in found
    ]


def _is_whence_of_goods(found: Sequence[Meaning]) -> bool:
    """Whether "from where" asks for goods: «откуда лес». Of a figure, and of data, it asks where
    these come from."""
    goods = NAMED_GOODS in found or any(one.kind in ("sector", "code") for one in found)
    of_figure = DATA in found or any(one.kind in ("measure", "view") for one in found)
    return WHENCE in found and goods and not of_figure


def _is_deed(one: Meaning) -> bool:
    """Whether a word says what somebody does, and is no noun as well."""
    return one.kind == "measure" and (one.toward is not None or one.code == "bought")


def _what_done(found: Sequence[Meaning], *, whose: bool) -> list[Meaning]:
    """What a question for what somebody bought or sold has besides: the goods of it beside each
    other. Nothing where goods are named, or exports and imports by their nouns: how much of them is
    asked. What a country bought, and nobody says of whom, is no flow of ours, nor is what it
    exports."""
    if _theirs(found):
        return [Meaning("unclear")]
    measures = {one.code for one in found if one.kind == "measure"}
    somebody = WE in found or (whose and DEALS.keys().isdisjoint(measures))
    if not (somebody and measures and measures <= DEEDS and _done(found)):
        return []
    if any(one.kind in ("view", "sector", "code", "unit", "extreme", "file") for one in found):
        return []
    pairs = itertools.pairwise(found)
    ours = (DEALS[one.code] for before, one in pairs if before == WE and one.code in DEALS)
    return [Meaning("view", GOODS, FLOW_OF.get(next(ours, "")))]


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


def owned(found: Sequence[Meaning]) -> bool:
    """Whether exports, or imports, are said to be of a country: "exports of China", «экспорт
    Китая»."""
    if {one.code for one in found if one.kind == "measure"} >= FLOW_OF.keys():
        return False
    said = [one for one in found if one != Meaning("stop")]
    flow = [one.kind == "measure" and one.code in FLOW_OF for one in said]
    return any(
        flow[at] and (one.genitive or (one == OF and whose.kind in WHOSE))
        for at, (one, whose) in enumerate(itertools.pairwise([*said[1:], OF]))
    )


def acts(found: Sequence[Meaning]) -> bool:
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
