"""What is said of the turnover: the source's own form, grammatical in both languages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.choices import Choices
from dashboard.loaders.records import records
from dashboard.months import between
from dashboard.narrative.turnover import finding, reconciled, turnover_hover
from tests.frames import turnover
from tests.scenes import golden_years, plain, year_of

CAUSES = {"export": ("fuel",), "import": ("machines",)}
YEAR = frozenset(range(1, 13))
GAPS = Choices((2017, 2018), 2018, frozenset(), frozenset(), months={2017: YEAR, 2018: YEAR - {5}})


def rows_of(*rows):
    frame = turnover(pd.DataFrame(rows)) if rows else turnover(golden_years())
    return {int(row.year): row for row in records(frame)}


def test_the_finding_has_the_form_of_the_source(scene):
    assert finding(scene(), rows_of(), CAUSES) == (
        "In 2018 the turnover of the Leningrad Region increased by 21.5% against 2017 (by $1,984.1"
        " million) and amounted to $11,224.9 million. Exports increased by 25.7% to $7,109.0"
        " million due to the growth of exports of fuel and energy products."
        " Imports increased by 14.8% to $4,115.9 million due to the growth of imports of machinery"
        " and equipment."
    )


def test_the_finding_in_russian(scene):
    assert plain(finding(scene("ru"), rows_of(), CAUSES)) == (
        "В 2018 году оборот Ленинградской области увеличился на 21,5 % к 2017 году (на 1 984,1 млн"
        " долл. США) и составил 11 224,9 млн долл. США. Экспорт увеличился на 25,7 % за счёт роста"
        " экспорта топливно-энергетических товаров — до 7 109,0 млн долл. США. Импорт"
        " увеличился на 14,8 % за счёт роста импорта машин и оборудования — до 4 115,9 млн"
        " долл. США."
    )


def test_a_flow_is_told_alone_with_its_cause(scene):
    text = finding(scene(flow="export"), rows_of(), CAUSES)
    assert text.startswith("In 2018 the exports of the Leningrad Region increased by 25.7%")
    assert text.endswith("due to the growth of exports of fuel and energy products.")
    assert "Imports" not in text


def test_a_fall_is_told_as_a_fall(scene):
    rows = rows_of(year_of(2017, 2000, 2000), year_of(2018, 1000, 2000))
    text = plain(finding(scene("ru"), rows, {}))
    assert "сократился на 25,0 % к 2017 году (на 1 000,0 млн долл. США)" in text
    assert "Импорт почти не изменился: 2 000,0 млн долл. США" in text
    assert ".." not in text


def test_what_fell_has_no_cause_of_growth(scene):
    rows = rows_of(year_of(2017, 2000, 2000), year_of(2018, 1000, 2000))
    assert "due to" not in finding(scene(), rows, CAUSES)


def test_months_are_named_in_both_languages(scene):
    rows = rows_of(year_of(2017, 1000, 1000), year_of(2018, 2000, 1000))
    ru, en = scene("ru", months=between(1, 9)), scene(months=between(1, 9))
    assert plain(finding(ru, rows, {})).startswith("За январь–сентябрь 2018 года оборот")
    assert "against the same months of 2017" in finding(en, rows, {})


@pytest.mark.parametrize(
    ("lang", "head"), [("en", "January–September 2018"), ("ru", "Январь–сентябрь 2018 года")]
)
def test_a_bar_of_some_months_is_never_headed_by_the_year_alone(scene, lang, head):
    row = rows_of()[2018]
    assert plain(turnover_hover(scene(lang, months=between(1, 9)), row)).split("\n")[0] == head
    assert turnover_hover(scene(lang), row).split("\n")[0] == "2018"


@pytest.mark.parametrize(("lang", "head"), [("en", "January–April 2018"), ("ru", "Январь–апрель")])
def test_a_bar_of_a_year_known_in_part_says_of_which(scene, lang, head):
    part = {2017: YEAR, 2018: frozenset(range(1, 5))}
    asked = scene(lang, choices=replace(GAPS, months=part, flow_months={}))
    assert plain(turnover_hover(asked, rows_of()[2018])).startswith(head)
    assert turnover_hover(asked, rows_of()[2017]).startswith("2017")


LEVEL = "In {} the turnover of the Leningrad Region with Belarus amounted to {}."


def test_filters_are_named_and_then_it_is_not_the_whole_region(scene):
    rows = rows_of(year_of(2017, 1, 1), year_of(2018, 2, 1))
    text = finding(scene(partners=("CHN",)), rows, {})
    assert text.startswith(
        "In 2018 the turnover of the Leningrad Region with China increased by 50.0%"
    )


@pytest.mark.parametrize("choice", [{"against": 2018}, {"choices": GAPS}])
def test_years_that_may_not_be_compared_have_a_level_and_no_growth(scene, choice):
    text = finding(scene(**choice), rows_of(), CAUSES)
    assert text == "In 2018 the turnover of the Leningrad Region amounted to $11,224.9 million."


def test_nothing_is_computed_from_more_than(scene):
    rows = rows_of(year_of(2021, whole=700, qualifier="more-than"), year_of(2022, whole=837))
    later = scene(partners=("BLR",), year=2022)
    assert finding(later, rows, {}) == LEVEL.format(2022, "$837.0 million")
    earlier = finding(scene(partners=("BLR",), year=2021), rows, {})
    assert earlier == LEVEL.format(2021, "more than $700.0 million")


def test_nothing_known_is_nothing_said(scene):
    assert finding(scene(year=2019), rows_of(), {}) == ""
    assert finding(scene(year=2016), rows_of(), {}) == ""


def checked(difference, said=""):
    (row,) = records(
        pd.DataFrame(
            {
                "published_usd": [11224.9e6 - difference],
                "computed_usd": [11224.9e6],
                "difference_usd": [difference],
                "kind": ["explained" if said else "open"],
                "verdict_en": [said],
                "figure": ["turnover"],
                "year": [2018],
                "note": [""],
                "published_row": ["T003"],
                "computed_rows": ["T001;T002"],
                "computed_qualifier": [""],
                **{f"{noun}_digits": [6] for noun in ("published", "computed", "difference")},
            }
        )
    )
    return {2018: row}


def test_a_misprint_is_told_of_the_region_as_a_whole_only(scene):
    assert "10,224.9" in reconciled(scene(), checked(1e9))
    assert reconciled(scene(), checked(0.5e6)) == ""
    assert reconciled(scene(year=2017), checked(1e9)) == ""
    for choice in ({"partners": ("CHN",)}, {"flow": "export"}, {"dataset": "customs"}):
        assert reconciled(scene(**choice), checked(1e9)) == ""


def test_a_difference_is_told_with_what_the_data_say_of_it_or_alone(scene):
    assert reconciled(scene(), checked(1e9)).endswith(
        "add up to $11,224.9 million, $1,000.0 million more."
    )
    assert reconciled(scene(), checked(-1e9)).endswith("million less.")
    assert reconciled(scene(), checked(1e9, "a slip")).endswith("million more. A slip.")
    assert reconciled(scene("ru"), checked(1e9, "a slip")).endswith("больше. A slip.")


def test_no_cause_is_told_that_has_no_words(scene) -> None:
    text = finding(scene(flow="export"), rows_of(), {"export": ("unknown",)})
    assert text.endswith("to $7,109.0 million.")
