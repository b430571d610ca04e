"""Every partner region, and every country with relations but no region, one row each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from dashboard.language import languages
from dashboard.loaders.records import Rows
from dashboard.measures.anniversaries import Anniversary, next_anniversary
from dashboard.measures.contacts import contacts_of, frame_of
from dashboard.measures.counting import count_events
from dashboard.measures.relations import partner_regions
from dashboard.measures.ties import Relation, relations_with

_STATES = ("in-force", "planned", "unknown", "ended")
_LAST = "9999"


def partner_list(
    relations: Rows, events: Rows, regions: pd.DataFrame, *, today: dt.date
) -> pd.DataFrame:
    """Whom the region has relations with, counted as `dashboard.measures.counting` does.

    Returns:
        ``code, region, country, state, relations, events, due, years`` and the title in every
        language, ``title_en`` …,
        ordered by country and region. ``code`` is the region, or the country where no region of
        it is a partner. ``state`` is the best by the latest source: in-force, planned, unknown,
        ended, or contacts where there are events only. ``due`` is the date, maybe partial, of
        the next round year of an agreement in force, with its number of ``years`` and title;
        empty and missing where there is none.
    """
    ties, held = [*contacts_of(relations)], [*contacts_of(events)]
    known = partner_regions(relations, events, regions)
    pairs = dict(zip(known["region"], known["country"], strict=True))
    lone = {code for row in (*ties, *held) if row.abroad for code in row.partners}
    lone -= set(pairs.values())
    places = [*pairs.items(), *((country, country) for country in lone)]
    titles = [f"title_{code}" for code in languages()]
    rows = []
    for code, country in sorted(places, key=lambda place: (place[1], place[0])):
        bonds = relations_with(relations, code)
        due = next_anniversary(bonds, today)
        rows.append(
            (code, code if code in pairs else "", country, _state(bonds), *_due(due), len(bonds),
             count_events(held, code=code).total, due.years if due else None)
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


def _state(bonds: Sequence[Relation]) -> str:
    states = {one.state for one in bonds}
    return next((state for state in _STATES if state in states), "contacts")


def _due(due: Anniversary | None) -> tuple[str, ...]:
    titles = due.relation.title if due else {}
    return (due.due if due else "", *(titles.get(code, "") for code in languages()))
