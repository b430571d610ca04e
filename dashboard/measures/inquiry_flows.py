"""Which flow the words of a text say: by its name, by cases, and by prepositions before a place."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

from dashboard.flows import FLOW_OF, Flow
from dashboard.measures.inquiry_counted import MANY
from dashboard.measures.inquiry_whom import DEALS, PARTNERS, PLACING, WE, WITHOUT
from dashboard.measures.vocabulary import Meaning

PLACES = ("country", "group", "union")
"""Whom trade is with: what each of them trades is summed up."""
OURS = frozenset({"share", PARTNERS})
"""What there is of partners in our trade alone."""


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


def undirected(found: Sequence[Meaning]) -> str:
    """Which flow stands beside a partner of which nothing says that it goes there or comes from
    there, so that it may be its own as well: "exports China", «экспорт древесины США»; ``both``
    where exports and imports do; "" none. A share, or the place among partners, is of ours."""
    aside = {one.code for one in found if one.kind in ("measure", "view")} & OURS
    if WE in found or MANY in found or aside or any(one.kind == "home" for one in found):
        return ""
    flows = {FLOW_OF[one.code] for one in found if _is_flow(one)}
    said = [Meaning("end"), *(one for one in found if one.kind != "stop")]
    partners = [
        one
        for before, one in itertools.pairwise(said)
        if one.kind in PLACES and not one.toward
        if before.kind not in PLACING and before != WITHOUT
    ]
    given = flows == {"export"} and all(one.dative for one in partners)
    if not (flows and partners) or given:
        return ""
    return "both" if len(flows) > 1 else next(iter(flows))


def _is_flow(one: Meaning) -> bool:
    return one.kind == "measure" and one.code in FLOW_OF and not one.toward
