"""The owner's rows of a release: a bad one costs itself, a damaged file all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.errors import StoreUnavailable
from dashboard.loaders.owner_relations import OwnerTables, on_top, owner_tables
from dashboard.loaders.restricted import MARK
from dashboard.loaders.schemas.relations import EVENTS
from tests.imports.owner_books import (
    EVENT,
    KNOWN,
    RELATION,
    SOURCE,
    events,
    published_by_hand,
    rewritten,
)

DATED = {**EVENT, "year": "2026", "precision": "day"}


def held(data_dir: Path) -> OwnerTables:
    found = owner_tables(data_dir, KNOWN)
    assert found is not None
    return found


def dated(count: int, **cells: Any) -> list[dict[str, Any]]:
    return events(count, year="2026", precision="day", **cells)


def test_nothing_imported_is_nothing(tmp_path: Path) -> None:
    assert owner_tables(tmp_path, KNOWN) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("start", "2026-02-30"),
        ("start", "soon"),
        ("year", "20x6"),
        ("year", "0201"),
        ("precision", "hour"),
        ("region", "XX-99"),
        ("country", "Norway"),
        ("kind", "party"),
        ("sectors", "no-such"),
        ("title_en", ""),
        ("title_ru", " blank"),
        ("source", "Z99"),
        ("end", "2025"),
        ("event", ""),
    ],
)
def test_a_bad_row_costs_itself(tmp_path: Path, column: str, value: str) -> None:
    first, second, third = dated(3)
    published_by_hand(tmp_path, events=[first, {**second, column: value}, third])
    found = held(tmp_path)
    assert list(found.tables["events"]["event"]) == ["OE1", "OE3"]
    assert {(one.file, one.row) for one in found.left_out} == {("relations/0001/events.csv", 3)}
    assert column in {one.column for one in found.left_out} | {"end", "event"}


def test_of_rows_with_one_id_the_first_sound_one_is_kept(tmp_path: Path) -> None:
    bad, *sound = [
        {**DATED, "title_en": title, "start": start}
        for title, start in (("a", "2026-02-30"), ("b", "2026-01-01"), ("c", "2026-01-01"))
    ]
    published_by_hand(tmp_path, events=[bad, *sound])
    found = held(tmp_path)
    assert list(found.tables["events"]["title_en"]) == ["b"]
    assert {one.row for one in found.left_out} == {2, 4}


def test_what_refers_to_a_bad_row_goes_with_it(tmp_path: Path) -> None:
    published_by_hand(
        tmp_path,
        sources=[{**SOURCE, "accessed": "2026-13"}],
        relations=[RELATION, {**RELATION, "relation": "O002", "source": "X01"}],
    )
    found = held(tmp_path)
    assert list(found.tables["relations"]["relation"]) == ["O001"]
    assert [(one.column, one.value) for one in found.left_out] == [
        ("accessed", "2026-13"),
        ("source", "X01"),
    ]


def test_a_torn_row_costs_itself(tmp_path: Path) -> None:
    published_by_hand(tmp_path, events=dated(2))
    file = tmp_path / "relations" / "releases" / "0001" / "events.csv"
    rewritten(tmp_path, 1, "events.csv", file.read_bytes() + b"OE3,2026\n" + b"a,b" * 99 + b"\n")
    found = held(tmp_path)
    assert list(found.tables["events"]["event"]) == ["OE1", "OE2"]
    assert [one.row for one in found.left_out] == [4, 5]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"event,start\n", b'event,"start\n', b"\0" * 9]
)
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    published_by_hand(tmp_path, events=dated(1))
    rewritten(tmp_path, 1, "events.csv", content)
    with pytest.raises(StoreUnavailable, match="release 1 of relations is damaged"):
        owner_tables(tmp_path, KNOWN)


def test_every_row_may_be_bad(tmp_path: Path) -> None:
    published_by_hand(tmp_path, events=dated(3, kind="party"), relations=[RELATION])
    found = held(tmp_path)
    assert list(found.tables["events"].columns) == [*EVENTS.columns, MARK]
    assert (len(found.tables["events"]), len(found.tables["relations"])) == (0, 1)


def test_rows_of_the_owner_come_last_or_in_place_of_published_ones() -> None:
    published = pd.DataFrame({"relation": ["R1", "R2"], "state": ["unknown", "ended"]})
    own = pd.DataFrame({"relation": ["O1", "R1"], "state": ["planned", "in-force"]})
    found = on_top(published, own, "relation")
    assert list(found["relation"]) == ["R2", "O1", "R1"]
    assert list(found["state"]) == ["ended", "planned", "in-force"]
