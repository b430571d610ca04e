"""The cards: a value, its change, its growth, and how it is known."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.amount import Amount
from dashboard.choices import Choices
from dashboard.measures.headline import Headline, headlines, histories, partner_headline
from dashboard.months import between
from dashboard.query import Query
from tests.frames import turnover
from tests.scenes import year_of

YEAR = frozenset(range(1, 13))
NINE = frozenset(range(1, 10))
COUNTS = pd.DataFrame({"year": [2017, 2018], "countries": [150, 160]})


def _query(**changes: object) -> Query:
    return Query(year=2018, against=2017).with_(**changes)


def _known(**months: frozenset[int]) -> Choices:
    """What is known of ``y2017`` and so on."""
    found = {int(year[1:]): known for year, known in months.items()}
    return Choices((2017, 2018), 2018, frozenset(), frozenset(), months=found)


def _by_noun(rows: list[dict[str, object]], **changes: object) -> dict[str, Headline]:
    frame = turnover(pd.DataFrame(rows))
    return {one.noun: one for one in headlines(frame, _query(**changes))}


TWO = [year_of(2017, 60, 40), year_of(2018, 90, 30, status="computed", part_status="published")]


def test_what_a_figure_was_in_every_year() -> None:
    found = histories(turnover(pd.DataFrame(TWO)))
    values = {
        noun: [(year, one.plain() / (1 if one.unit == "pct" else 1e6)) for year, one in years]
        for noun, years in found.items()
    }
    assert values == {
        "turnover": [(2017, 100.0), (2018, 120.0)],
        "exports": [(2017, 60.0), (2018, 90.0)],
        "imports": [(2017, 40.0), (2018, 30.0)],
        "balance": [(2017, 20.0), (2018, 60.0)],
        "coverage": [(2017, 150.0), (2018, 300.0)],
    }


def test_a_year_against_another() -> None:
    found = _by_noun(TWO)
    assert list(found) == ["turnover", "exports", "imports", "balance", "coverage"]
    whole = found["turnover"]
    assert (whole.value.plain(), whole.value.status) == (120e6, "computed")
    assert (whole.change.plain(), whole.change.unit) == (20e6, "usd")
    assert whole.growth.plain() == pytest.approx(20)
    assert whole.growth.status == "computed"
    assert found["exports"].value.status == "published"
    assert found["imports"].growth.plain() == pytest.approx(-25)
    assert found["balance"].value.plain() == 60e6
    assert found["balance"].change.plain() == 40e6
    assert found["coverage"].value.unit == "pct"
    assert found["coverage"].change == Amount(pytest.approx(150), "points", "computed")


def test_a_balance_and_a_ratio_have_no_growth() -> None:
    found = _by_noun(TWO)
    assert not found["balance"].growth.known
    assert not found["coverage"].growth.known


def test_a_balance_is_as_uncertain_as_its_less_certain_part() -> None:
    row = year_of(2018, 90, 30) | {"imports_status": "implied"}
    assert _by_noun([row])["balance"].value.status == "implied"


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        (TWO[1:], {}),
        (TWO, {"against": 2018}),
        (TWO, {"choices": _known(y2017=YEAR, y2018=NINE)}),
        (TWO, {"choices": _known(y2017=YEAR - {4}, y2018=YEAR - {5})}),
        (TWO, {"choices": _known(y2017=YEAR - {4}, y2018=YEAR), "months": between(3, 5)}),
    ],
    ids=["no year before", "the year itself", "fewer months", "another gap", "a gap in a part"],
)
def test_with_nothing_alike_to_compare_there_is_no_change(rows, changes) -> None:
    for one in _by_noun(rows, **changes).values():
        assert one.value.known
        assert not one.change.known
        assert not one.growth.known


def test_years_with_the_same_gap_are_compared() -> None:
    choices = _known(y2017=YEAR - {4}, y2018=YEAR - {4})
    assert _by_noun(TWO, choices=choices)["exports"].growth.plain() == pytest.approx(50)


@pytest.mark.parametrize("year", [2017, 2018])
def test_nothing_is_computed_from_a_bound(year: int) -> None:
    rows = [year_of(one, whole=100, qualifier="more-than" if one == year else "")
            for one in (2017, 2018)]  # fmt: skip
    found = _by_noun(rows)["turnover"]
    assert found.value.qualifier == ("more-than" if year == 2018 else "")
    assert not found.change.known
    assert not found.growth.known


@pytest.mark.parametrize("rows", [[year_of(2018)], [year_of(2017, 1, 1)]])
def test_what_is_not_known_is_not_published(rows) -> None:
    for one in _by_noun(rows).values():
        assert not one.value.known
        assert one.value.status == "not published"


def test_partners_are_counted_and_compared() -> None:
    found = partner_headline(COUNTS, _query())
    assert found.value == Amount(160.0, "count", "published")
    assert found.change.plain() == 10
    assert not found.growth.known
    assert not partner_headline(COUNTS, _query(year=2019, against=2018)).value.known


def test_a_count_of_the_whole_is_not_that_of_a_part() -> None:
    assert not partner_headline(COUNTS, _query(sectors=("wood",))).value.known
    choices = _known(y2017=YEAR, y2018=YEAR)
    assert not partner_headline(COUNTS, _query(choices=choices, months=between(1, 3))).value.known


def test_a_count_of_nine_months_is_not_compared_with_one_of_twelve() -> None:
    choices = _known(y2017=YEAR, y2018=NINE)
    found = partner_headline(COUNTS, _query(choices=choices, months=between(1, 9)))
    assert found.value.plain() == 160
    assert not found.change.known
    # A reader is told that one, not that there is none.
    assert found.before.plain() == 150
    assert not partner_headline(COUNTS, _query()).before.known
