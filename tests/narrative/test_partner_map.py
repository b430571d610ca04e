from __future__ import annotations

import pytest

from dashboard.amount import Amount
from dashboard.loaders.records import records
from dashboard.months import between
from dashboard.narrative.map_hover import country_hovers, region_hover
from dashboard.narrative.partner_map import finding, notes
from dashboard.row_amounts import amount_of
from tests.relation_frames import CRIMEA, ENDED, countries, regions
from tests.scenes import NAN, plain


def hover_of(scene, row, note="") -> str:
    (hover,) = country_hovers(scene, [row], [note])
    return hover


def test_a_country_says_its_figure_its_share_its_status_and_the_source(scene) -> None:
    (row,) = records(countries(CHN=1751.1e6))
    assert hover_of(scene(), row, "also stated: more").split("\n") == [
        "China",
        "Turnover in 2018: $1,751.1 million, 17.5% of the whole (computed).",
        "Exports: $1,050.7 million; imports: $700.4 million.",
        "also stated: more",
    ]


def test_what_is_said_of_a_country_is_of_what_is_asked_and_in_its_language(scene) -> None:
    """Texts are kept, for whichever country is chosen they are the same."""
    (row,) = records(countries(CHN=1751.1e6))
    asked = [
        {},
        {"year": 2017},
        {"flow": "export"},
        {"lang": "ru"},
        {"mark": "Not for publication"},
    ]
    said = [hover_of(scene(**one), row) for one in asked]
    assert len({*said, hover_of(scene(), row, "noted")}) == len(asked) + 1
    assert hover_of(scene(partners=("CHN",)), row) == said[0]


@pytest.mark.parametrize(("lang", "when", "whole"), [
    ("en", "Turnover in January–March 2018: $1,751.1 million", "Norway as a whole in January"),
    ("ru", "Оборот за январь–март 2018 года: 1 751,1 млн долл. США", "Норвегия в целом за январь"),
])  # fmt: skip
def test_trade_of_some_months_is_not_said_to_be_of_the_year(scene, lang, when, whole) -> None:
    asked = scene(lang, months=between(1, 3))
    (row,), (region,) = records(countries(CHN=1751.1e6)), records(regions({}))
    assert when in plain(hover_of(asked, row))
    assert whole in plain(region_hover(asked, region, amount_of(row, "turnover")))
    said = {"en": "for January–March 2018", "ru": "за январь–март 2018 года"}[lang]
    assert said in plain(notes(asked, [], [region], {}, ())[0])


def test_unpublished_trade_says_so(scene) -> None:
    (row,) = records(countries(CHN=NAN))
    assert "Turnover in 2018 is not published." in hover_of(scene(), row)


def test_an_amount_that_is_not_exact_says_how(scene) -> None:
    (row,) = records(countries(BLR=700e6).assign(turnover_qualifier="more-than"))
    assert "more than $700.0 million" in hover_of(scene(), row)


def test_trade_of_a_region_is_said_to_be_that_of_its_country(scene) -> None:
    (row,) = records(regions({}))
    trade = amount_of(records(countries(NOR=45.2e6))[0], "turnover")
    hover = region_hover(scene(), row, trade)
    assert hover.startswith("NO-18, Norway\nIn force; relations since 1987.\n")
    assert hover.split("\n")[2:] == [
        "2 events in 2018, 7 in all.",
        "Norway as a whole in 2018: turnover $45.2 million.",
    ]


def test_no_trade_of_a_country_is_said_to_be_unpublished(scene) -> None:
    (row,) = records(regions({}))
    assert "Trade with the country in 2018: not published." in region_hover(scene(), row, Amount())


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("1987", "", "In force; relations since 1987."),
        ("1987-05", "2022", "In force until 2022; relations since 1987."),
        ("", "2022-01", "In force until 2022."),
        ("", "", "In force."),
    ],
)
def test_since_when_and_until_when(scene, since: str, until: str, words: str) -> None:
    (row,) = records(regions({"since": since, "until": until}))
    assert words in region_hover(scene(), row, Amount())


def test_disputed_areas_are_said_to_be(scene) -> None:
    (row,) = records(regions(CRIMEA))
    assert "States disagree" in region_hover(scene(), row, Amount())


def test_the_finding_counts_states_and_traded_countries(scene) -> None:
    rows = records(regions({}, {"region": "NO-20"}, ENDED))
    traded = [amount_of(row, "turnover") for row in records(countries(CHN=1e6, USA=0.0))]
    assert finding(scene(), rows, traded) == (
        "Partner regions in 2018: relations in force\u00a0– 2, ended\u00a0– 1; "
        "turnover is known for 1 country."
    )
    assert plain(finding(scene("ru"), [], traded)) == "Данные об обороте есть по 1 стране."
    assert finding(scene(), [], []) == ""
    of_one = finding(scene(partners=("NOR",)), rows, [])
    assert of_one.startswith("Partner regions in all countries in 2018: relations in force")


def test_what_is_planned_has_not_begun(scene) -> None:
    (row,) = records(regions({"state": "planned", "since": "2018", "until": ""}))
    (begun,) = records(regions({"state": "in-force", "since": "2018", "until": ""}))
    unknown = Amount()
    assert "relations since 2018" in region_hover(scene(), begun, unknown)
    for lang, word in (("en", "Planned."), ("ru", "Планируется.")):
        said = region_hover(scene(lang), row, unknown)
        assert word in said and "2018" not in said.splitlines()[1]
