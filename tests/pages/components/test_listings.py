"""The things that a chart counts, under its drawing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from dash import html

from dashboard.charts.listing import Item, Listing
from dashboard.language import languages
from dashboard.pages.components.listings import FIRST, brief, whole
from tests.scenes import words_of
from tests.trees import parts, text

ITEMS = tuple(
    Item(f"E{n:03}", "1 May 2018", f"Visit {n}", "Norway · visit", "event-visit") for n in range(9)
)
LISTS = (
    Listing(("9 events in 2018",), ITEMS, brief=True),
    Listing(("Multilateral events",), ITEMS[:1]),
    Listing(("Events without a date",), ITEMS[1:3], folded=True),
)


def items(tree: list[Any]) -> list[Any]:
    return [one for part in tree for one in parts(part) if isinstance(one, html.Li)]


def test_each_is_read_with_its_date_and_leads_to_its_row() -> None:
    found = items(whole(LISTS))
    assert len(found) == 12
    assert text(found[0]) == "1 May 2018Visit 0Norway\u00a0· visit"
    (link,) = [one for one in parts(found[0]) if isinstance(one, html.A)]
    assert link.href == "/data/figure/E000"


def test_no_line_of_an_event_ends_with_a_short_word() -> None:
    """A preposition stood alone at the end of a line, and what it belongs to on the next one."""
    event = replace(ITEMS[0], title="Meeting on trade with Kyoto", about="Kyoto · Care of nature")
    (said,) = (text(one) for one in items(whole((Listing(("Events",), (event,)),))))
    assert said.endswith("Meeting on\u00a0trade with KyotoKyoto\u00a0· Care of\u00a0nature")


def test_those_that_are_looked_for_are_behind_their_heading() -> None:
    (fold,) = [one for one in whole(LISTS) if isinstance(one, html.Details)]
    assert "Events without a date" in text(fold) and len(items([fold])) == 2


@pytest.mark.parametrize("lang", languages())
def test_where_there_is_little_room_the_first_are_shown_and_where_all_are(lang: str) -> None:
    found = brief(LISTS, "/relations", words_of(lang))
    assert len(items(found)) == FIRST < len(ITEMS)
    (link,) = [one for one in parts(found[-1]) if isinstance(one, html.A)]
    assert getattr(link, "data-go") == "/relations"
    assert text(found[0]) == "9\u00a0events in\u00a02018" + words_of(lang).t("frame.first_items")
    few = brief((replace(LISTS[0], items=ITEMS[:FIRST]),), "/relations", words_of(lang))
    assert text(few[0]) == "9\u00a0events in\u00a02018"
    assert brief((), "/relations", words_of(lang)) == []


def test_figures_are_read_name_by_name_and_lead_nowhere_else() -> None:
    figures = Listing(("Turnover",), figures=(("China", ("1,700.0",)), ("Finland", ("800.0",))))
    heading, listed = brief((figures,), "/relations", words_of("en"))
    assert text(heading) == "Turnover"
    assert [text(one) for one in parts(listed) if isinstance(one, html.Div)] == [
        "China1,700.0", "Finland800.0",
    ]  # fmt: skip


def test_a_chosen_one_of_the_figures_is_marked() -> None:
    lines = (("China", ("1,700.0",)), ("Finland", ("800.0",)))
    chosen = Listing(("Turnover",), figures=lines, chosen=frozenset({"Finland"}))
    _, listed = brief((chosen,), "/relations", words_of("en"))
    rows = [one for one in parts(listed) if isinstance(one, html.Div)]
    assert [getattr(one, "className", None) for one in rows] == [None, "chosen"]
