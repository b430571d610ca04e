"""What is said of who and what made a growth: title, finding, hover, what is new and has ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import Flow, noun_of
from dashboard.narrative.amounts import by, rise, signed
from dashboard.narrative.comparability import unknown_before, unlike
from dashboard.narrative.leading import level
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.parts_of_trade import (
    CHAPTER,
    CODE,
    PARTNER,
    PARTNER_SECTOR,
    SECTOR,
    Part,
    briefly,
    measure,
    narrowed,
    of_part,
)
from dashboard.narrative.reasons import figure_in, none_of, nothing_traded
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import within
from dashboard.narrative.wording import (
    against,
    capital,
    ended,
    flow_note,
    hover,
    in_period,
    known_alone,
    listed,
    of_period,
    once,
    shortest,
    way,
)

MOST_NAMED = 3
"""Parts that a sentence names."""
MOST_NEW = 5
LEAST = 0.5
"""US dollars: a smaller change is written as none."""


def title(scene: Scene, drawn: Sequence[Part]) -> str:
    """Which part changed most, and that others changed as much; of one alone by how much, for it is
    the most of nothing."""
    most = max(drawn, key=lambda one: abs(one.change.plain()))
    key = f"parts_of_growth.title.{'risen' if most.change.plain() > 0 else 'fallen'}"
    values = {}
    if len(drawn) == 1:
        key, at = f"{key}_alone", Place(TABLES[most.by], most.row)
        values = {"by": at.said(by(scene.language, most.change), most.change, "change")}
    elif sum(level(one.change.plain(), most.change.plain()) for one in drawn) > 1:
        key = f"{key}_too"
    called = (
        measure(scene, most),
        narrowed(scene, most, scene.names.sector),
        briefly(scene, most),
    )
    return shortest(
        capital(linked_text(scene.language, key, measure=one, **values)) for one in called
    )


def compared(scene: Scene) -> Flow | None:
    """The flow whose parts are compared: the chosen one, or that which alone is known of both
    years, for a change of exports is none of a turnover that is not known."""
    return scene.query.flow or known_alone(scene, scene.year, scene.against)


def finding(scene: Scene, largest: Sequence[Part], *, more: bool = False) -> str:
    """``The largest changes in turnover by partner in 2021: exports to the Netherlands +2.5 p.p.``.

    By how much all grew is said beside it, on a page and in the note; here it is what of. ``more``:
    others changed as much as the last of the largest.
    """
    # What would be written as nothing is no contribution, unless there is no other.
    seen = [one for one in largest if _seen(one)] or largest[:1]
    text = linked_text(
        scene.language,
        "parts_of_growth.finding",
        period=in_period(scene, scene.year),
        within=within(scene, noun_of(compared(scene))),
        by=scene.language.t(f"parts_of_growth.by.{seen[0].by}"),
        before=against(scene),
        parts=strung((_given(scene, one) for one in seen), "; "),
    )
    as_much = more and len(seen) == len(largest)
    return ended(
        strung((text, scene.language.t("parts_of_growth.as_much")), "; ") if as_much else text
    )


TABLES = {
    PARTNER: "partner_growth",
    SECTOR: "sector_growth",
    PARTNER_SECTOR: "partner_sector_growth",
    CHAPTER: "chapter_growth",
    CODE: "code_growth",
}
"""The tables in which the parts stand, by what they are of."""


def _given(scene: Scene, one: Part) -> str:
    """What a part gave to the growth, and by how much it changed."""
    words, at = scene.language, Place(TABLES[one.by], one.row)
    change = at.said(rise(words, one.change), one.change, "change")
    if not one.points.known:
        return strung((measure(scene, one), change), " ")
    points = at.said(rise(words, one.points), one.points, "points")
    return linked_text(words, "parts_of_growth.part", part=measure(scene, one), points=points,
                change=change)  # fmt: skip


def _seen(part: Part) -> bool:
    if part.points.known:
        return way(part.points.plain()) != "same"
    return abs(part.change.plain()) >= LEAST


def only(scene: Scene, kind: str, first: Sequence[Part], number: int) -> str:
    """What traded in one of the two years alone; ``kind``: new or ended, ``first``: the largest of
    the ``number`` of them."""
    if not first:
        return ""
    words, named = scene.language, [measure(scene, one) for one in first]
    if number > len(first):
        named.append(words.plural("parts_of_growth.more", number - len(first)))
    key = f"parts_of_growth.{kind}"
    return of_period(scene, key, against=scene.against, parts=listed(words, named))


def of_rest(scene: Scene, number: int, together: Amount) -> str:
    """What the changes that are not drawn come to, in the unit of the bars."""
    change, counted = signed(scene.language, together), scene.language.number(number, 0)
    return scene.language.t("parts_of_growth.rest", count=counted, change=change)


def of_changed(scene: Scene, number: int, together: Amount) -> str:
    """What codes that the nomenclature changed come to."""
    change, counted = signed(scene.language, together), scene.language.number(number, 0)
    return scene.language.t("parts_of_growth.changed", count=counted, change=change)


def not_comparable(scene: Scene) -> str:
    """Why such codes are not drawn."""
    return scene.language.t("parts_of_growth.not_comparable")


def kind(scene: Scene, part: Part) -> str:
    """Whether a part is new, has ended, has risen or fallen, or is another thing under its number;
    empty where that is not known."""
    if not part.kind:
        return ""
    if part.changed:
        return scene.language.t("parts_of_growth.kind.changed")
    key = f"parts_of_growth.kind.{part.kind}"
    # Of some months of a year it is not known whether trade is new or has ended.
    of_months = scene.query.months is not None and part.kind in ("new", "ended")
    return scene.language.t(f"{key}_months" if of_months else key)


def hover_of(scene: Scene, part: Part) -> str:
    """Both values of a part, its change and what that gave to the growth."""
    words = scene.language
    lines = [
        ended(f"{words.date(str(year))}: {figure_in(of_part(scene, part).of_year(year), amount)}")
        for year, amount in ((scene.against, part.before), (scene.year, part.now))
        if amount.known
    ]
    change = rise(words, part.change)
    if part.points.known:
        change = f"{change} ({signed(words, part.points)})"
    lines.append(ended(f"{words.t('chart.column.change')}: {change}"))
    return hover(scene, capital(measure(scene, part)), lines)


def missing(scene: Scene, by: str, known: Sequence[Any]) -> str:
    """That nothing is known of the changes of parts; where all of both years is, that nothing
    changed. ``known``: the rows of the parts of which the change is."""
    years = [scene.of_year(year) for year in scene.query.pair]
    there = scene.query.comparable and {*scene.query.pair} <= {*scene.query.choices.traded}
    whole = there and all(
        nothing_traded(one) and none_of(one, "nil") != "not_held" for one in years
    )
    still = whole and not any(row.change_usd for row in known)
    key = "still" if still else f"empty.{by}"
    return scene.language.t(f"parts_of_growth.{key}", year=scene.year, against=scene.against)


def repeated(scene: Scene, by: str, keys: Collection[str]) -> str:
    """Why bars of the parts ``keys`` would say nothing, or again what other bars do; empty where
    not."""
    query = scene.query
    # A sector that is chosen may be several commodity groups.
    alone = {
        PARTNER: len(query.partners) == len(keys) == 1,
        SECTOR: len(query.sectors) == len(keys) == 1,
        PARTNER_SECTOR: len(query.partners) == 1,
    }
    return scene.language.t(f"parts_of_growth.one.{by}") if alone.get(by) else ""


def reasons(scene: Scene) -> tuple[str, ...]:
    """Why nothing is known of them."""
    return once([unlike(scene), unknown_before(scene) if scene.imported else "", flow_note(scene)])


def elsewhere(scene: Scene) -> str:
    """Where more is known of them."""
    return "" if scene.imported else scene.language.t("chart.imported_hint")
