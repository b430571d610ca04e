"""Dates in words and with dots: read where they can be read in one way, else left as they are."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.imports.written_dates import iso_date
from dashboard.language import language, languages


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("28.05.2018", "2018-05-28"),
        ("05.2018", "2018-05"),
        ("28 мая 2018 г.", "2018-05-28"),
        ("28\u00a0Мая  2018 года", "2018-05-28"),
        ("май 2018", "2018-05"),
        ("May 2018", "2018-05"),
        ("28 May 2018", "2018-05-28"),
        ("May 28, 2018", "2018-05-28"),
        ("2018 год", "2018"),
        ("2018", "2018"),
        ("2018-05", "2018-05"),
    ],
)
def test_what_can_be_read_in_one_way_is_read(typed: str, read: str) -> None:
    assert iso_date(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["05/06/2018", "31.02.2018", "13.2018", "0 мая 2018", "мая", "весна 2018", "5 мая", "05.06.18",
     "Q1 2018", "2018–2019", "в мае 2018", "мая 5 мая 2018", ""],
)  # fmt: skip
def test_what_cannot_stays_to_be_refused(typed: str) -> None:
    assert iso_date(typed) == typed


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_day_as_pages_write_it_is_that_day(day: dt.date) -> None:
    for code in languages():
        assert iso_date(language(code).date(day.isoformat())) == day.isoformat()
        assert iso_date(language(code).date(f"{day:%Y-%m}")) == f"{day:%Y-%m}"
