"""An owner's row that says otherwise than a published one of the same thing: both are told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.brief import brief_of
from dashboard.loaders.contested import contested
from dashboard.loaders.records import records
from dashboard.loaders.relations import Relations, as_events
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.owner_books import EVENT, RELATION, published_by_hand
from tests.scenes import plain
from tests.trees import text

NORDLAND = {
    **RELATION, "relation": "R004", "since": "1990", "state": "ended", "ending": "by-region",
    "title_en": "Agreement with Nordland", "title_ru": "Соглашение с Нурландом",
}  # fmt: skip
"""A row with the number of a published one, which says 1987."""


def opened(tmp_path_factory: pytest.TempPathFactory, **rows: list[dict[str, Any]]) -> Ask:
    folder = tmp_path_factory.mktemp("data")
    if rows:
        published_by_hand(folder, **rows)
    return ask_of(open_library(read_settings({}, data_dir=folder)))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return opened(tmp_path_factory)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, published: Ask) -> Ask:
    """The owner contradicts an agreement in its place, and an event under a number of its own."""
    happened = [row for row in records(published.library.relations.events)
                if row.regions == ("NO-18",) and row.precision == "day"]  # fmt: skip
    visit = next(row for row in happened if row.kind == "visit")
    other = {
        **EVENT, "event": "OE7", "start": visit.start, "end": "2018-12-24", "year": visit.start[:4],
        "precision": "day", "title_en": "Another visit", "title_ru": "Другой визит",
    }  # fmt: skip
    return opened(tmp_path_factory, relations=[NORDLAND], events=[other])


def cells(ask: Ask) -> set[tuple[str, str, str]]:
    return {(row.row, row.field, row.owner) for row in records(ask.library.contested)}


def test_what_differs_is_found_cell_by_cell(ask: Ask, published: Ask) -> None:
    assert ("R004", "since", "1990") in cells(ask)
    assert ("OE7", "end", "2018-12-24") in cells(ask)
    assert cells(published) == set()


@pytest.mark.parametrize(("lang", "both"), [
    ("en", "since – 1990 by the owner's row, 1987"),
    ("ru", "с какого времени — 1990 г. по строке владельца, 1987 г."),
])  # fmt: skip
def test_both_are_told_wherever_the_row_is_shown(ask: Ask, lang: str, both: str) -> None:
    ledger = plain(text(tree(show(ask, "/data", f"lang={lang}"))))
    assert both in ledger
    topic = NORDLAND[f"title_{lang}"]
    profile = plain(text(tree(show(ask, "/relations/NO-18", f"lang={lang}"))))
    assert f"{topic} (" in profile
    query = read_query(f"lang={lang}", ask.library)
    odds = [one for part in brief_of(ask, query, "NO-18").parts if part.noun == "disputes"
            for one in part.lines]  # fmt: skip
    assert any(one.startswith(f"{topic} (") and one.count(": ") == 1 for one in odds)
    declared = chart_named("timeline")
    assert declared is not None
    chart = chart_of(declared, ask, query)
    assert any(one.code.startswith("OE7-") for one in chart.disputes)


def test_a_title_that_returns_is_another_event_and_a_date_put_right_is_not(
    published: Ask,
) -> None:
    library = published.library
    visit = next(
        row
        for row in records(library.relations.events)
        if row.regions == ("CN-HE",) and row.kind == "visit" and row.precision == "year"
    )
    day = next(row for row in records(library.relations.events)
               if row.regions == ("CN-HE",) and row.precision == "day")  # fmt: skip
    year, start = visit.start[:4], dt.date.fromisoformat(day.start)
    for known, date, disputed in (
        (visit, "2026-11-29", False),
        (visit, str(int(year) + 1), False),
        (visit, f"{year}-11", False),
        (day, f"{start + dt.timedelta(days=3)}", True),
        (day, f"{start - dt.timedelta(days=20)}", True),
        (day, f"{start + dt.timedelta(days=90)}", False),
        (day, f"{start.year + 1}", False),
    ):
        row = {
            **EVENT, "event": "OE8", "region": "CN-HE", "country": "CHN", "kind": known.kind,
            "start": date, "end": "", "held": "held", "title_ru": known.title_ru.upper(),
            "title_en": "Other words", "sectors": "",
        }  # fmt: skip
        owner = Relations(
            library.relations.relations.head(0),
            as_events(pd.DataFrame([row]), library.registers),
            pd.DataFrame(),
        )
        found = contested(library.relations, owner)
        assert set(found["against"]) == ({known.event} if disputed else set()), (known, date)
        assert set(found["field"]) <= {"start", "end"}


def test_a_row_that_agrees_or_tells_more_is_no_contradiction(
    tmp_path_factory: pytest.TempPathFactory, published: Ask
) -> None:
    (known,) = [row for row in records(published.library.relations.relations)
                if row.relation == "R004"]  # fmt: skip
    alike = {
        **NORDLAND, "since": known.since or "1987", "state": known.state, "ending": "",
        "kind": known.kind,
    }  # fmt: skip
    assert cells(opened(tmp_path_factory, relations=[alike])) == set()


@pytest.mark.parametrize(("lang", "both"), [
    ("en", ("region – DE-MV by the owner's row, NO-18", "country – DEU by the owner's row, NOR",
            "how it ended – ended by the region", "whether it took place – announced only")),
    ("ru", ("регион — DE-MV по строке владельца, NO-18", "страна — DEU по строке владельца, NOR",
            "как завершилось — прекращено областью", "состоялось ли — только объявлено")),
])  # fmt: skip
def test_another_partner_and_another_ending_are_told_in_words(
    tmp_path_factory: pytest.TempPathFactory, lang: str, both: tuple[str, ...]
) -> None:
    other = {**NORDLAND, "region": "DE-MV", "country": "DEU"}
    visit = {
        **EVENT, "event": "E018", "held": "announced", "precision": "day", "year": "2018",
        "start": "2018-05-28", "end": "2018-05-31",
    }  # fmt: skip
    ask = opened(tmp_path_factory, relations=[other], events=[visit])
    ledger = plain(text(tree(show(ask, "/data", f"lang={lang}"))))
    assert [one for one in both if one not in ledger] == []
