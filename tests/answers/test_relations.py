"""Questions of relations, asked of the published data."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import relations
from dashboard.measures.contacts import contacts_of
from dashboard.measures.relations import events_in
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, Question, ask_of
from dashboard.store.library import open_library


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), dt.date(2026, 11, 22))


def asked(ask: Ask, question: Question, text: str = "", **choice: object) -> pd.DataFrame:
    return ask(question, read_query(text, ask.library, relations=True).with_(**choice))


def test_a_commodity_group_stands_for_the_fields_whose_goods_are_all_in_it(ask: Ask) -> None:
    assert relations.fields_of(("sport",), ask.library) == ("sport",)
    assert "energy" in relations.fields_of(("minerals",), ask.library)
    assert relations.fields_of((), ask.library) == ()


def test_events_are_those_with_any_chosen_partner(ask: Ask) -> None:
    every = asked(ask, relations.events)
    norway = asked(ask, relations.events, "partner=NOR")
    assert 0 < len(norway) < len(every)
    assert all("NOR" in codes for codes in norway["countries"])


def test_events_of_the_page_of_a_region_are_those_with_that_region(ask: Ask) -> None:
    china = asked(ask, relations.events, "partner=CHN")
    hebei = asked(ask, relations.events, "partner=CHN", region="CN-HE")
    assert 0 < len(hebei) < len(china)
    assert all("CN-HE" in codes for codes in hebei["regions"])


def test_fields_of_a_region_count_only_what_concerns_it(ask: Ask) -> None:
    china = asked(ask, relations.fields, "partner=CHN").set_index("sector")["relations"]
    hebei = asked(ask, relations.fields, "partner=CHN", region="CN-HE").set_index("sector")
    assert 0 < hebei["relations"].sum() < china.sum()


def test_the_span_is_that_of_the_data(ask: Ask) -> None:
    (row,) = asked(ask, relations.span).to_dict("records")
    assert row == {"first": 1972, "last": 2026, "fullest": 2018}


def test_what_was_only_announced_is_of_no_year_of_events(ask: Ask) -> None:
    """A visit that is planned for 2031 had drawn the axis to that year."""
    events = pd.DataFrame(
        {
            "first_year": pd.array([2018, 2031], "Int64"),
            "last_year": pd.array([2018, 2031], "Int64"),
            "counted_as": ["foreign", "noted"],
        }
    )
    alone: Any = SimpleNamespace(library=SimpleNamespace(relations=SimpleNamespace(events=events)))
    (row,) = relations.held.answer(alone, Query()).to_dict("records")
    assert (row["first"], row["last"]) == (2018, 2018)


@pytest.mark.parametrize("question", [relations.span, relations.held])
@pytest.mark.parametrize(("years", "fullest"), [((2018, 2019, 2018), 2018), ((2018, 2019), None)])
def test_of_years_with_as_many_events_none_is_the_fullest(
    ask: Ask, question: Question, years: tuple[int, ...], fullest: int | None
) -> None:
    events = pd.DataFrame({"first_year": years, "last_year": years}, dtype="Int64")
    events["counted_as"] = "foreign"
    held = SimpleNamespace(relations=ask.library.relations.relations, events=events)
    alone: Any = SimpleNamespace(library=SimpleNamespace(relations=held))
    (row,) = question.answer(alone, Query()).to_dict("records")
    assert (None if pd.isna(row["fullest"]) else row["fullest"]) == fullest


def test_answers_depend_on_no_more_than_they_say(ask: Ask) -> None:
    one = Query(year=2018, partners=("NOR",), lang="ru", theme="dark", zoom="asia")
    two = Query(year=2018, partners=("NOR",))
    assert ask(relations.events, one).equals(ask(relations.events, two))


def test_ties_that_are_read_once_are_narrowed_as_their_frame_is(ask: Ask) -> None:
    """Rows, contacts and frame of a part of them stay those of the same events."""
    whole, frame = relations.every_event(ask.library), ask.library.relations.events
    assert len(whole) == len(frame) and whole.where([True] * len(whole)) is whole
    part = events_in(whole, countries=("CHN",), kinds=("visit",))
    expected = events_in(frame, countries=("CHN",), kinds=("visit",))
    assert 0 < len(part) < len(whole)
    pd.testing.assert_frame_equal(part.frame(), expected)
    assert list(contacts_of(part)) == list(contacts_of(expected))
    assert [row.event for row in part] == expected["event"].tolist()
    pd.testing.assert_frame_equal(asked(ask, relations.events), frame.reset_index(drop=True))
