"""Query ⇄ address: inverse, checked against the choices of its own dataset, never raising."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.choices import Choices
from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.flows import FLOWS
from dashboard.grammar import PARTS
from dashboard.months import WHOLE_YEAR, between
from dashboard.parser import LONGEST_QUERY, query_of, read_query, understood
from dashboard.query import Problem, Query
from dashboard.values import COLOURS, KINDS, SORTS, THEMES

PARTNERS = ("CHN", "DEU", "NLD", "FIN", "BLR")
SECTORS = ("agrifood", "wood", "light-industry", "trade")
PUBLISHED = Choices(
    years=tuple(range(2005, 2027)),
    latest=2018,
    partners=frozenset(PARTNERS),
    sectors=frozenset(SECTORS),
    other_years=tuple(range(1987, 2027)),
    zooms=("world", "baltic", "asia"),
    groups={"eu": ("DEU", "FIN", "NLD"), "eaeu": ("BLR",)},
)
CUSTOMS = replace(
    PUBLISHED,
    years=(2019, 2020, 2021),
    latest=2020,
    months={2019: frozenset(range(1, 13)), 2020: frozenset({0}), 2021: frozenset({1, 2, 3})},
    release=2,
)


@dataclass(frozen=True)
class Known:
    """Datasets for the tests: two releases of customs data, and one that is not imported."""

    names: tuple[str, ...] = ("published", "customs", "demonstration")
    found: Mapping[str, Choices] = field(
        default_factory=lambda: {"published": PUBLISHED, "customs": CUSTOMS}
    )

    def choices(self, dataset: str, release: int | None = None) -> Choices:
        if dataset not in self.found or release not in (None, 1, 2):
            raise StoreUnavailable("nothing was imported")
        if release == 1:
            return replace(self.found[dataset], years=(2019,), latest=2019)
        return self.found[dataset]


KNOWN = Known()
months = st.frozensets(st.integers(1, 12), min_size=1, max_size=11)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    dataset = draw(st.sampled_from(("published", "customs")))
    release = draw(st.sampled_from((None, 1))) if dataset == "customs" else None
    choices = KNOWN.choices(dataset, release)
    asked = Query(
        dataset=dataset,
        release=release,
        flow=draw(st.none() | st.sampled_from(FLOWS)),
        partners=tuple(draw(st.lists(st.sampled_from(PARTNERS), unique=True))),
        sectors=tuple(draw(st.lists(st.sampled_from(SECTORS), unique=True))),
        code=draw(st.sampled_from(("", "XX", "27", "2710", "271019", "27101921", "0303230000"))),
        kinds=tuple(draw(st.lists(st.sampled_from(KINDS), unique=True))),
        zoom=draw(st.sampled_from(choices.zooms)),
        colour=draw(st.sampled_from(COLOURS)),
        sort=draw(st.sampled_from(SORTS)),
        lang=draw(st.sampled_from(choices.languages)),
        theme=draw(st.sampled_from(THEMES)),
        present=draw(st.booleans()),
        choices=choices,
    )
    if group := draw(st.sampled_from(("", *choices.groups))):
        asked = asked.with_(partners=choices.groups[group], group=group)
    year = draw(st.sampled_from(choices.years))
    earlier = [one for one in choices.years if one < year]
    return asked.with_(
        year=year,
        against=draw(st.sampled_from([choices.before(year), *earlier])),
        chosen_months=draw(st.none() | months),
    )


@given(queries())
def test_a_query_comes_back_from_its_address(query: Query) -> None:
    back = read_query(query.to_query(), KNOWN)
    assert back == query
    assert back.problems == ()


@given(queries())
def test_an_address_comes_back_from_its_query(query: Query) -> None:
    address = query.to_query()
    assert read_query("?" + address, KNOWN).to_query() == address


def test_defaults_are_left_out_and_the_order_is_fixed() -> None:
    assert read_query("", KNOWN).to_query() == ""
    text = "present=1&lang=ru&partner=CHN,DEU&year=2020&months=1-9&flow="
    query = read_query(text, KNOWN)
    assert query.to_query() == "year=2020&months=1-9&partner=CHN,DEU&lang=ru&present=1"
    assert query.given == {"present", "lang", "partner", "year", "months"}


def test_a_group_stands_for_its_members() -> None:
    query = read_query("group=eu", KNOWN)
    assert (query.partners, query.named) == (("DEU", "FIN", "NLD"), ())
    assert query.to_query() == "group=eu"
    assert read_query("group=eaeu&dataset=customs", KNOWN).partners == ("BLR",)
    assert query.only(["partners"]).group == ""


def test_partners_chosen_by_name_take_the_place_of_a_group() -> None:
    query = read_query("group=eu&partner=CHN", KNOWN)
    assert (query.partners, query.group) == (("CHN",), "")
    assert query.problems == (Problem("group_beside", "eu"),)
    assert read_query("group=xx&partner=CHN", KNOWN).problems == (Problem("group", "xx"),)
    chosen = read_query("group=eu", KNOWN).with_(partners=("FIN",))
    assert (chosen.named, chosen.to_query()) == (("FIN",), "partner=FIN")
    assert read_query("group=eu", KNOWN).with_(partners=()).to_query() == ""


@pytest.mark.parametrize(
    ("text", "whole", "on_year"),
    [
        ("", True, True), ("flow=export", True, True), ("sector=wood", True, False),
        ("partner=CHN", False, False), ("group=eu", False, False), ("months=1-3", False, False),
        ("year=2018&against=2016", True, False),
    ],
)  # fmt: skip
def test_sources_explain_whole_years_of_all_trade(text: str, whole: bool, on_year: bool) -> None:
    query = read_query(text, KNOWN)
    assert (query.whole_year, query.year_on_year) == (whole, on_year)


def test_a_query_knows_its_years() -> None:
    assert read_query("", KNOWN).pair == (2018, 2017)
    assert read_query("year=2021", KNOWN).pair == (2021, 2020)
    assert read_query("year=2021&against=2018", KNOWN).pair == (2021, 2018)
    assert read_query("dataset=customs", KNOWN).pair == (2020, 2019)


@pytest.mark.parametrize("against", [2018, 2019, 2021])
def test_only_a_year_before_the_chosen_one_is_compared_with(against: int) -> None:
    text = f"year=2018&against={against}"
    query = read_query(text, KNOWN)
    assert query.pair == (2018, 2017)
    assert query.problems == (Problem("against", str(against)),)
    assert query.given == {"year"}
    assert query.to_query() == ""
    with pytest.raises(UnknownSelection, match=f"{against}; .* a known year before 2018"):
        query_of({"year": "2018", "against": str(against)}, KNOWN)
    latest = read_query(f"against={against}", KNOWN)
    assert (latest.pair, latest.problems) == (query.pair, query.problems)


def test_one_number_may_be_of_the_year_compared_with_over_the_months_of_both() -> None:
    query = read_query("dataset=customs&year=2019&against=2021", KNOWN, against="any")
    assert (query.pair, query.problems) == ((2019, 2021), ())
    assert query.months == {1, 2, 3}


def test_years_are_compared_by_the_months_that_both_have() -> None:
    query = read_query("dataset=customs&year=2021&against=2019", KNOWN)
    assert (query.months, query.chosen_months) == (between(1, 3), None)
    assert query.to_query() == "dataset=customs&year=2021&against=2019"
    chosen = read_query("dataset=customs&year=2021&against=2019&months=2-9", KNOWN)
    assert (chosen.months, chosen.chosen_months) == (between(2, 3), between(2, 9))
    assert query.with_(year=2019).months is None
    assert read_query("year=2021&months=2-9", KNOWN).months == between(2, 9)


def test_a_value_stands_for_the_months_that_are_known() -> None:
    assert CUSTOMS.counted(2019, between(2, 4)) == {2, 3, 4}
    assert CUSTOMS.counted(2021, None) == {1, 2, 3}
    assert CUSTOMS.counted(2021, between(3, 9)) == {3}
    assert CUSTOMS.counted(2020, None) == PUBLISHED.counted(2020, None) == set(range(1, 13))
    assert CUSTOMS.counted(2020, between(1, 3)) == frozenset()


def test_years_are_comparable_that_differ_and_stand_for_the_same_months() -> None:
    assert read_query("year=2018", KNOWN).comparable
    assert not read_query("year=2018", KNOWN).with_(against=2018).comparable
    assert read_query("dataset=customs&year=2021&against=2019", KNOWN).comparable
    assert read_query("dataset=customs&year=2020&against=2019", KNOWN).comparable
    gap = replace(CUSTOMS, months={2019: frozenset({1, 2, 3}), 2021: frozenset({1, 3})})
    both = Query(dataset="customs", choices=gap).with_(year=2021, against=2019)
    assert both.months == {1, 3}
    assert both.comparable
    assert both.with_(chosen_months=between(3, 12)).months == {3}
    apart = replace(CUSTOMS, months={2019: frozenset({1, 2}), 2021: frozenset({3})})
    assert not Query(choices=apart).with_(year=2021, against=2019).comparable


@pytest.mark.parametrize(
    ("text", "months"),
    [("1-3,7-9", {1, 2, 3, 7, 8, 9}), ("5,3", {3, 5}), ("1-6,4-8", set(range(1, 9)))],
)
def test_months_may_have_gaps(text: str, months: set[int]) -> None:
    query = read_query(f"year=2021&months={text}", KNOWN)
    assert query.months == query.chosen_months == months
    assert read_query(query.to_query(), KNOWN) == query
    assert read_query("months=1-6,7-12", KNOWN).months is None
    for wrong in ("1-3,", "1-3,9-8", "0,5", "1-3;5"):
        assert read_query(f"months={wrong}", KNOWN).problems == (Problem("months", wrong),)


def test_a_release_is_one_of_its_dataset() -> None:
    assert read_query("dataset=customs&release=1", KNOWN).release == 1
    assert read_query("dataset=customs&release=1", KNOWN).choices.years == (2019,)
    for text, problems in (
        ("dataset=customs&release=9", (Problem("release", "9"),)),
        ("dataset=customs&release=0", (Problem("release", "0"),)),
        ("release=1", (Problem("release", "1"),)),
        ("dataset=demonstration&release=1", (Problem("dataset", "demonstration"),)),
    ):
        query = read_query(text, KNOWN)
        assert (query.release, query.problems) == (None, problems)
        assert "release" not in query.given


def test_the_current_release_is_the_default() -> None:
    query = read_query("dataset=customs&release=2", KNOWN)
    assert (query.release, query.problems) == (None, ())
    assert query.to_query() == "dataset=customs"


def test_years_are_those_of_the_dataset() -> None:
    query = read_query("dataset=customs&year=2010&against=2018", KNOWN)
    assert query.problems == (Problem("year", "2010"), Problem("against", "2018"))
    assert query.pair == (2020, 2019)


def test_relations_may_be_asked_of_years_without_trade() -> None:
    text = "dataset=customs&year=1990"
    assert read_query(text, KNOWN).problems == (Problem("year", "1990"),)
    query = read_query(text, KNOWN, relations=True)
    assert (query.year, query.problems) == (1990, ())
    assert read_query(query.to_query(), KNOWN, relations=True) == query


def _valid(query: Query) -> None:
    choices = KNOWN.choices(query.dataset, query.release)
    assert query.pair[0] in choices.years
    assert query.flow in (None, *FLOWS)
    assert set(query.partners) <= choices.partners
    assert set(query.sectors) <= choices.sectors
    assert query.lang in choices.languages
    assert query.theme in THEMES
    if query.chosen_months is not None:
        assert frozenset() < query.chosen_months < WHOLE_YEAR
    assert read_query(query.to_query(), KNOWN) == query


@given(st.text(max_size=LONGEST_QUERY + 10))
def test_no_text_raises(text: str) -> None:
    _valid(read_query(text, KNOWN))


@given(st.dictionaries(st.sampled_from(tuple(PARTS)), st.text(max_size=30)))
def test_no_value_raises_and_what_is_understood_is_valid(values: dict[str, str]) -> None:
    _valid(read_query(urlencode(values, errors="replace"), KNOWN))


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
        ("dataset=demonstration", "dataset", "demonstration"),
        ("release=-1", "release", "-1"),
        ("lang=de", "lang", "de"),
        ("theme=pink", "theme", "pink"),
        ("present=yes", "present", "yes"),
        ("present=0", None, None),
        ("utm_source=mail", None, None),
        ("yeer=2017", "name", "yeer"),
        ("yeer=2017&Folw=export&yeer=2018", "names", "yeer, Folw"),
        ("view=1&" + "&".join(f"n{i}=1" for i in range(400)), "address", "2696 > 2000"),
        ("partner=ZZZ", "partner", "ZZZ"),
        ("sector=<script>", "sector", "<script>"),
        ("code=98", "code", "98"),
        ("kind=party", "kind", "party"),
    ],
)
def test_what_falls_back_is_named(query: str, name: str | None, value: str | None) -> None:
    found = read_query(query, KNOWN)
    assert found == read_query("", KNOWN)
    assert found.problems == (() if name is None else (Problem(name, str(value)),))
    if name is not None:
        with pytest.raises(UnknownSelection, match=f"unknown {name}: "):
            understood(found)


def test_what_is_known_of_a_list_is_kept() -> None:
    found = read_query("partner=chn,ZZZ,,DEU,CHN&sector=WOOD,coal", KNOWN)
    assert found.partners == ("CHN", "DEU")
    assert found.sectors == ("wood",)
    assert found.problems == (Problem("partner", "ZZZ"), Problem("sector", "coal"))


def test_a_name_that_stands_twice_counts_once_and_is_named() -> None:
    found = read_query("partner=CHN&partner=DEU&year=2017&year=2017", KNOWN)
    assert found.partners == ("DEU",)
    assert found.problems == (Problem("twice", "partner"),)


def test_a_name_is_read_in_letters_of_any_size() -> None:
    found = read_query("Year=2017&PARTNER=chn&partner=DEU", KNOWN)
    assert (found.year, found.partners) == (2017, ("DEU",))
    assert found.problems == (Problem("twice", "partner"),)


def test_a_value_without_capital_letters_is_read_in_letters_of_any_size() -> None:
    found = read_query("lang=RU&flow=Export&theme=DARK", KNOWN)
    assert (found.lang, found.flow, found.theme, found.problems) == ("ru", "export", "dark", ())


def test_codes_with_capital_letters_are_found_too() -> None:
    """Another region names its fields and groups as it likes."""
    capital = replace(PUBLISHED, sectors=frozenset({"IT", "wood"}), groups={"CIS": ("BLR",)},
                      zooms=("World", "baltic"))  # fmt: skip
    known = Known(found={"published": capital})
    for asked in ("sector=IT,WOOD&group=CIS&zoom=World", "sector=it,Wood&group=cis&zoom=world"):
        found = read_query(asked, known)
        assert (found.sectors, found.group, found.zoom) == (("IT", "wood"), "CIS", "World")
        assert not found.problems
    assert read_query("without=it", known).problems == (Problem("without", "it"),)


def test_names_that_there_are_not_are_named_together() -> None:
    assert read_query("Yaer=2017", KNOWN).problems == (Problem("name", "Yaer"),)
    assert read_query("Yaer=2017&shoe=1", KNOWN).problems == (Problem("names", "Yaer, shoe"),)


def test_one_month_is_a_range_and_twelve_are_the_year() -> None:
    assert read_query("months=5", KNOWN).months == between(5, 5)
    assert read_query("months=1-12", KNOWN).months is None


def test_a_long_value_is_told_in_short_and_a_long_query_is_not_read() -> None:
    assert read_query("flow=" + "x" * 500, KNOWN).problems == (Problem("flow", "x" * 60),)
    long = "year=2017&flow=" + "x" * LONGEST_QUERY
    assert read_query(long, KNOWN) == read_query("", KNOWN)
    assert read_query(long, KNOWN).problems[0].name == "address"


def test_a_query_forgets_all_but_what_is_asked_of_it() -> None:
    query = read_query("dataset=customs&release=1&year=2019&flow=export&lang=ru", KNOWN)
    kept = query.only(("flow",))
    assert (kept.dataset, kept.release, kept.flow) == ("customs", 1, "export")
    assert (kept.year, kept.lang) == (None, "en")


def test_flags_are_read_by_the_same_rules_but_nothing_falls_back() -> None:
    flags = {"dataset": "customs", "year": "2019", "partner": "chn"}
    assert query_of(flags, KNOWN) == read_query(urlencode(flags), KNOWN)
    for wrong, said in (
        ({"year": "1700"}, "unknown year: 1700; there are 20"),
        (
            {"year": "2018", "partner": "ZZZ", "flow": "both"},
            "unknown partner: ZZZ; there are .*\nunknown flow: both",
        ),
        ({"partner": " , "}, "--partner is empty"),
        ({"dataset": "secret"}, "unknown dataset: secret"),
        ({"release": "1"}, "unknown release: 1"),
    ):
        with pytest.raises(UnknownSelection, match=said):
            query_of(wrong, KNOWN)
    for missing in ({"dataset": "demonstration"}, {"dataset": "customs", "release": "9"}):
        with pytest.raises(StoreUnavailable):
            query_of(missing, KNOWN)


def test_a_year_is_compared_with_the_last_one_before_it_that_is_known() -> None:
    known = Known(found={"published": replace(PUBLISHED, traded=(2014, 2018))})
    assert read_query("", known).pair == (2018, 2014)
    assert read_query("year=2020", known).pair == (2020, 2018)
    assert read_query("year=2014", known).pair == (2014, 2013)
    chosen = read_query("year=2020&against=2014", known)
    assert chosen.pair == (2020, 2014) and chosen.to_query() == "year=2020&against=2014"
    # Of a year between nothing is known: all cards said so, and none what it is compared with.
    unknown = read_query("year=2020&against=2019", known)
    assert unknown.pair == (2020, 2018)
    assert unknown.problems == (Problem("against", "2019"),)
    assert read_query("year=2020&against=2018", known).to_query() == "year=2020"
