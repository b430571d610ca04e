"""Sentences about partners, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.loaders.records import records
from dashboard.narrative.partner import partner_of
from dashboard.narrative.partners import countries_in, finding
from dashboard.narrative.partners import title as partners_title
from dashboard.narrative.statements import stated_notes
from tests.loose_numbers import breakable
from tests.scenes import NAN, plain

ROWS = pd.DataFrame(
    [("CHN", 40.0, False), ("DEU", 30.0, False), ("FIN", 20.0, True), ("REST", 30.0, False)],
    columns=["partner", "share_pct", "folded"],
).assign(
    year=2018,
    of_whole=True,
    turnover_usd=1e6,
    exports_usd=NAN,
    imports_usd=NAN,
    qualifier="",
    status="implied",
    countries=[1, 1, 1, 151],
    rank=[1, 2, 3, None],
)


def told(scene, countries=None, rows=ROWS):
    return plain(finding(scene, [partner_of(scene, row) for row in records(rows)], countries))


def test_partners_folded_into_the_rest_are_not_counted_twice(scene):
    text = told(scene(), 3)
    assert "the 2 with published shares together account for 70.0% of turnover" in text
    assert "Finland" not in text


def test_the_largest_partners_in_russian(scene):
    assert told(scene("ru"), 154) == (
        "В 2018 году крупнейшие партнёры по доле в обороте — Китай (40,0 %) и Германия (30,0 %);"
        " доля 2 партнёров, о которых есть данные, вместе — 70,0 % оборота;"
        " всего стран-партнёров — 154."
    )


def test_of_chosen_partners_their_amount_is_told_too(scene):
    assert told(scene(partners=("DEU",)), 154) == (
        "In 2018 turnover with Germany amounted to $1.0 million (30.0% of turnover)."
    )


def test_all_members_of_a_group_are_counted_those_too_that_are_not_drawn(scene):
    text = told(scene(group="eu", partners=("DEU", "FIN")))
    assert "the 2 chosen partners together account for 50.0%" in text


def test_without_a_share_the_amount_is_told_with_how_exactly_it_is_known(scene):
    rows = ROWS.assign(share_pct=NAN, of_whole=False, qualifier="more-than").iloc[:1]
    assert told(scene(), rows=rows) == (
        "In 2018 turnover with China amounted to more than $1.0 million;"
        " nothing is known of other partners."
    )


@pytest.mark.parametrize(
    ("lang", "flow", "said"),
    [
        ("en", None, "In 2018 turnover with Germany amounted to $1.0 million (30.0% of turnover),"
                     " with the Netherlands to $1.0 million (20.0% of turnover);"),
        ("ru", None, "В 2018 году оборот с Германией составил 1,0 млн долл. США (30,0 % оборота),"
                     " с Нидерландами — 1,0 млн долл. США (20,0 % оборота);"),
        ("en", "import", "In 2018 imports from Germany amounted to $1.0 million (30.0% of imports),"
                         " from the Netherlands to $1.0 million (20.0% of imports);"),
        ("ru", "export", "В 2018 году экспорт в Германию составил 1,0 млн долл. США"
                         " (30,0 % экспорта), в Нидерланды — 1,0 млн долл. США (20,0 % экспорта);"),
    ],
)  # fmt: skip
def test_chosen_partners_stand_in_their_case(scene, lang, flow, said):
    rows = ROWS.replace("FIN", "NLD").assign(exports_usd=1e6, imports_usd=1e6, folded=False)
    assert told(scene(lang, partners=("DEU", "NLD"), flow=flow), rows=rows).startswith(said)


def test_of_nobody_nothing_is_said(scene):
    assert told(scene(), 154, ROWS.iloc[:0]) == ""
    assert told(scene(), 154, ROWS.iloc[3:]) == ""


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("implied", "$1.0 million by the share; about $2.0 million as stated by Customs"),
        ("published", "also stated: about $2.0 million (Customs)"),
    ],
)
def test_what_another_source_states_is_told_where_it_differs(scene, status, said):
    statements = pd.DataFrame(
        {
            "year": [2018, 2018, 2017],
            "partner": ["CHN", "DEU", "FIN"],
            "turnover_usd": [2e6, 1e6, 5e6],
            "source": ["Customs (the service)"] * 3,
            "qualifier": ["approx", "", ""],
            "status": ["published"] * 3,
        }
    )
    notes = stated_notes(scene(), records(ROWS.assign(status=status)), statements)
    assert notes == {(2018, "CHN"): said}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "also stated: about $835.0 million (Press), about $900.0 million (Customs)"),
        ("ru", "есть и другие данные: около 835,0 млн долл. США (Press), "
               "около 900,0 млн долл. США (Customs)"),
    ],
)  # fmt: skip
def test_what_several_sources_state_of_one_year_is_one_sentence(scene, lang, said):
    statements = pd.DataFrame(
        {
            "year": [2018, 2018],
            "partner": ["CHN", "CHN"],
            "turnover_usd": [835e6, 900e6],
            "source": ["Press", "Customs"],
            "qualifier": ["approx", "approx"],
            "status": ["published"] * 2,
        }
    )
    notes = stated_notes(scene(lang), records(ROWS.assign(status="published")), statements)
    assert breakable(notes[2018, "CHN"]) == said


def test_the_number_of_countries_is_that_of_the_year():
    counts = pd.DataFrame({"year": [2017, 2018], "countries": [150, 160]})
    assert countries_in(counts, 2018) == 160
    assert countries_in(counts, 2019) is None


def test_no_other_partner_stands_in_the_title_of_one_that_nothing_is_known_of(scene):
    drawn = [partner_of(scene(), row) for row in records(ROWS)]
    for lang, title in (
        ("en", "Trade with France in 2018: not published"),
        ("ru", "Данные о торговле с Францией за 2018 год не опубликованы"),
    ):
        for by_share in (True, False):
            of_one = scene(lang, partners=("FRA",))
            assert plain(partners_title(of_one, drawn, by_share=by_share)) == title
    assert "Germany" in partners_title(scene(partners=("FRA", "DEU")), drawn, by_share=True)


def test_who_is_not_among_imported_data_had_no_trade(scene):
    """They are whole: beside 0.0 of the turnover there is no figure that would be missing."""
    drawn = [partner_of(scene(), row) for row in records(ROWS)]
    for lang, title in (
        ("en", "No trade with France recorded in 2018"),
        ("ru", "В данных за 2018 год торговли с Францией нет"),
    ):
        of_one = replace(scene(lang, partners=("FRA",)), until="2018-12")
        assert plain(partners_title(of_one, drawn, by_share=True)) == title
