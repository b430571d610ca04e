from __future__ import annotations

import pytest

from dashboard.loaders.records import records
from dashboard.narrative.event_lists import item_about
from dashboard.narrative.events import date_words, event_date
from tests.relation_frames import UNDATED, YEAR_ONLY, events


@pytest.mark.parametrize(
    ("code", "start", "end", "words"),
    [
        ("en", "2018-05-28", "2018-05-31", "28–31 May 2018"),
        ("ru", "2018-05-28", "2018-05-31", "28–31 мая 2018 г."),
        ("en", "2018-10-17", "2018-10-17", "17 October 2018"),
        ("en", "2018-08-28", "2018-09-06", "28 August – 6 September 2018"),
        ("ru", "2018-08-28", "2018-09-06", "28 августа – 6 сентября 2018 г."),
        ("ru", "2018-12-28", "2019-01-06", "28 декабря 2018 г. – 6 января 2019 г."),
        ("en", "2018-11", "", "November 2018"),
        ("en", "2018", "2019", "2018–2019"),
        ("ru", "", "", "дата неизвестна"),
    ],
)
def test_dates_in_words(code: str, start: str, end: str, words: str) -> None:
    assert " ".join(date_words(code, start, end).split()) == words


def test_a_year_alone_says_that_no_more_is_known(scene) -> None:
    dated, undated, year = records(events(YEAR_ONLY, UNDATED, {"start": "", "end": ""}))
    assert event_date(scene(), dated) == "2018 (only the year is known)"
    assert event_date(scene(), undated) == "date not known"
    assert event_date(scene(), year) == "2018 (only the year is known)"


def test_a_list_says_with_whom_of_which_kind_and_in_which_fields(scene) -> None:
    (row,) = records(events({}))
    assert item_about(scene(), row) == "NO-18\u00a0· visit\u00a0· Culture, Science"


def test_a_country_is_named_where_there_is_no_region(scene) -> None:
    (row,) = records(events({"regions": (), "sectors": ()}))
    assert item_about(scene(starred=frozenset({"NOR"})), row) == "Norway\u00a0· visit"
