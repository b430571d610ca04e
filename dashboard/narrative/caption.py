"""What is chosen, in a line: the year, the year compared with, the filters."""

from __future__ import annotations

from dashboard.flows import FLOWS
from dashboard.narrative.dates import span_of_year
from dashboard.narrative.narrowed import held_alone
from dashboard.narrative.scene import Scene
from dashboard.typography import has_words

BETWEEN = " · "


def caption(scene: Scene, *, comparing: bool = True) -> str:
    """``2018 compared with 2017 · China · 2021 is known for January–September only …``."""
    return "".join(caption_pieces(scene, comparing=comparing))


def caption_pieces(
    scene: Scene, *, comparing: bool = True, why: str = "", titled: str = ""
) -> tuple[str, str, str]:
    """The same in three pieces: what stands before the names of the chosen partners and goods,
    these names, and what follows. Chips beside it have the names already.

    ``comparing``: whether anything is compared, else the year stands alone; ``why``: why it is
    this year, said beside it; ``titled``: the heading, which may name whom it is about."""
    words = scene.language
    pair, lone = words.t("chart.year", year=scene.year), ""
    if comparing and _is_unknown(scene):
        lone = words.t("page.uncompared", against=scene.against)
    elif comparing:
        pair = words.t(f"page.{_compared(scene)}", year=scene.year, against=scene.against)
    before = _joined(pair, lone, why)
    rest = _joined(held_alone(scene), _composition(scene), narrowed(scene))
    after = f"{BETWEEN}{rest}" if rest else ""
    if not scene.subject or has_words(titled, scene.subject):
        return before, "", after
    names, others = _names(scene)
    if not others:
        return before, f"{BETWEEN}{names}", after
    return f"{before}{BETWEEN}", names, f"{others}{after}"


def _joined(*parts: str) -> str:
    return BETWEEN.join(text for text in parts if text)


def _names(scene: Scene) -> tuple[str, str]:
    """What a subject says of partners and goods, and what it says beside: the flow, the months."""
    whole, query = scene.subject, scene.query
    every = query.with_(partners=(), sectors=(), group="", months=query.months)
    others = scene.with_subject_of(every).subject
    return whole.removesuffix(others), others


def _is_unknown(scene: Scene) -> bool:
    """Whether nothing is known of the year compared with: with a partner or of a group of goods
    it may be known where trade as a whole is not."""
    return scene.against not in scene.query.choices.traded and not scene.query.narrowed


def _compared(scene: Scene) -> str:
    """Whether the year compared with is one further back, because of none between is anything
    known. That is known of trade as a whole alone: with a partner or of a group of goods a year
    between may be known."""
    skipped = scene.against < scene.year - 1 and not scene.query.narrowed
    usual = scene.against == scene.query.usual_against
    return "caption_back" if skipped and usual else "caption"


def _composition(scene: Scene) -> str:
    """Of which day the members of the chosen group are; empty where that does not apply."""
    group, words = scene.query.group, scene.language
    since = scene.names.group_since(group) if group else ""
    if not since:
        return ""
    name = scene.names.group(group)
    return words.t("page.composition", group=name, date=words.date(since))


def narrowed(scene: Scene) -> str:
    """That an incomplete year narrows all years to its months; empty where it does not."""
    query, words = scene.query, scene.language
    incomplete = [year for year in query.pair if query.choices.months_of(year, query.flow)]
    if query.months is None or query.months == query.chosen_months or not incomplete:
        return ""
    # The months may be those of one year, or those alone that are known of both.
    by_year = {one: _known_months(scene, one) for one in incomplete}
    year = next((one for one, known in by_year.items() if known and known <= query.months), None)
    span = span_of_year(words, query, year or scene.year, query.months)
    if year is None:
        return words.t("months.incomplete_both", span=span)
    lacking = [flow for flow in FLOWS if query.choices.months_of(year, flow)]
    only = f"_{lacking[0]}" if query.flow is None and len(lacking) == 1 else ""
    return words.t(f"months.incomplete{only}", year=year, span=span)


def _known_months(scene: Scene, year: int) -> frozenset[int]:
    """The months known of a year, of both flows where both are asked for."""
    choices, flow = scene.query.choices, scene.query.flow
    flows = FLOWS if flow is None else (flow,)
    known = [months for one in flows if (months := choices.months_of(year, one))]
    return frozenset.intersection(*known) if known else choices.months_of(year, flow)
