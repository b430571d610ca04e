"""The filters of a page: those that it obeys, what they offer in which order, what is chosen."""

from __future__ import annotations

import datetime as dt
import json
from itertools import permutations
from typing import Any

import pytest

from dashboard import ids
from dashboard.answers import inquiry
from dashboard.errors import DataRefused, Reason
from dashboard.language import languages
from dashboard.pages.active_filters import active_filters
from dashboard.pages.options import filters_of
from dashboard.pages.partner_options import HEADING, LARGEST
from dashboard.pages.screen import changes, tree
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.scenes import plain
from tests.trees import by_id, text

OTHERS = {"year": "2017", "against": "2018", "flow": "export", "group": "eu", "partner": "CHN",
          "sector": "wood"}  # fmt: skip
"""A filter and a choice of it that is no default."""
SAID = (ids.CAPTION, ids.CHIPS, ids.PROBLEMS)
"""Where every choice is said, whatever obeys it."""
PAGES = ("/", "/trade", "/partners", "/relations", "/relations/CHN")
NAMES = {"Turkey": "TUR", "Türkiye": "TUR", "turkiye": "TUR", "Белоруссия": "BLR", "Belarus": "BLR",
         "Молдавия": "MDA", "КНР": "CHN", "CN": "CHN", "США": "USA", "usa": "USA", "DEU": "DEU",
         "Германия": "DEU", "Germany": "DEU"}  # fmt: skip


def drawn(ask: Ask, path: str, query: str) -> dict[str, str]:
    """What a page draws, without where a choice is only said."""
    found = changes(show(ask, path, query))
    return {
        one: json.dumps(props, default=str, sort_keys=True)
        for one, props in found.items()
        if one not in SAID and not one.endswith("-reference")
    }


@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_only_the_filters_that_it_obeys(ask: Ask, path: str) -> None:
    filters = {*filters_of(show(ask, path, ""))} & set(OTHERS)
    assert filters
    # Before 2018 the trade of one year alone is known: it is compared with that.
    of = {one: "year=2021&" if one == "against" else "" for one in filters}
    usual = {year: drawn(ask, path, year) for year in of.values()}
    same = [one for one in filters
            if drawn(ask, path, f"{of[one]}{one}={OTHERS[one]}") == usual[of[one]]]  # fmt: skip
    assert same == []


@pytest.mark.parametrize("path", ["/partners", "/relations"])
def test_where_no_year_is_compared_nothing_says_so(ask: Ask, path: str) -> None:
    shown = show(ask, path, "year=2018&against=2015")
    assert "against" not in filters_of(shown)
    assert "2015" not in text(by_id(tree(shown))[ids.CAPTION])


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_only_earlier_years_are_compared_with_and_another_is_named(ask: Ask, lang: str) -> None:
    later = filters_of(show(ask, "/why", "year=2021"))["against"].options
    assert [one.value for one in later] == ["2020", "2018", "2017"]
    shown = show(ask, "/why", f"year=2018&against=2020&flow=export&lang={lang}")
    assert [one.value for one in filters_of(shown)["against"].options] == ["2017"]
    assert {"2018", "2020"} <= {one.value for one in filters_of(shown)["year"].options}
    before = {"en": "not before the chosen one", "ru": "не раньше выбранного"}
    page = by_id(tree(shown))
    problem = plain(text(page[ids.PROBLEMS]))
    assert "2020" in problem and before[lang] in problem
    assert page[ids.filter_of("against")].value == "2017"


def test_choices_side_by_side_grow_on_the_year_before_whatever_year_is_compared(ask: Ask) -> None:
    shown = show(ask, "/partners", "partner=CHN,DEU")
    assert "against" not in filters_of(shown)
    other = show(ask, "/partners", "partner=CHN,DEU&against=2015").drawn("compare")
    usual = shown.drawn("compare")
    assert usual is not None and other is not None
    assert other.chart.finding == usual.chart.finding
    assert other.chart.table.texts(shown.words) == usual.chart.table.texts(shown.words)


@pytest.mark.parametrize("path", ["/trade", "/partners"])
def test_choices_stand_side_by_side_only_where_there_are_several(ask: Ask, path: str) -> None:
    assert show(ask, path, "partner=CHN,DEU").drawn("compare") is not None
    assert show(ask, path, "partner=CHN").drawn("compare") is None
    assert show(ask, path, "group=eu").drawn("compare") is None


def searched(option: Any) -> str:
    """What a search finds an option by."""
    return str(option.search).casefold()


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", NAMES)
def test_a_partner_is_found_by_its_names_and_codes(ask: Ask, name: str, lang: str) -> None:
    options = filters_of(show(ask, "/", f"lang={lang}"))["partner"].options
    asked = name.casefold().split()
    found = [one.value for one in options if all(word in searched(one) for word in asked)]
    assert NAMES[name] in found


@pytest.mark.parametrize("noun", ["partner", "sector"])
def test_each_word_of_a_name_is_searched_and_kept_once(ask: Ask, noun: str) -> None:
    shown = show(ask, "/", "")
    registers = shown.library.registers
    register = registers.countries if noun == "partner" else registers.sectors
    column = "country" if noun == "partner" else "sector"
    names = {row[column]: [row["name_en"], row["name_ru"], row[column]]
             for row in register.to_dict("records")}  # fmt: skip
    parts = 0
    for option in filters_of(shown)[noun].options:
        if option.heading:
            continue
        kept = option.search.split()
        for word in " ".join([*names[option.value], option.label]).casefold().split():
            assert any(one.startswith(word) for one in kept), (option, word)
        assert not any(one.startswith(other) for one, other in permutations(kept, 2)), kept
        parts += sum(len(word) * (len(word) + 1) // 2 for word in kept)
    # A browser makes an index of each part of each word before it draws a first page.
    assert parts < 65_000


@pytest.mark.parametrize("lang", languages())
def test_the_partners_that_trade_most_come_first_then_the_alphabet(ask: Ask, lang: str) -> None:
    shown = show(ask, "/", f"lang={lang}")
    options = filters_of(shown)["partner"].options
    heads = [place for place, one in enumerate(options) if one.heading]
    first, rest = options[1 : heads[1]], options[heads[1] + 1 :]
    assert [one.value for one in first][:3] == ["CHN", "NLD", "FIN"]
    assert len(first) <= LARGEST and "2018" in options[0].label
    labels = [one.label for one in rest]
    assert labels == sorted(labels, key=shown.words.order) and len(labels) > 100
    assert len({one.value for one in options}) == len(options)


@pytest.mark.parametrize("lang", languages())
def test_goods_and_fields_stand_under_headings_that_are_no_choice(ask: Ask, lang: str) -> None:
    shown = show(ask, "/", f"lang={lang}")
    kinds = dict(shown.library.registers.sectors[["sector", "kind"]].itertuples(index=False))
    options, under = filters_of(shown)["sector"].options, ""
    found: dict[str, set[str]] = {}
    for one in options:
        if one.heading:
            under = one.label
            assert one.plain()["disabled"] and set(one.value) == {HEADING}
            assert not searched(one)
        else:
            found.setdefault(under, set()).add(kinds[one.value])
    words = shown.words
    assert found == {words.t("filter.sectors.trade"): {"trade"},
                     words.t("filter.sectors.field"): {"field"}}  # fmt: skip


def test_what_is_chosen_stands_as_chips_that_take_it_away(ask: Ask) -> None:
    shown = show(ask, "/", "partner=CHN,DEU&sector=wood")
    assert [(one.name, one.order) for one in active_filters(shown)] == [
        ("China", "without:partner/CHN"), ("Germany", "without:partner/DEU"),
        ("Wood and paper", "without:sector/wood"),
    ]  # fmt: skip
    place = by_id(tree(shown))[ids.CHIPS]
    assert [one.children[0].children for one in place.children[:-1]] == [
        "China", "Germany", "Wood and paper",
    ]  # fmt: skip
    assert changes(show(ask, "/", ""))[ids.CHIPS]["children"] == []


def test_the_page_of_a_partner_has_no_chip_that_would_take_the_partner_away(ask: Ask) -> None:
    assert active_filters(show(ask, "/relations/CHN", "partner=DEU")) == []


def test_years_side_by_side_are_one_chip(ask: Ask) -> None:
    for lang, name in (("en", "beside 2017, 2020–2021"), ("ru", "рядом 2017, 2020–2021\u00a0гг.")):
        shown = show(ask, "/trade", f"year=2018&years=2021,2017,2020&lang={lang}")
        assert active_filters(shown) == [("years:", name)]


def test_a_group_of_countries_is_a_chip(ask: Ask) -> None:
    (one,) = active_filters(show(ask, "/", "group=eu"))
    assert one.order == "group:"


def test_a_register_of_words_that_is_refused_leaves_partners_their_names(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise DataRefused([Reason("inquiry_words.csv", 7, "phrase", "", "is empty")])

    monkeypatch.setattr(inquiry, "load_inquiry_words", refuse)
    ask = ask_of(open_library(read_settings({})), dt.date(2026, 11, 26))
    options = filters_of(show(ask, "/partners", ""))["partner"].options
    assert {"CHN", "DEU"} <= {one.value for one in options}
    assert "inquiry_words.csv" in caplog.text


def test_cards_are_compared_with_a_year_that_has_figures(ask: Ask) -> None:
    """Against 2015, of which no trade is published, six cards said so, and no change at all."""
    page = by_id(tree(show(ask, "/", "year=2018&against=2015")))
    card = plain(text(page[ids.card("exports")]))
    assert "+25.7% against 2017" in card
    assert "“2015”" in plain(text(page[ids.PROBLEMS]))
