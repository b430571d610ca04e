"""What is said of events: their dates in words, hover sentences, titles, the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.charts.chart import Scene, Table
from dashboard.language import language
from dashboard.narrative.sentences import Row, sentences

FAMILIES = {
    "visit": ("visit", "meeting", "talks"),
    "forum": ("forum", "conference"),
    "signing": ("signing", "programme"),
    "anniversary": ("anniversary", "commemoration"),
    "exchange": ("exchange", "contest", "festival", "award"),
    "other": ("election",),
}
"""Kinds of events that share a mark, so that the key stays short."""

_FAMILY_OF = {kind: name for name, kinds in FAMILIES.items() for kind in kinds}


def family(kind: str) -> str:
    """The family of a kind of event."""
    return _FAMILY_OF.get(kind, "other")


def partners_of(row: Row) -> list[str]:
    """The countries of an event."""
    return list(row.countries)


def year_of(row: Row) -> int | None:
    """The year of an event, if a source dates it."""
    known = isinstance(row.year, int | float) and row.year == row.year
    return int(row.year) if known else None


def only_year(row: Row) -> bool:
    """Whether no more than the year of an event is known."""
    return len(row.start) < len("2018-05")


@lru_cache(maxsize=4096)
def date_words(code: str, start: str, end: str) -> str:
    """A date or a range of partial ISO dates in words, in the language of that code.

    ``2018-05-28`` to ``2018-05-31`` is "May 28–31, 2018"; a year alone is the year.
    """
    say = language(code)
    if not start:
        return say.t("timeline.undated")
    if not end or end == start:
        return say.date(start)
    if len(start) == len(end) == len("2018-05-28") and start[:7] == end[:7]:
        days = f"{int(start[8:])}–{int(end[8:])}"
        return re.sub(rf"\b{int(end[8:])}\b", days, say.date(end), count=1)
    if len(start) == len(end) == len("2018"):
        return f"{start}–{end}"
    return f"{say.date(start)} – {say.date(end)}"


def event_date(row: Row, scene: Scene) -> str:
    """When an event was, in words; says so where only the year is known."""
    code = scene.language.code
    if row.start and row.start == (row.end or row.start) and only_year(row):
        return scene.language.t("timeline.year_only", year=row.start)
    if not row.start and year_of(row):
        return scene.language.t("timeline.year_only", year=year_of(row))
    return date_words(code, row.start, row.end)


def event_hover(row: Row, scene: Scene) -> str:
    """An event in sentences: date, kind and partner, title, who took part, fields, source."""
    say = scene.language
    kind = say.t(f"kind.{row.kind}")
    lines = [
        f"<b>{getattr(row, f'title_{say.code}')}</b>",
        f"{event_date(row, scene)} · {kind}{row.name and f' · {row.name}'}",
    ]
    took_part = getattr(row, f"participants_{say.code}")
    if took_part:
        lines.append(say.t("timeline.hover.participants", names=took_part))
    if row.sectors:
        lines.append(say.t("timeline.hover.sectors", sectors=_fields(row, scene)))
    if row.source:
        lines.append(say.t("timeline.hover.source", source=row.source))
    return sentences(lines)


def title(rows: Sequence[Row], scene: Scene) -> str:
    """The finding of the chosen year, for the chosen partners if there are any."""
    say, year, chosen = scene.language, scene.query.year, scene.query.partners
    own = [row for row in rows if not chosen or set(chosen) & set(partners_of(row))]
    here = [row for row in own if year_of(row) == year]
    events = say.plural("timeline.events", len(here))
    if len(chosen) == 1:
        key = "timeline.title.partner" if here else "timeline.title.partner_none"
        total = say.number(len(own), 0)
        return say.t(key, partner=scene.partner(chosen[0]), events=events, year=year, total=total)
    if not rows:
        return say.t("timeline.title.nothing")
    if not here:
        return say.t("timeline.title.none", year=year)
    countries = {code for row in here for code in partners_of(row)}
    if not countries:
        return say.t("timeline.title.alone", events=events, year=year)
    counted = say.plural("timeline.countries", len(countries))
    return say.t("timeline.title.year", events=events, countries=counted, year=year)


def subtitle(first: int, last: int, scene: Scene) -> str:
    """What is counted, of which territory, in which years."""
    text = scene.language.t("timeline.subtitle", first=first, last=last)
    return f"{text} · {scene.subject}" if scene.subject else text


def notes(rows: Sequence[Row], scene: Scene) -> tuple[str, ...]:
    """What hollow marks mean, how many events are not drawn, how complete the list is."""
    say = scene.language
    undated = sum(year_of(row) is None for row in rows)
    told = (
        (any(year_of(r) and only_year(r) for r in rows), say.t("timeline.note.hollow")),
        (undated > 0, say.plural("timeline.note.undated", undated)),
        (True, say.t("timeline.note.coverage")),
    )
    return tuple(text for holds, text in told if holds)


def table(rows: Sequence[Row], scene: Scene) -> Table:
    """The events, newest first, those without a date last."""
    say = scene.language
    heads = ("date", "partner", "event", "kind", "participants", "sectors", "source")
    newest = sorted(rows, key=lambda row: row.start or str(year_of(row) or ""), reverse=True)
    return Table(
        tuple(say.t(f"timeline.table.{head}") for head in heads),
        tuple(
            (
                event_date(row, scene),
                row.name,
                getattr(row, f"title_{say.code}"),
                say.t(f"kind.{row.kind}"),
                getattr(row, f"participants_{say.code}"),
                _fields(row, scene),
                row.source,
            )
            for row in newest
        ),
    )


def _fields(row: Row, scene: Scene) -> str:
    return ", ".join(scene.sector(code) for code in row.sectors)
