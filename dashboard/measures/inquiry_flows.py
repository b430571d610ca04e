"""Which flow the words of a text say: by its name, by cases, and by prepositions before a place."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

from dashboard.flows import FLOW_OF, Flow
from dashboard.measures.inquiry_whom import DEALS, PLACING, WE
from dashboard.measures.vocabulary import Meaning

PLACES = ("country", "group", "union")
"""Whom trade is with: what each of them trades is summed up."""


def flows_named(said: Sequence[Meaning], measures: Sequence[str]) -> set[Flow]:
    """The flows that are named, or said by cases and prepositions before a country."""
    # "What did China buy": whether they or we did is said by the order of words alone.
    named = any(one.kind in PLACES for one in said)
    nouns = [code if named else DEALS.get(code, code) for code in measures]
    flows: set[Flow] = {FLOW_OF[noun] for noun in nouns if noun in FLOW_OF}
    deals = DEALS.keys() & {*measures}
    for before, one in itertools.pairwise(said):
        if before.kind == "inside" and one.kind in PLACES and one.toward is None and deals:
            flows.add("import" if deals == {"bought"} else "export")
    flows |= _ways(said, (*PLACES, "zoom"))
    # «Экспорт в Китай» and «товары из Китая» say it by their case too; of "export" that is enough.
    return flows or {one.toward for one in said if one.toward}


def contradictory(said: Sequence[Meaning], measures: Sequence[str]) -> bool:
    """Whether goods are said to go the other way than the one flow that is named: "exports from
    China" may be theirs to us, which are our imports; «из какой страны экспорт» is neither."""
    named = {FLOW_OF[noun] for noun in measures if noun in FLOW_OF}
    cases = {one.toward for one in said if one.toward and one.kind in (*PLACES, "view")}
    return len(named) == 1 and not cases | _ways(said, PLACES) <= named


def _ways(said: Sequence[Meaning], places: Collection[str]) -> set[Flow]:
    """The flows that prepositions say before places of some kinds, "to China", "from China", and
    before the region itself."""
    return {
        "export" if (before.kind == "toward") != (one.kind == "home") else "import"
        for before, one in itertools.pairwise(said)
        if before.kind in ("toward", "away") and one.kind in (*places, "home")
    }


def undirected(found: Sequence[Meaning]) -> bool:
    """Whether exports or imports stand beside a partner of which nothing says that they go to it or
    come from it: "exports China", «экспорт США» may be its own as well."""
    if WE in found or any(one.kind == "home" for one in found):
        return False
    said = [Meaning("end"), *(one for one in found if one.kind != "stop"), Meaning("end")]
    return any(
        one.kind in PLACES and not one.toward and before.kind not in PLACING
        and (_is_flow(before) or _is_flow(after))
        for before, one, after in zip(said, said[1:], said[2:], strict=False)
    )  # fmt: skip


def _is_flow(one: Meaning) -> bool:
    return one.kind == "measure" and one.code in FLOW_OF and not one.toward
