"""Saved views ⇄ address: inverse functions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.documents.views import LONGEST_NAME, View, before_views, views_from_query
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
    assert views_from_query(text) == (View("a", chart="c"),)
    assert before_views(text) == [("lang", "ru"), ("path", "/x")]


def test_every_view_is_kept_and_long_names_are_cut() -> None:
    many = views_from_query(views_to_query(View("n" * 500) for _ in range(100)))
    assert len(many) == 100 and len(many[0].name) == LONGEST_NAME
