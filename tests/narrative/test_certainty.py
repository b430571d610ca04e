"""No value is printed with more certainty than it has: the golden figures of implied years."""

from __future__ import annotations

import datetime as dt
import math
import random
import re
from dataclasses import replace

import pytest

from dashboard.amount import Amount
from dashboard.answers.tables import EVERY
from dashboard.certainty import BOUNDS
from dashboard.charts import every_chart
from dashboard.charts.chart import Chart
from dashboard.charts.contribution import CHART as CONTRIBUTION
from dashboard.charts.from_store import chart_of
from dashboard.charts.turnover import CHART as TURNOVER
from dashboard.documents.published_cells import derived_table
from dashboard.documents.trade_cells import cards_table, changes_table
from dashboard.language import language
from dashboard.measures.growth import change, growth
from dashboard.measures.sums import part_of, total
from dashboard.narrative.amounts import bare, by, cell, figure, label, rise, signed, span, to
from dashboard.narrative.scene import scene_of
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from dashboard.typography import NBSP
from tests.equality.reading import numbers


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), dt.date(2026, 11, 22))


def _chart(ask: Ask, declared: object, query: str) -> Chart:
    return chart_of(declared, ask, read_query(query, ask.library))  # type: ignore[arg-type]


def test_2021_covers_both_values_of_the_district(ask: Ask) -> None:
    chart = _chart(ask, TURNOVER, "year=2021")
    assert chart.title == "Turnover grew by about 42% to about $12.7 billion"
    assert "$12,666–12,841 million" in chart.plot.series[0].hovers[-1]


def test_2021_in_russian(ask: Ask) -> None:
    finding = _chart(ask, TURNOVER, "year=2021&lang=ru").finding
    assert f"составил около 12,7{NBSP}млрд{NBSP}долл.{NBSP}США" in finding
    assert f"увеличился примерно на 42{NBSP}%" in finding


def test_2018_against_an_implied_year_keeps_its_decimals(ask: Ask) -> None:
    assert _chart(ask, TURNOVER, "year=2018").title == (
        "Turnover grew by about 21.5% to $11,224.9 million"
    )
    finding = _chart(ask, CONTRIBUTION, "year=2018").finding
    assert f"+15.7{NBSP}p.p." in finding and f"+5.7{NBSP}p.p." in finding


def test_the_table_of_the_chart_is_rounded_and_the_file_is_not(ask: Ask) -> None:
    texts = _chart(ask, TURNOVER, "year=2018").table.texts(language("en"))
    assert texts[0][3] == f"≈{NBSP}9,240"
    frame = EVERY["turnover"].frame(ask, read_query("", ask.library).with_(year=None))
    assert list(frame.columns)[8:11] == ["qualifier", "low_usd", "high_usd"]
    year = frame[frame["year"].eq(2020)].iloc[0]
    assert [round(year[end] / 1e6) for end in ("low_usd", "high_usd")] == [8_919, 8_996]


@pytest.mark.parametrize("qualifier", BOUNDS)
def test_nothing_that_follows_from_a_bound_is_exact(qualifier: str) -> None:
    bound, whole = Amount(5e8, "usd", "published", qualifier), Amount(9e8, "usd", "published")
    derived = (
        growth(whole, bound), growth(bound, whole), change(whole, bound), change(bound, whole),
        part_of(bound, whole), part_of(whole, bound), total([bound, whole]),
        total([bound, Amount(1e8, "usd", "published", "approx")]),
    )  # fmt: skip
    assert not any(amount.exact for amount in derived)


def test_belarus_is_not_compared_between_two_bounds(ask: Ask) -> None:
    rows = EVERY["turnover"].frame(ask, read_query("partner=BLR", ask.library).with_(year=None))
    of = rows.set_index("year")
    assert list(of.loc[[2023, 2024], "qualifier"]) == ["less-than", "more-than"]
    assert of.loc[[2023, 2024], "turnover_growth_pct"].isna().all()


def test_forms_of_one_amount() -> None:
    words = language("en")
    amount = Amount(12_722.6e6, "usd", "implied").within(12_665.6e6, 12_841.5e6)
    assert figure(words, amount) == "about $12.7 billion"
    assert cell(words, amount) == f"≈{NBSP}12,700"
    assert span(words, amount) == "$12,666–12,841 million"
    assert figure(words, Amount(7_109e6, "usd", "published")) == "$7,109.0 million"


def _ranged_amounts(ask: Ask) -> list[Amount]:
    """Every amount of the published data that stands for a range, wherever it is shown."""
    found = set()
    for text in (f"year={year}&against={year - 1}" for year in range(2017, 2022)):
        query = read_query(text, ask.library)
        scene = scene_of(ask, query)
        tables = [chart_of(one, ask, query).table for one in every_chart()]
        tables += [make(ask, scene) for make in (cards_table, changes_table, derived_table)]
        found |= {cell for table in tables for row in table.rows for cell in row.cells
                  if isinstance(cell, Amount) and cell.ranged}  # fmt: skip
    return sorted(found, key=Amount.plain)


def _random_amounts() -> list[Amount]:
    """Amounts of a thousand magnitudes and ranges, their values anywhere within these."""
    draw, found = random.Random(9), []
    for unit, least, most in (("usd", 6, 11), ("pct", -1, 3), ("points", -1, 2)):
        for _ in range(1_500):
            value = 10 ** draw.uniform(least, most) * draw.choice((1, -1))
            width, part = abs(value) * 10 ** draw.uniform(-5, 0.3), draw.random()
            ends = value - width * part, value + width * (1 - part)
            found.append(Amount(value, unit, "implied").within(*ends))  # type: ignore[arg-type]
    return found


SENTENCES = (figure, rise, to)
SHORT = (cell, bare, label, signed)


def _printed(text: str, amount: Amount, lang: str, *, millions: bool) -> float:
    """The number of a text in the unit of its amount, with the sign of that."""
    billions = any(word in text for word in ("billion", "млрд"))
    number = float(numbers(text, lang)[0])
    if amount.unit == "usd":
        number *= 1e9 if billions else 1e6 if millions or "million" in text or "млн" in text else 1
    return math.copysign(number, amount.plain())


def _outside(amounts: list[Amount], lang: str) -> list[tuple[Amount, str]]:
    """What is printed outside the range that it stands for. A range that is finer than the last
    digit that its unit is written with is met by the rounded value."""
    words, found = language(lang), []
    for amount in amounts:
        finest = 1e5 if amount.unit == "usd" else 0.1
        for form in (*SENTENCES, *SHORT):
            text = form(words, amount)
            if "<" in text:
                continue
            value = _printed(text, amount, lang, millions=form in SHORT)
            low, high = amount.ends
            near = math.isclose(value, amount.plain(), abs_tol=0.501 * finest, rel_tol=0)
            fine = high - low < 4.01 * finest
            inside = low - 1e-9 * abs(low) <= value <= high + 1e-9 * abs(high)
            if not (inside or (near and fine)):
                found.append((amount, text))
    return found


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_is_printed_of_a_range_lies_within_it(ask: Ask, lang: str) -> None:
    amounts = _ranged_amounts(ask)
    assert len(amounts) > 20
    assert _outside(amounts, lang) == []
    assert _outside(_random_amounts(), lang) == []


def _half(text: str, amount: Amount, lang: str, *, millions: bool) -> float:
    """Half a unit of the last digit of what is printed, in the unit of the amount."""
    (number,) = re.findall(r"\d[\d,.\s\u00a0]*\d|\d", text)[:1]
    _, _, decimals = number.rpartition(language(lang).t("language.decimal"))
    places = len(decimals) if language(lang).t("language.decimal") in number else 0
    unit = _printed(text, replace(amount, value=1.0), lang, millions=millions)
    unit /= float(numbers(text, lang)[0])
    return 0.5 * 10.0**-places * unit


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_only_what_stands_for_its_whole_range_is_said_to_be_exact(ask: Ask, lang: str) -> None:
    """A printed number stands for half a unit of its last digit to either side."""
    words, bare_forms = language(lang), 0
    about = ("about", "≈", "около", "примерно")
    for amount in (*_ranged_amounts(ask), *_random_amounts()):
        for form in (figure, rise, to, cell, label, signed):
            text = form(words, amount)
            if "<" in text or any(word in text for word in about):
                continue
            bare_forms += 1
            of_millions = form in (cell, label, signed)
            value = _printed(text, amount, lang, millions=of_millions)
            half = 1.001 * _half(text, amount, lang, millions=of_millions)
            assert value - half <= amount.ends[0] and amount.ends[1] <= value + half, (text, amount)
    assert bare_forms > 100


def test_a_range_wider_than_the_last_digit_is_about(ask: Ask) -> None:
    coverage = Amount(157.7, "pct", "implied").within(157.6, 157.9)
    assert figure(language("en"), coverage) == "about 157.7%"
    narrow = Amount(157.7, "pct", "implied").within(157.66, 157.74)
    assert figure(language("en"), narrow) == "157.7%"


def test_2020_is_not_rounded_out_of_its_range(ask: Ask) -> None:
    chart = _chart(ask, TURNOVER, "year=2020")
    assert chart.title.endswith("about $8.96 billion")
    assert "$8,919–8,996 million" in chart.plot.series[0].hovers[3]


@pytest.mark.parametrize(
    ("digits", "qualifier", "said"),
    [
        (2, "approx", "about $750 million"),
        (3, "more-than", "more than $750 million"),
        (3, "", "$750 million"),
        (4, "", "$750.0 million"),
        (None, "", "$750.0 million"),
    ],
)
def test_a_published_value_has_the_decimals_of_its_source(
    digits: int | None, qualifier: str, said: str
) -> None:
    amount = Amount(750e6, "usd", "published", qualifier, digits)
    assert figure(language("en"), amount) == said
    assert amount.in_formula() == ("750.0" if said == "$750.0 million" else "750")


def test_a_sum_has_no_more_decimals_than_the_coarsest_of_its_parts() -> None:
    words = language("en")
    whole = Amount(837e6, "usd", "published", digits=3)
    part = Amount(237.8e6, "usd", "published", digits=4)
    assert figure(words, total([whole, part])) == "$1,075 million"
    assert rise(words, change(whole, part)) == "+$599 million"
    assert rise(words, change(whole, whole)) == "$0 million"
    assert figure(words, total([part, part])) == "$475.6 million"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("partner=BLR&year=2022", "$837 million"),
        ("partner=BLR&year=2024", "more than $1,000 million"),
        ("partner=UKR&year=2010", "$237.8 million"),
        ("year=2018&flow=export", "$7,109.0 million"),
    ],
)
def test_charts_say_published_values_as_their_sources_do(ask: Ask, query: str, said: str) -> None:
    asked = read_query(query, ask.library, relations=True)
    chart = chart_of(TURNOVER, ask, asked)
    assert said in chart.finding
    shown = chart.table.texts(language("en"))
    number = said.split("$")[1].removesuffix(" million")
    assert any(cell.endswith(number) for row in shown for cell in row)


def test_a_table_says_about_beside_every_range(ask: Ask) -> None:
    query = read_query("", ask.library).with_(year=None)
    frame = EVERY["turnover"].frame(ask, query).set_index("year")
    for noun, unit in (("exports", "usd"), ("imports", "usd"), ("balance", "usd"),
                       ("coverage", "pct"), ("turnover_growth", "pct")):  # fmt: skip
        ranged = frame[f"{noun}_low_{unit}"].notna()
        assert ranged.any() and list(ranged[ranged].index)
        assert set(frame.loc[ranged, f"{noun}_qualifier"]) == {"approx"}, noun
        assert not set(frame.loc[~ranged, f"{noun}_qualifier"]) & {"approx"}, noun
        low, value, high = (
            frame.loc[ranged, f"{noun}{end}_{unit}"] for end in ("_low", "", "_high")
        )
        assert (low.le(value) & value.le(high)).all()
    assert frame.loc[2018, "balance_qualifier"] == "" == frame.loc[2018, "coverage_qualifier"]


def test_what_follows_from_rounded_figures_is_rounded_and_they_are_not(ask: Ask) -> None:
    words = language("en")
    about = Amount(837e6, "usd", "published", "approx", digits=2)
    assert figure(words, about) == "about $837 million"
    assert figure(words, total([about, Amount(237.8e6, "usd", "published", digits=4)])) == (
        "about $1,070 million"
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "from −$2,306 million to −$2,229 million"),
        ("ru", "от −2 306 млн долл. США до −2 229 млн долл. США"),
    ],
)
def test_a_range_below_zero_has_its_signs_before_its_numbers(lang: str, said: str) -> None:
    amount = Amount(-2_267e6, "usd", "implied").within(-2_305.6e6, -2_228.9e6)
    assert span(language(lang), amount).replace(NBSP, " ") == said
    rate = Amount(-20.2, "pct", "implied").within(-20.6, -19.8)
    assert "%–" not in span(language(lang), rate) and "–−" not in span(language(lang), rate)


def test_a_growth_of_some_hundred_per_cent_is_said_as_how_many_times() -> None:
    for pct, en, ru in (
        (905.0, "by a factor of 10", "в 10 раз"),
        (210.0, "by a factor of 3.1", "в 3,1 раза"),
        (300.0, "by a factor of 4", "в 4 раза"),
        (200.0, "by 200.0%", "на 200,0 %"),
        (21.5, "by 21.5%", "на 21,5 %"),
    ):
        amount = Amount(pct, "pct", "computed")
        assert by(language("en"), amount).replace(NBSP, " ") == en
        assert by(language("ru"), amount).replace(NBSP, " ") == ru
    about = Amount(905.0, "pct", "implied", low=850.0, high=950.0)
    assert by(language("ru"), about).replace(NBSP, " ") == "примерно в 10 раз"
    wide = Amount(420.0, "pct", "implied", low=330.0, high=520.0)
    assert "factor" not in by(language("en"), wide), (
        "between 4.3 and 6.2 times is no number of them"
    )
    assert signed(language("en"), Amount(905.0, "pct", "computed")) == "+905.0%"  # of a table


@pytest.mark.parametrize(
    ("pct", "en", "ru", "grown"),
    [
        (999.9, "+999.9%", "+999,9 %", "by a factor of 11"),
        (1_240.0, "13 times", "в 13 раз", "by a factor of 13"),
        (3_415_170.0, "34 thousand times", "в 34 тыс. раз", "by a factor of 34 thousand"),
        (250_000_000.0, "2.5 million times", "в 2,5 млн раз", "by a factor of 2.5 million"),
        (9_980_639_900.0, "100 million times", "в 100 млн раз", "by a factor of 100 million"),
    ],
)
def test_a_growth_from_next_to_nothing_is_said_in_times_in_tables_too(
    pct: float, en: str, ru: str, grown: str
) -> None:
    growth = Amount(pct, "pct", "computed")
    assert signed(language("en"), growth).replace(NBSP, " ") == en
    assert signed(language("ru"), growth).replace(NBSP, " ") == ru
    assert by(language("en"), growth).replace(NBSP, " ") == grown
    assert cell(language("en"), growth).endswith("%"), "a coverage ratio stays one"


@pytest.mark.parametrize(
    ("value", "low", "high", "said"),
    [(412_345.678, 350_000, 450_000, "about $400,000"), (54_321, 35_000, 75_000, "about $50,000"),
     (843_210, 842_000, 844_000, "about $843,000"), (843_210, 843_209.9, 843_210.1, "$843,210")],
)  # fmt: skip
def test_dollars_below_a_million_have_no_digits_that_their_range_does_not_justify(
    value: float, low: float, high: float, said: str
) -> None:
    amount = Amount(value, "usd", status="implied", low=low, high=high)
    assert figure(language("en"), amount).replace(NBSP, " ") == said


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [
        ("partners", "partner=CHN,DEU", ("$1.75 billion", "$0.74 billion")),
        ("compare", "partner=CHN,DEU", ("$1.75 billion", "$0.74 billion")),
        ("turnover", "year=2021&flow=import", ("$0.8 billion", "$4.37 billion")),
        ("partners", "partner=CHN,DEU&lang=ru", ("1,75 млрд", "0,74 млрд")),
    ],
)
def test_amounts_of_one_sentence_have_one_unit(
    ask: Ask, name: str, query: str, said: tuple[str, ...]
) -> None:
    declared = next(one for one in every_chart() if one.name == name)
    finding = _chart(ask, declared, query).finding.replace(NBSP, " ")
    assert all(one in finding for one in said), finding
    assert "million" not in finding
    assert "млн" not in finding
