"""What rows of the owner's workbook lack, though they are let in: quotes, dates and links, and
anything of their own.

A row without a source is refused. These are told in the report, and marked where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.loaders.owner_relations import KEYS

DATES = {
    "relations": ("since", "until", "attested"),
    "events": ("start",),
    "sources": ("published",),
}
"""Table → the columns of which one must be filled in, else nothing dates the row."""
LACKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "relations": {"quote": ("quote",), "date": DATES["relations"]},
    "events": {"quote": ("quote",), "date": DATES["events"]},
    "sources": {"date": DATES["sources"], "address": ("address",)},
}
"""Table → what a row may lack → the columns that are then all empty."""
WEB = ("http://", "https://")
"""How an address begins that leads anywhere; any other is shown as a text."""
ABOUT = {
    ("relations", "source"): "source",
    ("relations", "quote"): "quote",
    ("relations", "since"): "since",
    ("events", "source"): "source",
    ("events", "quote"): "quote",
    ("events", "start"): "start",
    ("sources", "published"): "published",
}
"""(table, column) → what the template says of an empty cell: ``template.empty`` of the messages."""


def lacking(table: str, rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """What → the ids of the rows that lack it; only what some row lacks."""
    found = {}
    for what, columns in LACKS[table].items():
        said = rows[list(columns)]
        if what == "address":
            said = said.where(rows[columns[0]].str.startswith(WEB), "")
        bare = said.eq("").all(axis="columns")
        if bare.any():
            found[what] = tuple(rows.loc[bare, KEYS[table]])
    return found


def twins(table: str, rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """``twin`` → the ids of the rows that say, but for their id, what another row says; nothing
    where there is none. Each of them is counted."""
    others = rows.drop(columns=KEYS[table]).duplicated(keep=False)
    return {"twin": tuple(rows.loc[others, KEYS[table]])} if others.any() else {}
