"""What stands at a mark of a map: a country, a partner region."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from dashboard.amount import Amount
from dashboard.flows import NOUNS
from dashboard.language import Language
from dashboard.narrative.amounts import figure, plain
from dashboard.narrative.reasons import in_place_of_each, missing_by_partner, missing_trade
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_word
from dashboard.narrative.ties import begun_on
from dashboard.narrative.wording import ended, in_period, small
from dashboard.row_amounts import amount_of

_ABSENT = ("not_known", "not_published")
"""The keys of figures that there are not, which are those of their status too."""


def country_hovers(scene: Scene, rows: Sequence[Any], notes: Sequence[str]) -> tuple[str, ...]:
    """What is said of each country of a map: the figure, its share, its parts, its status; then
    its note."""
    heads = tuple(scene.names.partner(row.partner) for row in rows)
    absent = [row.partner for row in rows if not amount_of(row, scene.noun).known]
    why = missing_by_partner(scene, absent)
    missing = tuple(why.get(row.partner, "") for row in rows)
    none = _in_place_of_parts(scene, rows)
    return _country_hovers(_said_of(scene), tuple(rows), heads, tuple(notes), missing, none)


def _in_place_of_parts(scene: Scene, rows: Sequence[Any]) -> tuple[tuple[str, ...], ...]:
    """Of each country what stands in the place of exports and imports of which there was nothing;
    empty where there was something, or where turnover is not what is shown."""
    if scene.noun != "turnover":
        return ((),) * len(rows)
    said = [_in_place_of(scene.of_noun(noun), rows) for noun in NOUNS.values()]
    return tuple(zip(*said, strict=True))


def _in_place_of(scene: Scene, rows: Sequence[Any]) -> list[str]:
    amounts = ((row.partner, amount_of(row, scene.noun)) for row in rows)
    nothing = [one for one, amount in amounts if amount.known and not amount.value]
    none = in_place_of_each(scene, nothing) if nothing else {}
    return [none.get(row.partner, "") for row in rows]


def absent_hover(scene: Scene, partner: str) -> str:
    """The same of a country of which there is no row: that nothing is known of its trade."""
    name, missing = scene.names.partner(partner), missing_trade(scene, partner)
    return _country_hover(_said_of(scene), None, name, "", missing, ())


class _SaidOf(NamedTuple):
    """What the texts of all countries depend on; which of them is chosen is nothing of it."""

    words: Language
    flow: str
    noun: str
    when: str
    mark: str


def _said_of(scene: Scene) -> _SaidOf:
    when = small(in_period(scene, scene.year))
    return _SaidOf(scene.language, scene.flow, scene.noun, when, scene.mark)


@lru_cache(maxsize=32)
def _country_hovers(
    said_of: _SaidOf,
    rows: tuple[Any, ...],
    heads: tuple[str, ...],
    notes: tuple[str, ...],
    missing: tuple[str, ...],
    none: tuple[tuple[str, ...], ...],
) -> tuple[str, ...]:
    """Kept, for a reader who chooses one country after another is told the same of all."""
    return tuple(map(partial(_country_hover, said_of), rows, heads, notes, missing, none))


def _country_hover(
    said_of: _SaidOf, row: Any, head: str, note: str, missing: str, none: tuple[str, ...]
) -> str:
    """``missing``: the key of what is said of trade of which there is no figure; ``none``: as of
    `_in_place_of_parts`."""
    words, flow, noun, when, mark = said_of
    name, amount = words.t(f"flow.{flow}"), amount_of(row, noun)
    if not amount.known:
        lines = [words.t(f"map.hover.{missing}", flow=name, when=when)]
        return _hover(mark, head, [*lines, _parts(words, row, none, missing), note])
    values = {
        "flow": name,
        "when": when,
        "value": figure(words, amount),
        "status": status_word(words, amount.status),
    }
    share = amount_of(row, "share", "pct")
    if share.known:
        lines = [words.t("map.hover.trade_share", share=plain(words, share), **values)]
    else:
        lines = [words.t("map.hover.trade", **values)]
    return _hover(mark, head, [*lines, _parts(words, row, none, ""), note])


def _parts(words: Language, row: Any, none: tuple[str, ...], missing: str) -> str:
    """Exports and imports, where both are known, or one of them alone and for that no turnover, of
    which ``missing`` says why."""
    parts = [amount_of(row, noun) for noun in NOUNS.values()] if none else []
    known = [part.known for part in parts]
    if not any(known) or not (all(known) or missing in _ABSENT):
        return ""
    exports, imports = (
        said or (figure(words, part) if part.known else words.t(f"status.{missing}"))
        for said, part in zip(none, parts, strict=True)
    )
    return words.t("map.hover.parts", exports=exports, imports=imports)


def region_hover(scene: Scene, row: Any, trade: Amount) -> str:
    """A partner region in sentences; ``trade`` is that of its whole country."""
    words, names, year = scene.language, scene.names, scene.year
    country = names.country(row.country) if row.country else ""
    name = names.region_in_short(row.region)
    lines, when = [_since(scene, row)], small(in_period(scene, year))
    events = words.plural("map.events", int(row.events_in_year))
    total = words.number(int(row.events_total), 0)
    lines.append(words.t("map.hover.events", events=events, year=year, total=total))
    if trade.known:
        lines.append(
            words.t(
                "map.hover.country_trade",
                partner=country,
                when=when,
                flow=words.t(f"map.trade_of.{scene.flow}"),
                value=figure(words, trade),
            )
        )
    elif country:
        missing = missing_trade(scene, row.country)
        lines.append(words.t(f"map.hover.country_{missing}.{scene.flow}", when=when))
    if row.disputed:
        lines.append(words.t("map.hover.disputed"))
    return _hover(scene.mark, f"{name}, {country}" if country else name, lines)


def place_hover(scene: Scene, row: Any) -> str:
    """A partner region with the state of relations by the latest source."""
    name = scene.names.region_in_short(row.region)
    return _hover(scene.mark, name, [scene.language.t(f"state.{row.state}")])


def _hover(mark: str, head: str, lines: Iterable[str]) -> str:
    """A head and short lines; the source stands below the map."""
    return "\n".join(line for line in (head, *lines, mark) if line)


def _since(scene: Scene, row: Any) -> str:
    """``In force until 2024; relations since 1999.``: what of it is known."""
    t, state = scene.language.t, scene.language.t(f"state.{row.state}")
    if row.until:
        key = "ended" if row.state == "ended" else "until"
        state = t(f"map.hover.{key}", state=state, until=row.until[:4])
    begun = begun_on(row)
    since = t("map.hover.since", since=begun[:4]) if begun else ""
    return ended("; ".join(part for part in (state, since) if part))
