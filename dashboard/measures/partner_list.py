"""Every partner region, and every country with relations but no region, one row each."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from dashboard.language import languages
from dashboard.loaders.records import records
from dashboard.measures.anniversaries import Anniversary, next_anniversary
from dashboard.measures.contacts import APART, frame_of
from dashboard.measures.relations import partner_regions
from dashboard.measures.ties import concerns, relation_of

_STATES = ("in-force", "planned", "unknown", "ended")
_LAST = "9999"


def partner_list(
    relations: pd.DataFrame, events: pd.DataFrame, regions: pd.DataFrame, *, today: dt.date
) -> pd.DataFrame:
    """Whom the region has relations with; domestic relations are left out, and events that were
    only announced or in which it took no part.

    Returns:
        ``code, region, country, state, relations, events, due, years`` and the title in every
        language, ``title_en`` …,
        ordered by country and region. ``code`` is the region, or the country where no region of
        it is a partner. ``state`` is the best by the latest source: in-force, planned, unknown,
        ended, or contacts where there are events only. ``due`` is the date, maybe partial, of
        the next round year of a standing agreement, with its number of ``years`` and title;
        empty and missing where there is none.
    """
    abroad = [row for row in records(relations) if row.scope not in APART]
    held = [
        row
        for row in records(events)
        if row.scope not in APART and getattr(row, "held", "held") == "held"
    ]
    known = partner_regions(relations, events, regions)
    pairs = dict(zip(known["region"], known["country"], strict=True))
    covered = set(pairs.values())
    lone = {code for row in (*abroad, *held) for code in row.countries}
    places = [*pairs.items(), *((country, country) for country in lone - covered)]
    titles = [f"title_{code}" for code in languages()]
    rows = []
    for code, country in sorted(places, key=lambda place: (place[1], place[0])):
        ties = [row for row in abroad if concerns(row, code)]
        count = sum(concerns(row, code) for row in held)
        due = next_anniversary(map(relation_of, ties), today)
        rows.append(
            (code, code if code in pairs else "", country, _state(ties), *_due(due),
             len(ties), count, due.years if due else None)
        )  # fmt: skip
    text = ("code", "region", "country", "state", "due", *titles)
    whole = range(len(text), len(text) + 3)
    return frame_of((*text, "relations", "events", "years"), rows, whole=whole)


def in_order(entries: pd.DataFrame, sort: str) -> pd.DataFrame:
    """The rows of `partner_list` by ``activity`` (most events first) or next ``anniversary``."""
    if sort == "anniversary":
        key = entries["due"].where(entries["due"].ne(""), _LAST)
        return entries.assign(key=key).sort_values(["key", "code"]).drop(columns="key")
    return entries.sort_values(["events", "relations", "code"], ascending=[False, False, True])


def _state(ties: list[object]) -> str:
    states = {getattr(row, "state", "") for row in ties}
    return next((state for state in _STATES if state in states), "contacts")


def _due(due: Anniversary | None) -> tuple[str, ...]:
    titles = due.relation.title if due else {}
    return (due.due if due else "", *(titles.get(code, "") for code in languages()))
