"""How far exports and imports are apart: "are exports larger than imports", «чем отличается экспорт
от импорта» ask for the balance."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dashboard.copies import replace
from dashboard.measures.inquiry_whom import COMPARED, DEALS
from dashboard.measures.vocabulary import Meaning

BOTH = frozenset({"exports", "imports"})
SAME = frozenset({"balance", "trade"})
"""Measures that say nothing more beside both flows."""
BALANCE = Meaning("measure", "balance")
PLACES, WAYS = ("country", "group", "union"), ("toward", "away", "inside")


def difference_asked(said: Sequence[Meaning], *, whom: bool = False) -> list[Meaning]:
    """The words of a question; of one that compares exports with imports those for their balance,
    without the ways that goods go. Unclear: the growth or share of one against that of the other,
    exports to one country against imports from another, with whom it is so."""
    measures = {DEALS.get(one.code, one.code) for one in said if one.kind == "measure"}
    compared = any(one.kind == "view" and one.code == COMPARED and not one.toward for one in said)
    if not (compared and measures >= BOTH):
        return [*said]
    several = len({one.code for one in said if one.kind in PLACES}) > 1
    if several and not _directed(said):
        return [*said]
    if several or whom or measures - BOTH - SAME:
        return [*said, Meaning("unclear")]
    return [*_undirected(said), BALANCE]


def _directed(said: Sequence[Meaning]) -> bool:
    """Whether it is said of a place which way goods go."""
    return any(
        one.kind in PLACES and (one.toward or before.kind in WAYS[:2])
        for before, one in itertools.pairwise(said)
    )


def _undirected(said: Sequence[Meaning]) -> list[Meaning]:
    """The words but the measures, the comparison, and what says which way goods go."""
    left = []
    for one, after in itertools.pairwise([*said, Meaning("end")]):
        of_place = one.kind in WAYS and after.kind in (*PLACES, "home", "measure")
        compares = one.kind == "view" and one.code == COMPARED
        if not (of_place or compares or one.kind in ("measure", "home")):
            left.append(replace(one, toward=None) if one.kind in PLACES else one)
    return left
