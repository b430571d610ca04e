"""Why a chart or a figure has nothing to say for the sectors that are chosen."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.amount import Amount
from dashboard.flows import FLOWS
from dashboard.narrative.amounts import figure
from dashboard.narrative.scene import Scene

_OF_ROWS = (("cancelled", "cents"), ("valueless", "grams"))
"""What rows of which the sum is nothing are, by what they have in some month and chapter. Of a
mass alone it is not told whether no value was recorded or corrections within one month and chapter
cancel it: a release holds their sum."""
NONE = (*(key for key, _ in _OF_ROWS), "not_held", "nil")
"""What `none_of` says, from what rows say to where there are none: the first of any part of a sum
holds for the sum."""


def reason(scene: Scene, *, of_trade: bool = True) -> str:
    """The key, below ``reason``, of what keeps the chosen sectors from having figures; empty where
    they are not what does.

    Trade is counted by goods, and in the published figures not by groups of them; relations and
    events are recorded by fields of cooperation.
    """
    sectors, choices = set(scene.query.sectors), scene.query.choices
    if not sectors:
        return ""
    if of_trade:
        if not sectors & choices.goods:
            return "not_by_field"
        return "" if scene.imported else "not_by_goods"
    return "no_relations_by_goods" if sectors <= choices.commodity_groups else ""


def origin(scene: Scene) -> str:
    """The end of the key of what is said where there is nothing: nobody ``published`` a figure, or
    no ``imported`` row has it, which says nothing of what was published."""
    return "imported" if scene.imported else "published"


def absent(scene: Scene) -> str:
    """What stands in the place of a figure that there is not."""
    status = "not_known" if scene.imported else "not_published"
    return scene.language.t(f"status.{status}")


def nothing_traded(scene: Scene) -> bool:
    """Whether all that is chosen is known, where there are no rows of it: then it is nothing, as
    `none_of` says."""
    query = scene.query
    flows = (query.flow,) if query.flow else FLOWS
    counted = query.choices.counted
    known = all(counted(scene.year, query.months, flow) for flow in flows)
    known = known and not query.choices.unequal(query, scene.year)
    return scene.imported and known and not reason(scene)


def held_in_part(scene: Scene, year: int) -> bool:
    """Whether the files of a year were narrowed to less than what is chosen: who is not in them
    may have traded all the same."""
    return scene.query.choices.held_in_part(scene.query, year)


def none_of(scene: Scene, none: str, year: int | None = None) -> str:
    """A key of what is said where a sum is nothing: ``none`` where there was none, or where it is
    of a commodity code; ``cancelled`` where rows are in it that cancel each other; ``valueless``
    where they have a mass alone; ``not_held`` where the files hold a part alone, and none of it."""
    query, year = scene.query, scene.year if year is None else year
    if not query.code:
        for key, measure in _OF_ROWS:
            if query.choices.recorded(query, year, measure):
                return key
    return "not_held" if held_in_part(scene, year) else none


def not_held(scene: Scene, amount: Amount) -> bool:
    """Whether an amount is nothing because the files hold a part alone, and none of it: it is not
    known."""
    return is_nothing(scene, amount) and none_of(scene, "nil") == "not_held"


def in_place_of(scene: Scene, *amounts: Amount, year: int | None = None) -> str:
    """What stands in the place of dollars where all of these amounts are nothing; else empty."""
    if not is_nothing(scene, *amounts):
        return ""
    return scene.language.t(f"amount.{none_of(scene, 'nil', year)}")


def figure_in(scene: Scene, amount: Amount, *, year: int | None = None) -> str:
    """An amount in a sentence; where imported data have nothing, what is said in its place."""
    return in_place_of(scene, amount, year=year) or figure(scene.language, amount)


def in_place_of_each(scene: Scene, partners: Iterable[str]) -> dict[str, str]:
    """What stands in the place of dollars of each of some partners of whom the sum is nothing."""
    found = missing_by_partner(scene, partners) if nothing_traded(scene) else {}
    return {one: scene.language.t(f"amount.{key}") for one, key in found.items()}


def missing_by_partner(scene: Scene, partners: Iterable[str]) -> dict[str, str]:
    """The keys of what is said of partners of whose trade there is no figure, whoever is chosen:
    nobody published it; it is not known; else as of `none_of`, ``unrecorded`` where there was
    none."""
    partners = tuple(partners)
    if not scene.query.choices.scopes:
        lacking = () if nothing_traded(scene) else partners
    else:
        lacking = tuple(one for one in partners if not nothing_traded(scene.of_partner(one)))
    if lacking:
        rest = missing_by_partner(scene, [one for one in partners if one not in lacking])
        return {one: rest.get(one, _unknown(scene)) for one in partners}
    every, year = scene.query.with_(partners=(), group=""), scene.year
    recorded = {key: every.choices.recorded(every, year, of) for key, of in _OF_ROWS if partners}
    return {
        one: next((key for key, those in recorded.items() if one in those), "")
        or ("not_held" if held_in_part(scene.of_partner(one), year) else "unrecorded")
        for one in partners
    }


def missing_of_all(scene: Scene, partners: Iterable[str]) -> str:
    """The key of what is true of some partners without a figure and of all that are in no row:
    ``nil`` where it is not the same of all."""
    every = scene.with_query(scene.query.with_(partners=(), group=""))
    if not nothing_traded(every):
        return _unknown(scene)
    rest = "not_held" if held_in_part(every, scene.year) else "unrecorded"
    found = {rest, *missing_by_partner(scene, partners).values()}
    return found.pop() if len(found) == 1 else "nil"


def _unknown(scene: Scene) -> str:
    return "not_known" if scene.imported else "not_published"


def missing_trade(scene: Scene, partner: str = "") -> str:
    """The key of what is said of the trade with a ``partner``, or of all that is chosen, where
    there is no figure of it."""
    if partner:
        return missing_by_partner(scene, (partner,))[partner]
    if not nothing_traded(scene):
        return _unknown(scene)
    return none_of(scene, "unrecorded")


def missing_with(scene: Scene) -> str:
    """The key, without the flow, of the title that says `missing_trade` of chosen partners."""
    return f"traded.missing.{missing_trade(scene)}"


def is_nothing(scene: Scene, *amounts: Amount) -> bool:
    """Whether all of these amounts of imported data are known to be nothing: then that is said, and
    no zero of dollars."""
    return scene.imported and all(one.known and one.plain() == 0 for one in amounts)
