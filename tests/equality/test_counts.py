"""One count everywhere: sentence of the overview, timeline, matrix, map, profile, brief, slide and
table count the same events and relations, as a plain reading of the files does."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from dashboard.answers import locations, relations
from dashboard.answers.tables import TABLES
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.address import Address, known_code, query_at
from dashboard.documents.brief import brief_of
from dashboard.documents.slide import slide
from dashboard.language import languages
from dashboard.measures.event_years import LANES
from dashboard.pages.components.profile import facts
from dashboard.pages.profile import profile_of
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.settings import ROOT, read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.trees import text

ABROAD = ("partner-region", "country", "municipal")
YEARS = range(1987, 2027)


@dataclass(frozen=True)
class Held:
    """An event with partners abroad, as the file has it."""

    event: str
    years: range
    codes: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[str]


def read() -> list[Held]:
    with (ROOT / "data/published/events.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file)
                if row["scope"] in ABROAD and row["held"] != "announced"]  # fmt: skip
    found = []
    for row in rows:
        first, last = row["start"][:4], (row["end"] or row["start"])[:4]
        years = range(int(first), int(last) + 1) if first else range(0)
        countries = frozenset(row["country"].split(";")) - {""}
        codes = (countries | frozenset(row["region"].split(";"))) - {""}
        sectors = frozenset(row["sectors"].split(";")) - {""}
        found.append(Held(row["event"], years, codes, countries, sectors))
    return found


EVENTS = read()
CODES = sorted({code for one in EVENTS for code in one.codes})


def counts(code: str, year: int) -> tuple[int, int]:
    """Events of the year and of all years with a country or region; of everyone without a code."""
    found = [one for one in EVENTS if not code or code in one.codes]
    return sum(year in one.years for one in found), len(found)


def some_years(code: str) -> Iterable[int]:
    """The years in which there was an event with it, and one without."""
    there = {year for one in EVENTS if code in one.codes for year in one.years}
    return sorted({*there, next(year for year in YEARS if year not in there)})


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), dt.date(2026, 11, 26))


def query_for(ask: Ask, lang: str, year: int, code: str = "") -> Query:
    query = read_query(f"lang={lang}&year={year}", ask.library, relations=True)
    address = Address(f"/relations/{code}", "profile", code)
    return query_at(query, address, ask.library.registers)


def drawn(ask: Ask, name: str, query: Query) -> Chart:
    declared = chart_named(name)
    assert declared is not None
    return chart_of(declared, ask, query)


def numbers(sentence: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", sentence)]


def held_in(chart: Chart) -> set[str]:
    """The events with partners abroad that are listed as those of the year."""
    return {item.row for one in chart.lists if one.brief for item in one.items}


def column(chart: Chart, year: int) -> int:
    """How high the column of a year is."""
    place = [one.key for one in chart.plot.categories].index(str(year))
    return sum(int(one.amounts[place].value or 0) for one in chart.plot.of("bar"))


def column_of(chart: Chart, lane: str, year: int) -> int:
    """How many events stand in a lane in a year."""
    place = [one.key for one in chart.plot.categories].index(str(year))
    row = [one.key for one in chart.plot.rows].index(lane)
    return int(chart.plot.series[row].amounts[place].value or 0)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("year", YEARS)
def test_the_overview_counts_the_events_of_every_year(ask: Ask, lang: str, year: int) -> None:
    query = query_for(ask, lang, year)
    chart, (here, total) = drawn(ask, "timeline", query), counts("", year)
    countries = {code for one in EVENTS if year in one.years for code in one.countries}
    if here:
        expected = [here, len(countries), year] if countries else [here, year]
        assert numbers(chart.title) == expected
        with_most = chart.finding.split(";")[0]
        assert set(numbers(with_most)) == {here, year}
    assert held_in(chart) == {one.event for one in EVENTS if year in one.years}
    assert column(chart, year) == here
    lanes = drawn(ask, "timeline", query.with_(timeline="partners"))
    assert {row.key: column_of(lanes, row.key, year) for row in lanes.plot.rows
            if row.key not in LANES} == {
        row.key: sum(row.key in one.countries for one in EVENTS if year in one.years)
        for row in lanes.plot.rows if row.key not in LANES}  # fmt: skip
    declared = chart_named("timeline")
    assert declared is not None
    made = [fact.amount.value for fact in slide(ask, declared, query, "").facts]
    assert made == [here, total, len(countries)]
    table = TABLES["events"].frame(ask, query)
    assert int(table["counted_as"].eq("foreign").sum()) == here


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("code", CODES)
def test_profile_brief_timeline_and_table_count_alike(ask: Ask, code: str, lang: str) -> None:
    assert known_code(code, ask.library.registers) == code
    for year in some_years(code):
        query, (here, total) = query_for(ask, lang, year, code), counts(code, year)
        chart = drawn(ask, "timeline", query)
        expected = [here, year, total] if here else [year, total]
        # A title of many words leaves the count of all years to the facts.
        title = numbers(chart.title.replace(code, ""))
        assert title in (expected, expected[:-1])
        country = query.partners[0]
        beside = counts(country, year)
        if query.region:
            sentences = ";".join([chart.finding, *chart.known])
            assert country_numbers(sentences, lang) == [beside[0], year, beside[1]]
        page = show(ask, f"/relations/{code}", f"lang={lang}&year={year}")
        profile = profile_of(page)
        shown = text(facts(profile, page.scene))
        tallies = [(one.events.in_year, one.events.total) for one in profile.tallies]
        assert tallies == ([(here, total), beside] if query.region else [(here, total)])
        for number in (here, total):
            assert str(number) in shown
        lines = next(part.lines for part in brief_of(ask, query, code).parts
                     if part.noun == "counts")  # fmt: skip
        assert numbers(lines[0])[-3:] == [here, year, total]
        table = TABLES["events"].frame(ask, query)
        assert int(table["counted_as"].eq("foreign").sum()) == beside[0]


def country_numbers(sentences: str, lang: str) -> list[int]:
    """The numbers of the part that is about the whole country."""
    words = {"en": "as a whole", "ru": "в целом"}[lang]
    return numbers(next(part for part in sentences.split(";") if words in part))


def test_the_matrix_counts_as_the_table_of_partner_and_field(ask: Ask) -> None:
    query = query_for(ask, "en", 2018)
    cells = drawn(ask, "matrix", query).table.rows
    assert cells
    for row in cells:
        partner, field = row.key.split("/")
        expected = [one for one in EVENTS if partner in one.countries and field in one.sectors]
        assert row.cells[3].value == len(expected), row.key
        table = TABLES["events"].frame(
            ask, query.with_(year=None, partners=(partner,), sectors=(field,))
        )
        assert int(table["counted_as"].eq("foreign").sum()) == len(expected), row.key
    named = {(one, field) for event in EVENTS for one in event.countries for field in event.sectors}
    assert named <= {tuple(row.key.split("/")) for row in cells}


@pytest.mark.parametrize("year", YEARS)
def test_the_map_and_the_list_count_as_the_profiles(ask: Ask, year: int) -> None:
    query = query_for(ask, "en", year)
    for row in ask(locations.regions, query).itertuples():
        assert (row.events_in_year, row.events_total) == counts(row.region, year), row.region
    for row in ask(relations.listed_partners, query).itertuples():
        assert row.events == counts(row.code, year)[1], row.code


def test_partners_are_foreign(ask: Ask) -> None:
    query = query_for(ask, "en", 2018)
    home = ask.library.registers.home
    timeline = drawn(ask, "timeline", query.with_(timeline="partners"))
    lanes = {row.key for row in timeline.plot.rows} - set(LANES)
    rows = {row.key for row in drawn(ask, "matrix", query).plot.rows}
    listed = set(ask(relations.listed_partners, query)["country"])
    for codes in (lanes, rows, listed):
        assert not codes & {home, "EUU", "AFR", "WLD", ""}
