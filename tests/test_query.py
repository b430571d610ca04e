"""Query ⇄ query of the address: inverse, and no query ever raises."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query import (
    COLOURS,
    DATASETS,
    FLOWS,
    KINDS,
    LANGUAGES,
    LONGEST_QUERY,
    SORTS,
    THEMES,
    ZOOMS,
    Choices,
    Problem,
    Query,
    from_query,
)

PARTNERS = ("CHN", "DEU", "NLD", "FIN", "BLR")
SECTORS = ("agrifood", "wood", "light-industry", "trade")
CHOICES = Choices(
    years=tuple(range(1987, 2027)),
    latest=2018,
    partners=frozenset(PARTNERS),
    sectors=frozenset(SECTORS),
)
NAMES = ("dataset", "year", "against", "months", "flow", "partner", "sector", "code", "release",
         "kind", "zoom", "colour", "sort", "lang", "theme", "present")  # fmt: skip

months = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(sorted).map(tuple)
selections = st.builds(
    Query,
    dataset=st.sampled_from(DATASETS),
    year=st.none() | st.sampled_from(CHOICES.years),
    against=st.none() | st.sampled_from(CHOICES.years),
    months=st.none() | months.filter(lambda ends: ends != (1, 12)),
    flow=st.none() | st.sampled_from(FLOWS),
    partners=st.lists(st.sampled_from(PARTNERS), unique=True).map(tuple),
    sectors=st.lists(st.sampled_from(SECTORS), unique=True).map(tuple),
    code=st.sampled_from(("", "XX", "27", "2710", "271019", "27101921", "0303230000")),
    release=st.none() | st.integers(1, 99_999_999),
    kinds=st.lists(st.sampled_from(KINDS), unique=True).map(tuple),
    zoom=st.sampled_from(ZOOMS),
    colour=st.sampled_from(COLOURS),
    sort=st.sampled_from(SORTS),
    lang=st.sampled_from(LANGUAGES),
    theme=st.sampled_from(THEMES),
    present=st.booleans(),
)


@given(selections)
def test_a_selection_comes_back_from_its_query(selection: Query) -> None:
    back = from_query(selection.to_query(), CHOICES)
    assert back == selection
    assert back.problems == ()


@given(selections)
def test_a_query_comes_back_from_its_selection(selection: Query) -> None:
    query = selection.to_query()
    assert from_query("?" + query, CHOICES).to_query() == query


def test_defaults_are_left_out_and_the_order_is_fixed() -> None:
    assert Query().to_query() == ""
    own = Query(lang="ru", partners=("CHN", "DEU"), months=(1, 9), year=2018, present=True)
    assert own.to_query() == "year=2018&months=1-9&partner=CHN,DEU&lang=ru&present=1"


def _valid(selection: Query) -> None:
    assert selection.dataset in DATASETS
    assert selection.year is None or selection.year in CHOICES.years
    assert selection.against is None or selection.against in CHOICES.years
    assert selection.flow in (None, *FLOWS)
    assert set(selection.partners) <= CHOICES.partners
    assert set(selection.sectors) <= CHOICES.sectors
    assert selection.lang in LANGUAGES
    assert selection.theme in THEMES
    if selection.months is not None:
        assert 1 <= selection.months[0] <= selection.months[1] <= 12
    assert from_query(selection.to_query(), CHOICES) == selection


@given(st.text(max_size=LONGEST_QUERY + 10))
def test_no_text_raises(text: str) -> None:
    _valid(from_query(text, CHOICES))


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=30)))
def test_no_value_raises_and_what_is_understood_is_valid(values: dict[str, str]) -> None:
    _valid(from_query(urlencode(values), CHOICES))


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("year=1700", "year", "1700"),
        ("year=2018x", "year", "2018x"),
        ("year=002018999", "year", "002018999"),
        ("year=２０１８", "year", "２０１８"),
        ("against=", None, None),
        ("against=soon", "against", "soon"),
        ("months=0-3", "months", "0-3"),
        ("months=9-1", "months", "9-1"),
        ("months=1-13", "months", "1-13"),
        ("months=-", "months", "-"),
        ("flow=exports", "flow", "exports"),
        ("dataset=secret", "dataset", "secret"),
        ("release=-1", "release", "-1"),
        ("lang=de", "lang", "de"),
        ("theme=pink", "theme", "pink"),
        ("present=yes", "present", "yes"),
        ("present=0", None, None),
        ("utm_source=mail", None, None),
        ("partner=ZZZ", "partner", "ZZZ"),
        ("sector=<script>", "sector", "<script>"),
    ],
)
def test_what_falls_back_is_named(query: str, name: str | None, value: str | None) -> None:
    found = from_query(query, CHOICES)
    assert found == Query()
    assert found.problems == (() if name is None else (Problem(name, str(value)),))


def test_what_is_known_of_a_list_is_kept() -> None:
    found = from_query("partner=chn,ZZZ,,DEU,CHN&sector=WOOD,coal", CHOICES)
    assert found.partners == ("CHN", "DEU")
    assert found.sectors == ("wood",)
    assert found.problems == (Problem("partner", "ZZZ"), Problem("sector", "coal"))


def test_one_month_is_a_range_and_twelve_are_the_year() -> None:
    assert from_query("months=5", CHOICES).months == (5, 5)
    assert from_query("months=1-12", CHOICES).months is None


def test_a_long_value_is_told_in_short_and_a_long_query_is_not_read() -> None:
    assert from_query("flow=" + "x" * 500, CHOICES).problems == (Problem("flow", "x" * 60),)
    long = "year=2017&flow=" + "x" * LONGEST_QUERY
    assert from_query(long, CHOICES) == Query()
    assert from_query(long, CHOICES).problems[0].name == "address"


def test_resolving_fills_in_the_years() -> None:
    assert Query().resolved(CHOICES).year == 2018
    assert Query().resolved(CHOICES).against == 2017
    assert Query(year=2021).resolved(CHOICES).against == 2020
    assert Query(year=2021, against=2018).resolved(CHOICES).against == 2018
    assert Query(flow="import").with_(flow=None) == Query()
