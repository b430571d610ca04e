from __future__ import annotations

import pytest

from dashboard.loaders.records import records
from dashboard.narrative.events import date_words, event_date, event_hover
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


def test_hover_says_title_date_kind_partner_people_fields_and_source(scene) -> None:
    (row,) = records(events({}))
    head, *lines = event_hover(scene(), row).split("\n")
    assert head == "Visit to Nordland"
    assert lines[0].endswith("2018 · visit · NO-18")
    assert lines[1:] == ["Participants: Governor.", "Fields: Culture, Science.", "Source: C11."]


def test_a_country_is_named_where_there_is_no_region(scene) -> None:
    (row,) = records(events({"regions": ()}))
    assert "visit · Norway" in event_hover(scene(starred=frozenset({"NOR"})), row)


def test_what_the_data_lack_in_a_language_is_in_english(scene) -> None:
    (row,) = records(events({}).drop(columns=["title_ru", "participants_ru"]))
    head, _, took_part, *_ = event_hover(scene("ru"), row).split("\n")
    assert (head, took_part) == ("Visit to Nordland", "Участники: Governor.")
