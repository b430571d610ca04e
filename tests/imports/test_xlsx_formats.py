"""What a cell shows: no more of a date than is shown, and nothing that is not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.imports.xlsx_formats import BUILT_IN, shown, tidy
from dashboard.imports.xlsx_rows import Cell
from dashboard.sentences import Sentence

DAY = dt.date(2019, 5, 28)
COUNT = (DAY - dt.date(1899, 12, 30)).days


def date(cell: Cell, *, from_1904: bool = False) -> tuple[str, str]:
    found = shown(cell, dated=True, from_1904=from_1904)
    return found.text, key(found.fault)


def plain(cell: Cell) -> tuple[str, str]:
    found = shown(cell, dated=False, from_1904=False)
    return found.text, key(found.fault)


def key(fault: str) -> str:
    return fault.key.rpartition(".")[2] if isinstance(fault, Sentence) else fault


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("yyyy-mm-dd", "2019-05-28"),
        ("DD.MM.YYYY", "2019-05-28"),
        ("dd/mm/yy;@", "2019-05-28"),
        ('d mmmm yyyy "г."', "2019-05-28"),
        ("[$-419]d\\ mmmm\\ yyyy;@", "2019-05-28"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2019-05-28"),
        ("yyyy-mm-dd hh:mm:ss.000", "2019-05-28"),
        (BUILT_IN["14"], "2019-05-28"),
        (BUILT_IN["22"], "2019-05-28"),
        ("mmm-yy", "2019-05"),
        ("mm.yyyy", "2019-05"),
        ("[$-419]mmmm yyyy;@", "2019-05"),
        ("dddd mmmm yyyy", "2019-05"),
        ("mmmmm yy", "2019-05"),
        (BUILT_IN["17"], "2019-05"),
        ("yyyy", "2019"),
        ('yyyy" г."', "2019"),
    ],
)
def test_of_a_date_is_read_what_its_format_shows(code: str, said: str) -> None:
    assert date(Cell("number", str(COUNT), code)) == (said, "")
    assert date(Cell("number", f"{COUNT}.75", code)) == (said, "")
    assert date(Cell("date", "2019-05-28T10:00:00", code)) == (said, "")


@pytest.mark.parametrize(
    "code", ["d mmm", "dddd", "mmmm", "h:mm", "h:mm AM/PM", "mm:ss", "dd yyyy"]
)
def test_a_date_shown_without_its_year_or_month_is_refused(code: str) -> None:
    assert date(Cell("number", str(COUNT), code)) == ("2019-05-28", "no_year")


@pytest.mark.parametrize("code", ["General", "@", "0", "#,##0", "0.00E+00", "[Red]0", '"day" 0'])
def test_formats_of_numbers_are_none_of_dates(code: str) -> None:
    text, fault = date(Cell("number", str(COUNT), code))
    assert (text, fault) == (str(COUNT), "" if code in ("General", "@", "0") else "formatted")


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)))
def test_days_are_counted_from_1900_or_1904(day: dt.date) -> None:
    count = (day - dt.date(1899, 12, 30)).days
    assert date(Cell("number", str(count), "yyyy-mm-dd")) == (day.isoformat(), "")
    if day >= dt.date(1904, 1, 2):
        cell = Cell("number", str(count - 1462), "yyyy-mm-dd")
        assert date(cell, from_1904=True) == (day.isoformat(), "")


@pytest.mark.parametrize(
    ("count", "said"),
    [("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("2958465", "9999-12-31")],
)
def test_the_first_and_last_days_are_those_of_excel(count: str, said: str) -> None:
    assert date(Cell("number", count, "yyyy-mm-dd")) == (said, "")


@pytest.mark.parametrize("count", ["-1", "0", "60", "2958466", "nan", "inf", "x", "1e99"])
def test_days_that_excel_cannot_show_are_refused(count: str) -> None:
    assert date(Cell("number", count, "yyyy-mm-dd"))[1] == "no_date"


def test_a_day_that_is_none_is_refused() -> None:
    assert date(Cell("date", "2019-02-30", "yyyy-mm-dd")) == ("2019-02-30", "no_date")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-05", "2019-05"),
        ("28.05.2019", "2019-05-28"),
        ("1.5.2019", "2019-05-01"),
        ("05.2019", "2019-05"),
        ("30.02.2019", "30.02.2019"),
        ("13.2019", "13.2019"),
        ("05/28/2019", "05/28/2019"),
        ("1.2.19", "1.2.19"),
    ],
)
def test_dates_as_they_are_written_in_russian_are_read(text: str, said: str) -> None:
    assert date(Cell("text", text)) == (said, "")
    assert plain(Cell("text", text)) == (text, "")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Cell("number", "2026"), ("2026", "")),
        (Cell("number", "2026.0"), ("2026", "")),
        (Cell("number", "0.30000000000000004"), ("0.3", "")),
        (Cell("number", "1", '"R"000'), ("1", "formatted")),
        (Cell("number", "0.156", "0.0%"), ("0.156", "scaled")),
        (Cell("number", "2.5", "0"), ("2.5", "formatted")),
        (Cell("number", "123456789012"), ("123456789012", "too_large")),
        (Cell("number", "nan"), ("nan", "too_large")),
        (Cell("number", "x"), ("x", "no_number")),
        (Cell("number", str(COUNT), "d-mmm"), (str(COUNT), "date")),
        (Cell("error", "#N/A"), ("#N/A", "error")),
        (Cell("logical", "TRUE"), ("TRUE", "logical")),
        (Cell("formula", "=A1"), ("=A1", "formula")),
    ],
)
def test_what_is_not_shown_as_it_is_stored_is_refused(cell: Cell, said: tuple[str, str]) -> None:
    assert plain(cell) == said


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("one_x000D_\ntwo", "one\ntwo"),
        ("one_x000D_ two", "one\ntwo"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "😀"),
        ("_x041F_", "П"),
        ("_xyz_", "_xyz_"),
        ("\u00a0 CHN\u200b\ufeff", "CHN"),
    ],
)
def test_texts_are_read_as_excel_shows_them(raw: str, said: str) -> None:
    assert tidy(raw) == said
    assert plain(Cell("text", raw)) == (said, "")


@pytest.mark.parametrize("raw", ["a_x0007_b", "a_xD83D_b", "a\x85b", "a\uffffb"])
def test_what_cannot_be_shown_is_refused(raw: str) -> None:
    assert plain(Cell("text", raw))[1] == "control"


def test_a_text_longer_than_a_cell_is_refused() -> None:
    assert plain(Cell("text", "a" * 32_768))[1] == "too_long"
    assert plain(Cell("text", "a" * 32_767))[1] == ""


@given(st.text())
def test_no_text_fails(raw: str) -> None:
    found = shown(Cell("text", raw), dated=True, from_1904=False)
    assert found.fault or found.text == found.text.strip()
