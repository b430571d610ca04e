"""How many partners, or members of a group of them, did something: which flow of ours that is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dashboard.flows import FLOW_OF, noun_of
from dashboard.measures.inquiry_whom import (
    DEALS,
    GOODS,
    GROUPS,
    NAMED_GOODS,
    PARTNERS,
    PLACING,
    THEIRS,
    WE,
    WHICH,
    WHO,
    WHOSE,
    acts,
)
from dashboard.measures.vocabulary import Meaning

MANY = Meaning("stop", "many")
"""How many: members of a group of countries, where one follows, "how many EU countries"."""
AND = Meaning("stop", "and")
TOTAL = Meaning("stop", "total")
"""All of it: of several years a sum, which no chart has."""
THOSE, WHERE = "those", "where"
"""Words of the kind ``view`` for to or from whom goods go that stand behind those that are counted,
"countries that we buy from", and for where we trade, which asks for partners by itself, too."""


def members_counted(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question; of one for how many members of a group with how many partners, and
    of any for how many without the preposition at its end: "how many EU countries we export to".
    What they bought went to them; where goods go to is said of those that are counted: «число
    стран, куда идёт экспорт»."""
    found = _of_whence(found)
    pairs = [*itertools.pairwise([*found, Meaning("end")])]
    members = any(one == MANY and after.kind in GROUPS for one, after in pairs)
    counted = [one for one in found if _is_count(one) and one != MANY]
    if not members and not counted:
        return _where(found)
    # "From 2018 to 2020" are years.
    ends = ("end", "inside", *["year"] * all(one.kind != "away" for one in found))
    left = [
        Meaning("measure", noun_of(one.toward), one.toward) if _is_whose(one) else one
        for one, after in pairs
        if one.kind not in PLACING[:2] or after.kind not in ends
    ]
    if _contradict(found):
        left.append(Meaning("unclear"))
    ours = len(left) < len(found) or any(one.toward for one in counted) or not acts(found)
    return [*_deals_counted(left, ours=ours), *[Meaning("measure", PARTNERS)] * members]


def _of_whence(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question; of one for those of whom we buy without the preposition at its end,
    which is no beginning of years: "who do we buy wood from 2020"."""
    pairs = [*itertools.pairwise([*found, Meaning("end")])]
    asked = any(one in (WHO, WHICH) or _is_whose(one) or _is_count(one) for one in found)
    imports = ("bought", *["imports"] * (WE in found))
    bought = any(one.toward == "import" or one.code in imports for one in found)
    dates = sum(one.kind in ("year", "months", "since", "until") for one in found)
    alone = sum(one.kind == "away" for one in found) == dates == 1
    if not (asked and bought and alone):
        return [*found]
    return [one for one, after in pairs if (one.kind, after.kind) != ("away", "year")]


def _is_count(one: Meaning) -> bool:
    return one == MANY or (one.kind == "measure" and one.code == PARTNERS)


def _is_whose(one: Meaning) -> bool:
    """Whether a phrase says to or from which partners goods go, "who buys", and no more."""
    return one.kind == "view" and one.code in (PARTNERS, THOSE, WHERE) and one.toward is not None


def _contradict(found: Sequence[Meaning]) -> bool:
    """Whether goods are said to go to or come from those that are counted otherwise than the flow
    that is named does: «число стран, куда идёт импорт»."""
    ways = {one.toward for one in found if _is_whose(one)}
    named = {FLOW_OF[one.code] for one in found if one.kind == "measure" and one.code in FLOW_OF}
    return len(ways) > 1 or bool(ways and named - ways)


def _where(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question that counts nobody, where we trade as the partners of that. Unclear
    where a country is named, and of what nobody says that we buy it: "which exports go to"."""
    found = _both_ways(_done_with(_behind_partners(found)))
    named = any(one.kind == "country" for one in found)
    instead = {
        one: Meaning("unclear")
        if named or one.code == THOSE
        else Meaning("view", PARTNERS, one.toward)
        for one in found
        if one.kind == "view" and one.code in (THOSE, WHERE)
    }
    return [instead.get(one, one) for one in found]


def _behind_partners(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, to or from whom goods go behind the countries of which that is said
    as where we trade: «карта стран, которым мы продаём лес», "EU countries we sell wood to"."""
    plain = [one for one in found if one.kind != "stop"]
    left_open = any(
        one.kind in PLACING[:2] and after.kind in ("end", "inside")
        for one, after in itertools.pairwise([*plain, Meaning("end")])
    )
    said: list[Meaning] = []
    for one in found:
        before = next((word for word in reversed(said) if word.kind != "stop"), Meaning("end"))
        ours = one.kind == "measure" and one.toward is not None and left_open
        those = one == Meaning("view", THOSE, one.toward)
        if before.kind in GROUPS and (those or ours):
            said.append(Meaning("view", WHERE, one.toward))
        elif before.kind == "view" and before.code == PARTNERS and those:
            said[said.index(before)] = Meaning("view", WHERE, one.toward)
        else:
            said.append(one)
    return said


def _both_ways(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question; of one for those with whom we trade both ways without a flow, which
    would be half of it: "countries that we buy from and sell to"."""
    said: list[Meaning] = []
    for one in found:
        before = next((at for at in reversed(range(len(said)))
                       if said[at].kind not in ("stop", *PLACING)), -1)  # fmt: skip
        ways = {DEALS.get(one.code, one.code) if one.kind == "measure" else noun_of(one.toward)}
        joined = before >= 0 and _is_whose(said[before]) and AND in said[before:]
        other = noun_of(said[before].toward) if joined else ""
        if joined and {other, *ways} == FLOW_OF.keys():
            said[before:] = [Meaning("view", PARTNERS)]
        else:
            said.append(one)
    return said


def _done_with(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, what we do with goods and a partner as that flow with it: "wood that
    we sell to China"; of goods at large, where not their sum is asked for, as the groups of them:
    "goods that we buy from China"."""
    said: list[Meaning] = []
    for at, one in enumerate(found):
        after = next((after for after in found[at + 1 :] if after.kind != "stop"), one)
        summed = any(word.kind in ("sector", "code") or word == TOTAL for word in said)
        deals = one.code == THOSE and one.toward is not None and after.kind in WHOSE
        if not (deals and (summed or NAMED_GOODS in said)):
            said.append(one)
            continue
        sum_of = Meaning("measure", noun_of(one.toward), one.toward)
        said.append(sum_of if summed else Meaning("view", GOODS, one.toward))
        said.append(Meaning(PLACING[one.toward == "import"]))
    return said


def _deals_counted(found: Sequence[Meaning], *, ours: bool) -> list[Meaning]:
    """The words of a question for how many did something with that as a flow of ours; unclear: who
    both bought and sold, and what a group exports by itself."""
    deals = {one.code for one in found if one.kind == "measure" and one.code in DEALS}
    alone = any(
        one.kind in GROUPS and after.code in FLOW_OF and not after.toward
        for one, after in itertools.pairwise(found[found.index(MANY) :] if MANY in found else ())
    )
    flows = DEALS if ours else THEIRS
    left = [Meaning("measure", flows[one.code]) if one.code in deals else one for one in found]
    return [*left, *[Meaning("unclear")] * (alone or len(deals) > 1)]
