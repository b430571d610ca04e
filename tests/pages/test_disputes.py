"""Contradictions on the pages: a link to the ledger beside what they concern."""

from __future__ import annotations

import pytest
from dash import html

from dashboard import ids
from dashboard.charts import chart_named
from dashboard.documents.brief import brief_of
from dashboard.documents.factsheet import factsheet
from dashboard.documents.factsheet_blocks import Small
from dashboard.documents.slide import slide
from dashboard.pages.screen import changes, state, tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.trees import by_id, parts
from tests.trees import text as told

DISTRICT = {"en": "North-West Federal District in 2021", "ru": "Северо-Западный федеральный округ"}
SAID_OF_BELARUS = {"en": "Turnover with Belarus in 2022", "ru": "Оборот с Беларусью"}
SLIP = {"en": "61.4", "ru": "61,4"}


def leads(branch: object) -> set[str]:
    return {str(one.href) for one in parts(branch) if "dispute" in str(getattr(one, "href", ""))}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_chart_and_cards_link_to_the_ledger(ask: Ask, lang: str) -> None:
    shown = show(ask, "/", f"year=2021&against=2020&lang={lang}")
    there = by_id(tree(shown))
    address = f"/data?lang={lang}#dispute-K03"
    for part in (ids.notes("contribution-chart"), ids.notes("turnover-chart"), ids.CARDS_SOURCE):
        assert address in leads(there[part])
        assert address in leads(changes(shown)[part]["children"])
        assert DISTRICT[lang] in told(there[part]) and SLIP[lang] in told(there[part])
    tables = state(shown, {})["tables"]
    assert SLIP[lang] in tables[ids.table("turnover-chart")]


def test_each_link_leads_to_its_row_of_the_ledger(ask: Ask) -> None:
    ledger = by_id(tree(show(ask, "/data", "")))
    for path in ("/", "/trade", "/partners", "/relations", "/relations/NO-18", "/relations/BLR"):
        found = leads(tree(show(ask, path, "")))
        assert found or path == "/partners"
        assert {href.partition("#")[2] for href in found} <= set(ledger), path


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_documents_of_the_year_say_it_too(ask: Ask, lang: str) -> None:
    query = read_query(f"year=2021&against=2020&lang={lang}", ask.library)
    sheet = factsheet(ask, query, "international")
    small = " ".join(line for one in sheet.blocks if isinstance(one, Small) for line in one.lines)
    declared = chart_named("turnover")
    assert declared is not None
    notes = " ".join(slide(ask, declared, query, "").notes)
    for text in (small, notes):
        assert SLIP[lang] in text and DISTRICT[lang] in text


def test_a_brief_has_those_of_its_partner(ask: Ask) -> None:
    def disputes(code: str) -> str:
        parts = brief_of(ask, read_query("year=2022", ask.library), code).parts
        return " ".join(line for part in parts if part.noun == "disputes" for line in part.lines)

    assert "Thirty years with Nordland" in disputes("NO-18")
    assert "Turnover with Belarus in 2022" in disputes(
        "BLR"
    ) and "“almost $835 million”" in disputes("BLR")
    assert disputes("KGZ") == ""


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_panel_of_a_partner_links_to_those_of_its_figures(ask: Ask, lang: str) -> None:
    panel = by_id(tree(show(ask, "/partners", f"partner=BLR&year=2022&lang={lang}")))[ids.DETAILS]
    assert any(href.startswith(f"/data?lang={lang}#dispute-") for href in leads(panel))
    assert SAID_OF_BELARUS[lang] in told(panel)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_number_in_a_topic_is_a_link_on_the_ledger_and_in_a_panel(ask: Ask, lang: str) -> None:
    topic = by_id(tree(show(ask, "/data", f"lang={lang}")))["dispute-K08"]
    (number,) = [one for one in parts(topic) if getattr(one, "href", "")]
    assert number.href.startswith("/data/figure/T140?") and "5" in told(number)
    heads = parts(tree(show(ask, "/data/figure/T114", f"lang={lang}")), html.H4)
    assert any("/data/figure/T140?" in str(one.children) for one in heads)


def test_the_list_of_figures_says_of_each_what_sources_disagree_about(ask: Ask) -> None:
    said: dict[str, set[str]] = {}
    for row in parts(tree(show(ask, "/data", "")), html.Tr):
        linked = {str(getattr(one, "href", "")).partition("?")[0] for one in parts(row)}
        for path in linked:
            found = {href.partition("#dispute-")[2] for href in leads(row)}
            said.setdefault(path, set()).update(found)
    named = [
        (one.contradiction, figure)
        for one in ask.library.published.contradictions.itertuples()
        for figure in filter(None, one.figures.split(";"))
    ]
    assert len(named) > 50
    assert [pair for pair in named if pair[0] not in said[f"/data/figure/{pair[1]}"]] == []


@pytest.mark.parametrize(
    ("path", "query", "part", "code"),
    [
        ("/", "", ids.CARDS_SOURCE, "K14"),
        ("/partners", "year=2022", ids.notes("partner-share-chart"), "K18"),
        ("/partners", "year=2023", ids.notes("partner-share-chart"), "K05"),
        ("/partners", "year=2024", ids.notes("partner-share-chart"), "K06"),
        ("/partners", "partner=BLR&year=2023", ids.DETAILS, "K05"),
    ],
)
def test_what_concerns_a_figure_stands_beside_it(
    ask: Ask, path: str, query: str, part: str, code: str
) -> None:
    there = by_id(tree(show(ask, path, query)))
    assert f"/data?lang=en#dispute-{code}" in leads(there[part])
