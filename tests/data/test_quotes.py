"""The evidence of our data. That each figure has its value in its quote is a rule of loading
(`dashboard.loaders.quotes`); its exceptions stand in data/published/exceptions.csv."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dashboard.language import languages
from dashboard.loaders.published import Published, load_published
from dashboard.loaders.quotes import Exceptions, numbers_in
from dashboard.loaders.records import records
from dashboard.loaders.registers import load_registers
from dashboard.loaders.relations import Relations, load_relations

DATA = Path(__file__).parents[2] / "data"

NAMES = {
    "T017": "fuel and energy products", "T166": "mineral products",
    "T018": "machinery and equipment",
    "T026": "Netherlands", "T027": "China", "T028": "Denmark", "T029": "Finland", "T030": "USA",
    "T031": "Sweden", "T032": "Estonia", "T033": "Belgium", "T034": "Turkey", "T035": "Norway",
    "T076": "нефтепродукты", "T077": "шины", "T078": "неорганической химии",
    "T081": "экспорта … преобладает над импортом", "T101": "50 на 50",
    "T108": "одно из ведущих мест",
    "T121": "табачные изделия", "T122": "яйцо", "T123": "мясо птицы", "T124": "coffee and tea",
    "T125": "tobacco", "T126": "paper", "T127": "building materials", "T128": "poultry",
    "T141": "шины", "T142": "сигареты", "T143": "оптическую продукцию", "T154": "значительный рост",
}  # fmt: skip
"""What the quote of a figure without a number must name."""


@pytest.fixture(scope="module")
def published() -> Published:
    return load_published(DATA, load_registers(DATA))


@pytest.fixture(scope="module")
def relations() -> Relations:
    return load_relations(DATA, load_registers(DATA))


def names(row: Any) -> bool:
    """Whether the quote of a figure without a number names what it is about."""
    return all(part in row.quote for part in NAMES[row.figure].split(" … "))


def test_figures_without_a_number_name_what_they_are_about(published: Published) -> None:
    without = published.figures[published.figures["qualifier"].eq("qualitative")]
    assert all(names(row) for row in records(without))


def test_every_exception_is_one(published: Published, relations: Relations) -> None:
    """What is listed as lacking something does lack it: a quote mended later is noticed."""
    none = Exceptions(published.exceptions.iloc[:0])
    dated = set(published.sources.loc[published.sources["published"].ne(""), "source"])
    found = [
        (getattr(row, key), fault.column)
        for frame, key, faults in (
            (published.figures, "figure", none.figures(published.figures, dated)),
            (relations.relations, "relation", none.relations(relations.relations, dated)),
            (relations.events, "event", none.events(relations.events)),
        )
        for fault in faults
        for row in (records(frame)[fault.position],)
    ]
    lacks = {"quote": "quote", "value": "quote", "digits": "quote", "date": "since"}
    excepted = [
        (row.row, "year" if (row.lacks, row.row[0]) == ("date", "T") else lacks[row.lacks])
        for row in records(published.exceptions)
    ]
    assert sorted(found) == sorted(excepted)


@pytest.mark.parametrize(
    ("quote", "value", "there"),
    [
        ("составил 76 млрд 721 млн долларов США", 76721, True),
        ("amounted to 10,224.9 million US dollars", 10224.9, True),
        ("Leningrad Region (12,8%)", 12.8, True),
        ("within the 700 million mark", 701, False),
        ("В тройку экспортеров-лидеров СЗФО вошли Санкт-Петербург", 2, False),
        ("В 2021 году рост", 21, False),
    ],
)
def test_numbers_of_a_quote_are_read_as_its_language_writes_them(
    quote: str, value: float, there: bool
) -> None:
    assert (value in numbers_in(quote)) == there


def test_a_quote_says_its_language_and_what_it_says_in_every_other(
    published: Published, relations: Relations
) -> None:
    languages_of = published.sources.set_index("source")["language"]
    for frame in (published.figures, relations.relations, relations.events):
        for row in records(frame):
            if not row.quote:
                assert not row.quote_lang, row
                continue
            assert row.quote_lang in languages_of[row.source].split(";"), row
            for code in languages():
                gist = getattr(row, f"gist_{code}")
                assert bool(gist) == (code != row.quote_lang), (row, code)


def test_digits_are_those_of_the_value(published: Published) -> None:
    figures = published.figures
    assert (figures["digits"].isna() == figures["value"].isna()).all()
    by_id = figures.set_index("figure")["digits"]
    expected = {"T001": 6, "T003": 5, "T009": 3, "T013": 2, "T023": 2, "T038": 5, "T049": 3,
                "T082": 1, "T097": 1, "T098": 1, "T162": 3}  # fmt: skip
    assert by_id[list(expected)].to_dict() == expected


def test_every_source_of_rows_is_used_and_no_other(
    published: Published, relations: Relations
) -> None:
    used: set[str] = set()
    for frame in (published.figures, relations.relations, relations.events):
        for column in {"source", "also", "end_source"} & set(frame.columns):
            used |= {code for cell in frame[column] for code in cell.split(";")}
    roles = published.sources.set_index("source")["role"]
    assert set(roles.index[roles == "figures"]) <= used
    assert not used & set(roles.index[roles.isin(["lead", "context"])])


def test_dates_of_sources_say_how_they_are_known(published: Published) -> None:
    sources = published.sources
    assert ((sources["published"] == "") == (sources["dated"] == "unknown")).all()
    assert (sources["accessed"].str.len() == 10).all()


def test_addresses_lead_to_the_page_itself(published: Published) -> None:
    addresses = published.sources.set_index("source")["address"]
    assert addresses["C02"].endswith("/external-relations/international-relations/")
    assert addresses["C56"].endswith("-1.16857831")
    known = addresses[addresses != ""]
    assert known.is_unique and known.str.match(r"https?://\S+$").all()


def test_titles_and_publishers_are_to_be_had_in_every_language(published: Published) -> None:
    latin, cyrillic = re.compile(r"[A-Za-zÀ-ž]"), re.compile(r"[А-Яа-яЁё]")
    for row in records(published.sources):
        own = row.language.split(";")
        titles = {code: getattr(row, f"title_{code}") or row.title for code in languages()}
        if row.source[0] != "F":
            assert latin.search(titles["en"]) and cyrillic.search(titles["ru"]), row.source
        assert not cyrillic.search(row.publisher_en or row.publisher), row.source
        assert row.published <= row.accessed and own


def test_places_where_a_contradiction_stands_are_there(
    published: Published, relations: Relations
) -> None:
    ids = {"relations": set(relations.relations["relation"]),
           "events": set(relations.events["event"])}  # fmt: skip
    for row in records(published.contradictions):
        for column, known in ids.items():
            assert {code for code in getattr(row, column).split(";") if code} <= known
        assert row.years, row.contradiction


def test_a_choice_is_one_of_its_figures_or_follows_from_them(published: Published) -> None:
    figures = published.figures.set_index("figure")
    for row in records(published.choices):
        listed = row.figures.split(";")
        if row.chosen:
            assert row.chosen in listed and figures.at[row.chosen, "value"] == row.value
        else:
            left, sign, right = row.formula.split()
            found = float(left) + float(right) if sign == "+" else float(left) * float(right)
            assert round(found, -1 if row.qualifier == "approx" else 1) == pytest.approx(
                row.value, abs=5 if row.qualifier == "approx" else 0.05
            )
        assert set(listed) <= set(
            published.contradictions.set_index("contradiction")
            .at[row.contradiction, "figures"]
            .split(";")
        ) | {"T039"}


def test_the_exports_of_the_district_are_those_that_the_growth_leads_to(
    published: Published,
) -> None:
    choices = published.choices
    (row,) = records(choices[(choices["territory"] == "NWFD") & (choices["year"] == 2021)])
    assert (row.measure, row.value, row.low, row.high) == ("export", 61000, 61000, 61450)
    assert row.chosen == "" and "61.4" in row.why_en and "61,4" in row.why_ru


def test_no_quote_is_so_long_that_it_is_more_than_a_quote(relations: Relations) -> None:
    for frame in (relations.relations, relations.events):
        assert frame["quote"].str.split().str.len().max() <= 12
