"""What is said of choices side by side: title, finding, notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from dashboard.amount import Amount
from dashboard.copies import replace
from dashboard.measures.comparison import WHOLE, Sides, of_whole
from dashboard.measures.growth import change
from dashboard.narrative.amounts import by, figure, rise
from dashboard.narrative.leading import level as equal
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import absent, in_place_of, is_nothing
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, traded
from dashboard.narrative.wording import (
    capital,
    ended,
    in_period,
    listed,
    shortest,
    small,
)
from dashboard.narrative.years import growth_notes
from dashboard.row_amounts import amount_of, known

Rows = Mapping[str, Mapping[int, Any]]
"""Key of a choice → year → row of `dashboard.measures.comparison.compared`."""
PAIR = 2
OF_CHOSEN = frozenset({"ends", "alone", "none_alone", "missing"})
"""How titles end that say something of all that are chosen. Where there is no room for some of
these, only of those that are shown is it known."""


def of_all(scene: Scene, sides: Sides) -> Scene:
    """The scene of the whole that the choices are parts of."""
    return replace(scene, query=of_whole(scene.query, sides.kind))


def of_drawn(scene: Scene, sides: Sides) -> Scene:
    """The scene of those choices alone for which there is room: no other is named as shown, nor
    the flow, which their measure names."""
    if not sides.more:
        return scene.with_flow_in_measure
    chosen = "partners" if sides.kind == "partner" else "sectors"
    drawn = scene.with_query(scene.query.with_(**{chosen: sides.keys}))
    return replace(scene, subject=drawn.with_flow_in_measure.subject)


def name_of(scene: Scene, sides: Sides, key: str) -> str:
    """What a choice is called."""
    return scene.names.country(key) if sides.kind == "partner" else scene.names.sector(key)


def value_in(rows: Rows, key: str, year: int) -> Amount:
    """The value of a choice in a year."""
    return amount_of(rows[key].get(year), "value")


def title(scene: Scene, sides: Sides, rows: Rows) -> str:
    """Of two by how much one is more; of more the first and the last; who alone is known."""
    values = {key: value_in(rows, key, scene.year) for key in sides.keys}
    when = scene.language.t("compare.in_year", year=scene.year)
    return title_of(scene, sides, values, when, Place("compare", str(scene.year)))


def title_of(
    scene: Scene,
    sides: Sides,
    values: Mapping[str, Amount],
    when: str,
    at: Place,
    column: str = "difference",
) -> str:
    """The same of any values of the choices, of a time; what they differ by stands ``at`` a row, in
    a ``column`` a choice."""
    words = scene.language
    key, ends = _ending(scene, sides, values, at, column)
    if sides.more and key in OF_CHOSEN:
        key = f"{key}_shown"
    return shortest(
        linked_text(words, f"compare.title.{key}", measure=one, when=when, **ends)
        for one in measures_of(scene, sides)
    )


def measures_of(scene: Scene, sides: Sides) -> list[str]:
    """What is measured, with what of it is chosen and without, as titles begin."""
    return [capital(in_short(of_all(scene, sides), scene.noun)),
            capital(scene.language.t(f"finding.measure.{scene.noun}"))]  # fmt: skip


def _ending(
    scene: Scene, sides: Sides, values: Mapping[str, Amount], at: Place, column: str
) -> tuple[str, dict[str, str]]:
    """How the title ends: the last part of its key, and the names and numbers that it says."""
    known = {key: value for key, value in values.items() if value.known}
    if not known:
        return "missing", {"absent": absent(scene)}
    exact = [value.plain() for value in known.values() if value.exact]
    none = _none(scene, sides, known) if is_nothing(scene, *known.values()) else ""
    if len(known) == 1:
        key = "none_alone" if none else "alone"
        return key, {"names": none or names(scene, sides, known), "absent": absent(scene)}
    if len(exact) < len(known):
        return "side", {"names": names(scene, sides, known)}
    if equal(min(exact), max(exact)):
        return "none" if none else "same", {"names": none or names(scene, sides, known)}
    first, last = (
        names(scene, sides, [key for key, value in known.items() if equal(value.plain(), end)])
        for end in (max(exact), min(exact))
    )
    if len(sides.keys) > PAIR:
        return "ends", {"first": first, "last": last}
    key = sides.keys[1]
    apart = change(values[sides.keys[0]], values[key])
    amount = at.said(by(scene.language, apart.size), apart, f"{column}.{key}")
    return "more", {"first": first, "last": last, "difference": amount}


def of_side(scene: Scene, sides: Sides, key: str) -> Scene:
    """The scene of one of the choices, or of the whole."""
    query = of_whole(scene.query, sides.kind)
    if key != WHOLE:
        chosen = "partners" if sides.kind == "partner" else "sectors"
        query = query.with_(**{chosen: (key,)})
    return replace(scene, query=query)


def _none(scene: Scene, sides: Sides, known: Mapping[str, Amount]) -> str:
    """What is said of choices that are nothing, with the names of which it is said."""
    names: dict[str, list[str]] = {}
    for key, value in known.items():
        said = in_place_of(of_side(scene, sides, key), value)
        names.setdefault(said, []).append(name_of(scene, sides, key))
    words = scene.language
    return "; ".join(words.t("compare.none", names=listed(words, those), none=said)
                     for said, those in names.items())  # fmt: skip


def names(scene: Scene, sides: Sides, keys: Iterable[str]) -> str:
    """The names of some choices."""
    return listed(scene.language, [name_of(scene, sides, key) for key in keys])


def of_only_year(scene: Scene, year: int) -> str:
    """Which year is shown in place of the chosen one, of which nothing is known; "" for that."""
    if year == scene.year:
        return ""
    said = {"year": scene.year, "absent": absent(scene), "known": year}
    return scene.language.t("compare.only_year", **said)


def finding(scene: Scene, sides: Sides, rows: Rows) -> str:
    """Each choice with its value, growth and share in the year; empty where none was traded, which
    the title says."""
    words, year = scene.language, scene.year
    values = [value_in(rows, key, year) for key in sides.keys]
    if is_nothing(scene, *values) or not any(one.known for one in values):
        return ""
    said = [_said(scene, sides, key, rows[key].get(year), values) for key in sides.keys]
    each = strung(said, "; ")
    return ended(linked_text(words, "compare.finding", period=in_period(scene, year), each=each))


def _said(scene: Scene, sides: Sides, key: str, row: Any, among: Collection[Amount]) -> str:
    year, words, name = scene.year, scene.language, name_of(scene, sides, key)
    value, rate, share = amounts_of(row)
    if not value.known:
        return words.t("compare.absent", name=name, absent=absent(scene))
    at, nil = Place("compare", str(year)), in_place_of(of_side(scene, sides, key), value, year=year)
    grown = at.said(rise(words, rate), rate, f"growth.{key}")
    part = at.said(figure(words, share), share, f"share.{key}")
    more = [
        linked_text(words, f"compare.{growth_key(row)}", growth=grown, year=year - 1)
        if rate.known else "",
        linked_text(words, "compare.share", share=part) if share.known and not nil else "",
    ]  # fmt: skip
    beside = strung((one for one in more if one), ", ")
    level = nil or at.said(figure(words, value, among), value, key)
    text = linked_text(words, "compare.level", name=name, level=level)
    return strung((text, " (", beside, ")")) if beside else text


def growth_key(row: Any) -> str:
    """The key of the growth of a row: on the year before, or over the months of both alone."""
    return "growth_like" if known(row.growth_months) else "growth"


def amounts_of(row: Any) -> tuple[Amount, Amount, Amount]:
    """The value of a row, its growth and its share."""
    return amount_of(row, "value"), amount_of(row, "growth", "pct"), amount_of(row, "share", "pct")


def difference(sides: Sides, rows: Rows, year: int, key: str) -> Amount:
    """By how much the first of the choices is more than another of them."""
    return change(value_in(rows, sides.keys[0], year), value_in(rows, key, year))


def notes(scene: Scene, sides: Sides, rows: Rows, *, drawn: bool) -> list[str]:
    """What there was no room for; what the shares are of and whether that is drawn; which growth
    is over fewer months."""
    words, whole = scene.language, whole_name(scene, sides)
    level = value_in(rows, WHOLE, scene.year)
    found = [left_out(scene, sides)] if sides.more else []
    if level.known and not is_nothing(scene, level):
        when = small(in_period(scene, scene.year))
        found.append(words.t("compare.whole", whole=whole, level=figure(words, level), period=when))
    if not drawn:
        found.append(words.t("compare.whole_left_out"))
    found += growth_notes(scene, [
        row for key in sides.keys for row in rows[key].values()
        if known(row.growth_months) is not None
    ])  # fmt: skip
    if scene.query.beside:
        found.append(words.t("compare.apart"))
    return found


def left_out(scene: Scene, sides: Sides) -> str:
    """Which of the chosen ones there is no room for."""
    names = listed(scene.language, [name_of(scene, sides, key) for key in sides.more])
    return scene.language.t("compare.more", names=names)


def whole_name(scene: Scene, sides: Sides) -> str:
    """What the choices are parts of: the turnover of the region, exports to a partner."""
    return traded(of_all(scene, sides), scene.noun)
