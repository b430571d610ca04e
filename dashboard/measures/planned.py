"""What was announced and is still to come: the visit for which a brief is drawn up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.loaders.records import Rows, records, text
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import concerns
from dashboard.measures.ties import Event, event_of

ANNOUNCED = "announced"
"""What ``held`` says of an event that was only announced."""


def planned_events(events: Rows, code: str, country: str, today: dt.date) -> tuple[Event, ...]:
    """The events with a country or region that are announced and end on or after ``today``, nearest
    first; of a region also those with its ``country`` that name no region. ``events`` as in
    `dashboard.loaders.relations.Relations`. None of them counts as an event before it was held.

    A partial date is not past until its month or year is over; one without a date is none of them.
    """
    found = [
        event_of(row)
        for row, contact in zip(records(events), contacts_of(events), strict=True)
        if text(row, "held") == ANNOUNCED
        and contact.scope != "background"
        and (concerns(contact, code) or (not contact.regions and country in contact.partners))
        and _is_to_come(row, today)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def _is_to_come(row: Any, today: dt.date) -> bool:
    last = text(row, "end") or text(row, "start")
    return last != "" and last >= today.isoformat()[: len(last)]
