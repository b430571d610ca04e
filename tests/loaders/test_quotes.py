"""What is not evidenced is refused where it enters, by row and with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DataRefused, Reason
from dashboard.loaders.published import load_published
from dashboard.loaders.registers import load_registers
from dashboard.loaders.relations import load_relations
from tests.made_up_region import EVENTS, RELATIONS, SOURCES, figure, made_up_region

UNDATED = {**SOURCES[0], "source": "S09", "title": "Undated", "published": "", "dated": "unknown",
           "address": "https://example.org/undated"}  # fmt: skip
Rows = Sequence[Mapping[str, Any]]


def refused(folder: Path, **tables: Rows) -> list[Reason]:
    """Why data with other rows in some tables are refused; none if they are not."""
    data = made_up_region(folder / "data", sources=[*SOURCES, UNDATED], **tables)
    found: list[Reason] = []
    for read in (load_published, load_relations):
        try:
            read(data, load_registers(data))
        except DataRefused as error:
            found += error.reasons
    return found


def one(reasons: list[Reason]) -> tuple[Any, ...]:
    (reason,) = reasons
    return Path(reason.file).name, reason.row, reason.column, reason.reason


GOOD = figure(1, 2030, "export", 40)


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("exports were 40 million", True),
        ("exports were 0,04 billion", True),
        ("exports were 41 million", False),
        ("exports were 140", False),
        ("exports were forty million", False),
    ],
)
def test_a_quote_that_lacks_its_value_is_refused(tmp_path: Path, quote: str, there: bool) -> None:
    bad = figure(2, 2030, "export", 40, quote=quote, territory="AMB")
    reasons = refused(tmp_path, figures=[GOOD, bad])
    if there:
        assert not reasons
    else:
        what = "does not contain the value 40, and is no exception"
        assert one(reasons) == ("trade_figures.csv", 3, "quote", what)


def test_a_value_in_words_is_named_word_for_word(tmp_path: Path) -> None:
    bad = figure(2, 2030, "export", 40, quote="exports were forty million", territory="AMB")
    excepted = {"row": "T002", "lacks": "digits", "reason_en": "In words", "reason_ru": "Словами"}
    of_it = {**excepted, "words": "forty"}
    assert not refused(tmp_path / "a", figures=[GOOD, bad], exceptions=[of_it])
    other = {**excepted, "words": "fifty"}
    assert refused(tmp_path / "b", figures=[GOOD, bad], exceptions=[other])
    none = {**excepted, "words": ""}
    assert one(refused(tmp_path / "c", figures=[GOOD, bad], exceptions=[none])[:1])[:2] == (
        "exceptions.csv",
        2,
    )


@pytest.mark.parametrize(
    ("column", "reason"),
    [("quote", "is not filled in"), ("source", "names no source"), ("year", "is not dated")],
)
def test_a_figure_without_quote_source_or_date_is_refused(
    tmp_path: Path, column: str, reason: str
) -> None:
    of_nowhen = {"source": "S09"} if column == "year" else {}
    bad = {**figure(2, 2030, "export", 40, territory="AMB"), **of_nowhen, column: ""}
    file, row, at, why = one(refused(tmp_path, figures=[GOOD, bad])[:1])
    assert (file, row, at) == ("trade_figures.csv", 3, column)
    assert why.startswith(reason)


@pytest.mark.parametrize(
    ("table", "changed", "column"),
    [
        ("relations", {"quote": ""}, "quote"),
        ("relations", {"source": ""}, "source"),
        ("relations", {"since": "", "source": "S09"}, "since"),
        ("events", {"quote": ""}, "quote"),
        ("events", {"source": ""}, "source"),
        ("events", {"start": "", "end": "", "year": "", "precision": "day"}, "start"),
    ],
)
def test_relations_and_events_without_them_are_refused(
    tmp_path: Path, table: str, changed: dict[str, str], column: str
) -> None:
    rows = {"relations": RELATIONS, "events": EVENTS}[table]
    bad = [rows[0], {**rows[1], **changed}]
    places = {(Path(one.file).name, one.row) for one in refused(tmp_path, **{table: bad})}
    assert places == {(f"{table}.csv", 3)}
    reasons = refused(tmp_path / "again", **{table: bad})
    assert column in {one.column for one in reasons} or any(not one.column for one in reasons)


def test_an_event_may_say_that_its_date_is_unknown(tmp_path: Path) -> None:
    undated = {**EVENTS[1], "start": "", "end": "", "year": "", "precision": "unknown"}
    assert not refused(tmp_path, events=[EVENTS[0], undated])
