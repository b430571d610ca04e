"""Importing the owner's workbook: what it changes is told, what it would lose is asked for."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DataRefused, StoreUnavailable
from dashboard.imports.publishing import roll_back
from dashboard.imports.relations import Import, TableChange, import_relations, try_relations
from dashboard.loaders.owner_relations import DATASET, KEYS, owner_tables
from dashboard.loaders.releases import current_number
from tests.imports.owner_books import (
    EVENT,
    KNOWN,
    RELATION,
    RULES,
    SOURCE,
    events,
    filled,
    plain,
    rewritten,
    whole,
)
from tests.imports.releases import spoil_pointer


@pytest.fixture
def order(tmp_path: Path) -> Import:
    published = {name: pd.DataFrame({key: ["R001"]}) for name, key in KEYS.items()}
    return Import(tmp_path / "own.xlsx", tmp_path / "data", published, KNOWN, RULES)


def held(order: Import) -> dict[str, list[str]]:
    """The ids of the current release, by table."""
    owner = owner_tables(order.data_dir, KNOWN)
    assert owner is not None
    return {name: list(frame[KEYS[name]]) for name, frame in owner.tables.items()}


def refusals(order: Import, take: Callable[[Import], object] = import_relations) -> list[str]:
    with pytest.raises(DataRefused) as refused:
        take(order)
    return [f"{one.file} {one.value}: {one.reason}" for one in refused.value.reasons]


def test_what_is_imported_is_held(order: Import) -> None:
    filled(order.path, relations=[RELATION], events=events(2), sources=[SOURCE])
    report = import_relations(order)
    assert (report.release, report.before) == (1, None)
    assert held(order) == {"relations": ["O001"], "events": ["OE1", "OE2"], "sources": ["X01"]}


def test_a_dry_run_changes_nothing(order: Import) -> None:
    filled(order.path, relations=[RELATION])
    assert try_relations(order).release is None
    assert not order.data_dir.exists()


def test_what_changes_is_told_by_id(order: Import) -> None:
    filled(order.path, events=events(4))
    import_relations(order)
    changed = [*events(3, title_en="Other")[2:], *events(5)[3:], {**EVENT, "event": "R001"}]
    filled(order.path, events=[EVENT, *changed])
    report = import_relations(order)
    assert report.before == 1
    assert report.tables["events"] == TableChange(
        rows=5,
        before=4,
        added=("OE5", "R001"),
        changed=("OE3",),
        removed=("OE2",),
        in_place=("R001",),
        lacks={
            "quote": ("OE1", "OE3", "OE4", "OE5", "R001"),
            "twin": ("OE1", "OE4", "OE5", "R001"),
        },
    )


def test_a_sheet_that_vanishes_takes_nothing_with_it_unasked(order: Import) -> None:
    filled(order.path, relations=[RELATION], events=events(2))
    import_relations(order)
    plain(order.path, relations=[whole("relations", RELATION)])
    for take in (try_relations, import_relations):
        (told,) = refusals(order, take)
        assert told.startswith(
            "own.xlsx: events OE1, OE2: the sheet is not there: all rows that were"
        )
    assert held(order)["events"] == ["OE1", "OE2"]
    assert import_relations(replace(order, lose=True)).release == 2
    assert held(order)["events"] == []


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (0, "all rows that were imported (5)"),
        (1, "4 of 5 rows"),
        (2, "3 of 5 rows"),
        (3, ""),
        (4, ""),
    ],
)
def test_most_of_a_table_goes_only_when_asked(order: Import, left: int, told: str) -> None:
    filled(order.path, events=events(5))
    import_relations(order)
    filled(order.path, events=events(left))
    if told:
        (reason,) = refusals(order)
        assert told in reason
        assert "--replace" in reason
        assert len(held(order)["events"]) == 5
    assert import_relations(replace(order, lose=bool(told))).release == 2
    assert len(held(order)["events"]) == left


def test_many_lost_rows_are_not_all_named(order: Import) -> None:
    filled(order.path, events=events(30))
    import_relations(order)
    filled(order.path)
    (reason,) = refusals(order)
    assert "OE12…: all rows" in reason


def test_a_refused_workbook_changes_nothing(order: Import) -> None:
    filled(order.path, events=events(2))
    import_relations(order)
    before = {path: path.read_bytes() for path in order.data_dir.rglob("*") if path.is_file()}
    filled(order.path, events=[{**EVENT, "start": "2018-02-30"}])
    assert "is not a date" in refusals(order)[0]
    after = {path: path.read_bytes() for path in order.data_dir.rglob("*") if path.is_file()}
    assert after == before


def test_a_release_that_cannot_be_read_is_replaced_only_when_asked(order: Import) -> None:
    filled(order.path, events=events(2))
    import_relations(order)
    (order.data_dir / DATASET / "releases" / "0001" / "events.csv").write_text("rubbish")
    (reason,) = refusals(order)
    assert "release 1 of relations is damaged" in reason
    assert "--replace" in reason
    report = import_relations(replace(order, lose=True))
    assert (report.release, report.before) == (2, None)
    spoil_pointer(order.data_dir / DATASET)
    said = refusals(order)[0]
    assert "unreadable" in said
    assert f"rollback N --dataset relations --data-dir {order.data_dir}" in said
    assert import_relations(replace(order, lose=True)).release == 3
    assert held(order)["events"] == ["OE1", "OE2"]


def test_rows_that_were_left_out_are_no_loss(order: Import) -> None:
    filled(order.path, events=events(2))
    import_relations(order)
    content = (order.data_dir / DATASET / "releases" / "0001" / "events.csv").read_bytes()
    rewritten(
        order.data_dir, 1, "events.csv", content.replace(b"OE2,2026-03-04", b"OE2,2026-02-30")
    )
    filled(order.path, events=events(1))
    assert import_relations(order).tables["events"].removed == ()


def test_going_back_to_nothing_and_forth_again(order: Import) -> None:
    filled(order.path, events=events(1))
    import_relations(order)
    assert roll_back(order.data_dir, DATASET, 0) is None
    assert owner_tables(order.data_dir, KNOWN) is None
    filled(order.path, events=events(3))
    report = import_relations(order)
    assert (report.release, report.before) == (2, None)
    roll_back(order.data_dir, DATASET, 1)
    assert held(order)["events"] == ["OE1"]


def foreign(data_dir: Path) -> None:
    data_dir.write_text("a file of somebody's")


def foreign_inside(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / DATASET).write_text("a file of somebody's")


def foreign_lock(data_dir: Path) -> None:
    (data_dir / DATASET / "lock").mkdir(parents=True)


@pytest.mark.parametrize("spoil", [foreign, foreign_inside, foreign_lock])
def test_a_folder_that_is_none_is_told(order: Import, spoil: Callable[[Path], None]) -> None:
    filled(order.path, events=events(1))
    spoil(order.data_dir)
    with pytest.raises(StoreUnavailable, match=r"cannot be (written|read)|unreadable"):
        import_relations(order)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed_is_told(order: Import) -> None:
    filled(order.path, events=events(1))
    order.data_dir.mkdir(mode=0o500)
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        import_relations(order)


@pytest.mark.parametrize("call", ["fsync", "fchmod"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_full_or_closed_disk_leaves_the_release_before(
    order: Import, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    filled(order.path, events=events(1))
    import_relations(order)
    filled(order.path, events=events(2))

    def fails(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        with pytest.raises(StoreUnavailable, match=f"disk is full|{os.strerror(code)}"):
            import_relations(order)
    assert current_number(order.data_dir, DATASET) == 1
    assert held(order)["events"] == ["OE1"]
    assert import_relations(order).tables["events"].added == ("OE2",)


def test_an_id_that_looks_like_a_published_one_is_refused(order: Import) -> None:
    published = next(one for one in order.published["events"]["event"] if one.upper() == one)
    filled(order.path, events=[{**EVENT, "event": published.lower()}])
    (said,) = refusals(order)
    assert f"events {published.lower()}: reads like {published}, which is another row" in said
    filled(order.path, events=[{**EVENT, "event": published}])
    assert import_relations(order).tables["events"].in_place == (published,)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "на сайте комитета", ""])
def test_an_address_that_leads_nowhere_is_told_as_none(order: Import, address: str) -> None:
    filled(order.path, sources=[{**SOURCE, "address": address}])
    assert import_relations(order).tables["sources"].lacks["address"] == ("X01",)
