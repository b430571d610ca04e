"""Saved views ⇄ address: inverse functions."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.documents.views import LONGEST_NAME, View, deck_of, views_from_query
from tests.saved_views import views_to_query

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=LONGEST_NAME)
VIEWS = st.lists(st.builds(View, TEXT, TEXT, TEXT, TEXT), max_size=8).map(tuple)


@given(VIEWS)
def test_writing_and_reading_are_inverse(views: tuple[View, ...]) -> None:
    assert views_from_query(views_to_query(views)) == views


def test_a_link_is_readable() -> None:
    view = View("Китай", "/partners", "year=2018&partner=CHN", "partner-map")
    assert views_to_query([view]).endswith(
        "path=/partners&query=year%3D2018%26partner%3DCHN&chart=partner-map"
    )


def test_other_names_are_left_alone() -> None:
    text = "?lang=ru&path=/x&view=a&theme=dark&chart=c"
    assert deck_of(text) == ([("lang", "ru"), ("path", "/x")], (View("a", chart="c"),))


def test_every_view_is_kept_and_long_names_are_cut() -> None:
    many = views_from_query(views_to_query(View("n" * 500) for _ in range(100)))
    assert len(many) == 100 and len(many[0].name) == LONGEST_NAME


@pytest.mark.parametrize("form", ["rolling", "index"])
def test_the_form_of_charts_of_a_page_is_no_saved_view(form: str) -> None:
    pairs = [("year", "2020"), ("view", form), ("lang", "ru"), ("path", "/trade")]
    assert deck_of(urlencode(pairs)) == (pairs, ())


def test_saved_views_may_be_called_as_forms_of_charts() -> None:
    views = (View("index", "/trade", "year=2018"), View("rolling"))
    assert deck_of(views_to_query(views)) == ([], views)
    assert deck_of(views_to_query(views[:1])) == ([], views[:1])
