"""Why a chart or a figure has nothing to say for the sectors that are chosen."""

from __future__ import annotations

from dashboard.amount import Amount
from dashboard.flows import FLOWS
from dashboard.narrative.scene import Scene


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
    """Whether all that is chosen is known, where there are no rows of it: then it is nothing."""
    query = scene.query
    flows = (query.flow,) if query.flow else FLOWS
    counted = query.choices.counted
    known = all(counted(scene.year, query.months, flow) for flow in flows)
    return scene.imported and known and not reason(scene) and not _held_in_part(scene, scene.year)


def _held_in_part(scene: Scene, year: int) -> bool:
    """Whether the files of a year were narrowed to less than what is chosen: who is not in them
    may have traded all the same."""
    query = scene.query
    months = query.choices.counted(year, query.months, query.flow) if query.choices.scopes else ()
    return any(query.choices.scope(query, year, month) for month in months)


def none_of(scene: Scene, none: str, year: int | None = None) -> str:
    """A key of what is said where a sum is nothing: ``none`` where there was none, or where it is
    of a commodity code; where rows are in it that cancel each other, that they do; where the files
    hold a part alone, that these have none."""
    query, year = scene.query, scene.year if year is None else year
    if query.choices.cancels(query, year) and not query.code:
        return "cancelled"
    return "not_held" if _held_in_part(scene, year) else none


def missing_of_others(scene: Scene) -> str:
    """The key of what is said of a country of whose trade there is no figure: nobody published it;
    ``unrecorded``, where all that was traded was imported; else that it is not known."""
    if not scene.imported:
        return "not_published"
    return "unrecorded" if nothing_traded(scene) else "not_known"


def missing_trade(scene: Scene, partner: str = "") -> str:
    """The same of what is chosen, or of a ``partner``; ``cancelled`` where corrections leave
    nothing of trade with a chosen one."""
    missing = missing_of_others(scene)
    if missing != "unrecorded" or (partner and partner not in scene.query.partners):
        return missing
    return none_of(scene.of_partner(partner) if partner else scene, missing)


def missing_with(scene: Scene) -> str:
    """The key, without the flow, of the title that says `missing_trade` of chosen partners."""
    return f"traded.missing.{missing_trade(scene)}"


def is_nothing(scene: Scene, *amounts: Amount) -> bool:
    """Whether all of these amounts of imported data are known to be nothing: then that is said, and
    no zero of dollars."""
    return scene.imported and all(one.known and one.plain() == 0 for one in amounts)
