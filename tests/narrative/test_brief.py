from __future__ import annotations

import pytest

from dashboard.callbacks.brief import brief_of
from dashboard.callbacks.desk import desk
from dashboard.narrative.brief import MOST_AGREEMENTS, MOST_CONTACTS, Brief
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library

ORDER = ["who", "since", "agreements", "contacts", "sectors", "trade", "due", "open", "sources"]


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(read_settings({}))


def made(library: Library, code: str, lang: str = "en") -> Brief:
    return brief_of(desk(library, Query(lang=lang)), code)


def lines(brief: Brief, noun: str) -> tuple[str, ...]:
    return next(part.lines for part in brief.parts if part.noun == noun)


def test_parts_stand_in_the_order_officials_expect(library: Library) -> None:
    assert [part.noun for part in made(library, "CHN").parts] == ORDER


def test_china(library: Library) -> None:
    brief = made(library, "CHN")
    assert "July\u00a030,\u00a01992" in lines(brief, "since")[0]
    trade = " ".join(lines(brief, "trade"))
    for told in ("$1,751.1\u00a0million" if "\u00a0million" in trade else "$1,751.1 million",
                 "implied", "15.6%", "Place 1 of 6", "1,749"):  # fmt: skip
        assert told in trade
    assert "signature not confirmed" in lines(brief, "open")[0]
    assert "C14" in lines(brief, "sources")[0]


def test_a_region_has_the_trade_of_its_country_and_says_so(library: Library) -> None:
    brief = made(library, "CN-HE")
    assert "China, 2018" in lines(brief, "trade")[0]
    assert any("never of a region" in line for line in lines(brief, "sources"))


def test_what_is_not_published_is_said(library: Library) -> None:
    assert "not published" in lines(made(library, "NO-18"), "trade")[0]


def test_ended_relations_do_not_stand(library: Library) -> None:
    brief = made(library, "PL-DS")
    assert lines(brief, "agreements") == ("None known.",)
    assert not any("2026" in line for line in lines(brief, "due"))


@pytest.mark.parametrize("code", ["BLR", "DEU", "NOR"])
def test_lists_are_short_enough_for_a_page(library: Library, code: str) -> None:
    brief = made(library, code)
    assert len(lines(brief, "agreements")) <= MOST_AGREEMENTS
    assert len(lines(brief, "contacts")) <= MOST_CONTACTS


def test_russian_has_the_same_facts(library: Library) -> None:
    one, other = made(library, "NO-18"), made(library, "NO-18", "ru")
    assert [part.noun for part in one.parts] == [part.noun for part in other.parts]
    assert [len(part.lines) for part in one.parts] == [len(part.lines) for part in other.parts]
    assert "Нурланд" in other.heading
