"""Every figure has a quote that contains its value, every relation and event a quote; exceptions
stand in data/published/exceptions.csv with their reasons, and each of them is one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.language import languages
from dashboard.loaders.published import Published, load_published
from dashboard.loaders.records import records
from dashboard.loaders.registers import load_registers
from dashboard.loaders.relations import Relations, load_relations

DATA = Path(__file__).parents[2] / "data"

SCALES = {
    "billion": 1000, "bn": 1000, "млрд": 1000, "миллиард": 1000, "mrd": 1000,
    "million": 1, "m": 1, "млн": 1, "миллион": 1, "mio": 1,
    "тыс": 0.001, "тысяч": 0.001, "thousand": 0.001,
}  # fmt: skip
"""Words after a number → millions."""
WORDS = {
    "fifty percent": 50, "тридцатипроцентн": 30, "seven for": 7, "two contracts": 2,
    "пять миллиардов": 5000, "шаге от миллиарда": 1000, "в два раза": 2, "вдвое": 2,
    "verdoppelt": 2, "втрое": 3, "vierfache": 4, "2nd place": 2, "3rd place": 3,
    "номер один": 1, "первое место": 1, "лидером": 1, "второе место": 2, "третье место": 3,
    "platz drei": 3, "platz vier": 4, "первую группу": 1,
}  # fmt: skip
"""Numbers that sources write in words."""
NUMBER = r"\d{1,3}(?:[ ,\u00a0]\d{3})+(?:[.,]\d+)?|\d+(?:[.,] ?\d+)?"
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
    return load_published(DATA)


@pytest.fixture(scope="module")
def relations() -> Relations:
    return load_relations(DATA, load_registers(DATA))


def numbers_in(quote: str) -> set[float]:
    """The numbers of a quote as they stand, in millions where a scale follows, and together:
    ``76 млрд 721 млн`` has 76, 721, 76,000 and 76,721."""
    found: set[float] = {value for words, value in WORDS.items() if words in quote.lower()}
    whole = 0.0
    for match in re.finditer(rf"({NUMBER})[ -]?([^\W\d]*)", quote):
        plain = match[1].replace("\u00a0", "").replace(" ", "")
        if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
            plain = plain.replace(",", "")
        value = float(plain.replace(",", "."))
        found.add(value)
        word = match[2].lower()
        scale = next((SCALES[s] for s in sorted(SCALES, key=len, reverse=True)
                      if word == s or (len(s) > 2 and word.startswith(s))), None)  # fmt: skip
        if scale is not None:
            found.add(round(value * scale, 6))
            found.add(round(value * scale * 1000, 6))
            whole += value * scale
            found.add(round(whole, 6))
    return found


def contains(row: Any) -> bool:
    """Whether the quote of a figure has its value, or what it names."""
    if row.qualifier == "qualitative":
        parts = NAMES[row.figure].split(" … ")
        return all(part in row.quote for part in parts)
    return abs(row.value) in numbers_in(row.quote)


def test_every_quote_contains_its_value(published: Published) -> None:
    excepted = set(published.exceptions.query("lacks == 'value'")["row"])
    lacking = {row.figure for row in records(published.figures) if not contains(row)}
    assert lacking == excepted


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


def test_every_relation_and_event_has_a_quote_or_a_reason(
    published: Published, relations: Relations
) -> None:
    excepted = set(published.exceptions.query("lacks == 'quote'")["row"])
    ties, events = relations.relations, relations.events
    unquoted = {
        *ties.loc[ties["quote"] == "", "relation"],
        *events.loc[events["quote"] == "", "event"],
    }
    assert unquoted == excepted


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


def test_no_figure_lacks_source_quote_or_date(published: Published) -> None:
    figures, sources = published.figures, published.sources.set_index("source")
    assert (figures["quote"] != "").all()
    published_on = sources["published"].reindex(figures["source"]).to_numpy()
    dated = figures["year"].notna().to_numpy() | (published_on != "")
    told = figures["note_en"].str.contains("not stated").to_numpy()
    assert (dated | told).all()


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


def frame_with(quote: str) -> pd.DataFrame:
    return pd.DataFrame([{"figure": "T003", "qualifier": "exact", "value": 7109.0, "quote": quote}])


def test_a_quote_without_its_value_is_noticed() -> None:
    (good,) = records(frame_with("exports of goods amounted to 7,109 million US dollars"))
    (bad,) = records(frame_with("exports of goods amounted to a large sum"))
    assert contains(good) and not contains(bad)
