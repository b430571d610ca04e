"""What a map says of a partner region, its profile says too."""

from __future__ import annotations

import pytest
from dash import html

from dashboard.answers import locations
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.language import languages
from dashboard.pages.profile import profile_of
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.scenes import plain
from tests.trees import parts, text

YEARS = (1992, 2003, 2012, 2018, 2021, 2024)
SIZE = {"en": "size of mark: events of all years", "ru": "размер знака — число событий за все годы"}


@pytest.mark.parametrize("year", YEARS)
def test_relations_begin_with_the_same_paper(ask: Ask, year: int) -> None:
    query = read_query(f"year={year}&kind=visit,agreement,talks", ask.library, relations=True)
    rows = ask.rows(locations.regions, query)
    assert rows
    for row in rows:
        since = profile_of(show(ask, f"/relations/{row.region}", f"year={year}")).since
        # What began later than the year is no news of it.
        assert row.since == (since if since[:4] <= str(year) else "")


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", ["partner_map", "region_map"])
def test_the_size_of_a_mark_its_subtitle_and_its_table_count_the_same(
    ask: Ask, name: str, lang: str
) -> None:
    declared = chart_named(name)
    assert declared is not None
    query = read_query(f"year=2012&lang={lang}", ask.library, relations=True)
    chart, words = chart_of(declared, ask, query), ask.library.language(lang)
    assert SIZE[lang] in plain(chart.subtitle)
    (column,) = [n for n, one in enumerate(chart.table.columns) if one.key == "events"]
    assert chart.table.columns[column].label == words.t("map.table.events")
    counts = {row.key: row.cells[column] for row in chart.table.rows}
    total = {row.region: row.events_total for row in ask.rows(locations.regions, query)}
    marks = [one for one in chart.plot.marks if one.amount is not None]
    assert len(marks) == len(total)
    for mark in marks:
        assert mark.amount is not None and mark.amount == counts[mark.key]
        assert mark.amount.value == total[mark.key]


def test_the_panel_of_a_partner_has_all_days_of_an_event(ask: Ask) -> None:
    body = plain(text(tree(show(ask, "/partners", "partner=NOR"))))
    assert "28–31 May 2018, C02" in body


def test_a_profile_names_the_source_that_shows_a_relation_in_force(ask: Ask) -> None:
    body = plain(text(tree(show(ask, "/relations/CN-HE", ""))))
    assert "In force according to a source of 23 October 2023 C61" in body
    assert "; its end sought or announced (2024) C56" in plain(
        text(tree(show(ask, "/relations/NO-18", "")))
    )


def test_names_that_stand_alone_begin_with_a_capital(ask: Ask) -> None:
    def leading(path: str, to: str) -> list[str]:
        page = tree(show(ask, path, "lang=ru"))
        found = [one for one in parts(page) if str(getattr(one, "href", "")).startswith(to)]
        return [text(one) for one in found]

    chosen = leading("/brief", "/brief/")
    others = leading("/relations/CHN", "/relations/CN-")
    assert "Провинция Хэбэй" in chosen and "Провинция Хэбэй" in others
    assert [name for name in (*chosen, *others) if not name[0].isupper()] == []
    assert "?partner=" not in text(tree(show(ask, "/brief", "lang=ru")))


def test_the_list_beside_a_map_of_a_year_says_of_when_its_states_are(ask: Ask) -> None:
    """Nordland is in force on the map of 2018 and not confirmed in the list beside it."""
    shown = show(ask, "/relations", "year=2018")
    assert "State by the latest source, events of all years" in plain(text(tree(shown)))


def test_a_name_in_another_language_says_which_that_is(ask: Ask) -> None:
    """Else it is read aloud by the sounds of the language of the page."""
    page = parts(tree(show(ask, "/relations/CN-HE", "lang=en")), html.Span)
    assert {one.lang: text(one) for one in page if getattr(one, "lang", None)} == {
        "ru": "Провинция Хэбэй"
    }


def test_what_is_counted_of_a_region_and_its_country_is_a_table_with_a_name(ask: Ask) -> None:
    tables = parts(tree(show(ask, "/relations/CN-HE", "lang=en")), html.Table)
    (tallies,) = [one for one in tables if one.className == "tallies"]
    assert getattr(tallies, "aria-label") == "Relations and events: Hebei, China"


@pytest.mark.parametrize(
    ("address", "year", "said"),
    [
        (
            "/relations/CHN",
            2018,
            "Trade with China, 2018: about $1.75 billion (implied), 15.6% of turnover",
        ),
        # The trade is that of the country, whose page has it.
        ("/relations/CN-HE", 2018, ""),
        # Of the last year before it of which any is known.
        ("/relations/BLR", 2018, "Trade with Belarus, 2014: more than $500 million (published)"),
        ("/relations/ARG", 2018, ""),
    ],
)
def test_a_profile_says_at_a_glance_how_large_the_trade_is(
    ask: Ask, address: str, year: int, said: str
) -> None:
    """It was the last of the page, below agreements and events."""
    page = tree(show(ask, address, f"year={year}"))
    (named,) = [one for one in parts(page, html.Dl) if one.className == "facts"]
    rows = [plain(text(one)) for one in parts(named, (html.Dt, html.Dd))]
    shown = "; ".join(": ".join(pair) for pair in zip(rows[::2], rows[1::2], strict=True))
    assert said in shown and ("Trade with" in shown) == bool(said)


@pytest.mark.parametrize("lang", languages())
def test_regions_that_a_map_of_a_year_does_not_know_are_said_to_be_of_any_year(
    ask: Ask, lang: str
) -> None:
    """Beside "No partner regions known … in 2018" stood five "Partner regions"."""
    said = plain(text(tree(show(ask, "/relations", f"year=2018&partner=BLR&lang={lang}"))))
    none, listed = {
        "en": ("known in Belarus in 2018", "by the latest source (the map shows 2018): Minsk"),
        "ru": (
            "Беларуси в 2018 году",
            "по последним источникам (на карте — 2018 год): город Минск",
        ),
    }[lang]
    assert none in said and listed in said
