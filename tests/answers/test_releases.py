"""What a release changed against the one that was in force when it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.answers import releases
from dashboard.errors import StoreUnavailable
from dashboard.measures.revision import known_to_both, revision_by
from dashboard.query import Query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

SECOND = Query(dataset="customs", release=2)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Release 1: 2019, and January of 2020. Release 2: that January revised, and February."""
    folder: Path = tmp_path_factory.mktemp("months")
    year = [row(period=f"{month:02d}/2019", usd=f"{100 * month}") for month in range(1, 13)]
    year += [row("ИМ", f"{month:02d}/2019", "DE", usd="40") for month in range(1, 13)]
    steps = (
        [*year, row(period="01/2020", usd="70"), row(period="01/2020", partner="FI", usd="5"),
         row("ИМ", "01/2020", "DE", usd="0")],
        [row(period="01/2020", usd="75"), row(period="01/2020", partner="FI", usd="5"),
         row("ИМ", "01/2020", "DE", usd="0"), row(period="02/2020", usd="1000"),
         row("ИМ", "02/2020", "DE", usd="0")],
    )  # fmt: skip
    return asks_of(folder, *steps)


def test_new_months_are_not_a_revision(imported: Ask) -> None:
    frame = imported(releases.revision, SECOND)
    found = frame[["year", "partner", "difference_usd"]].values.tolist()
    assert found == [[2020, "CHN", 5.0]]
    assert revision_by(frame, "partner")["difference_usd"].tolist() == [5.0]


def test_years_say_what_is_new_and_what_was_revised(imported: Ask) -> None:
    years = imported(releases.revised_years, SECOND).set_index("year")
    assert years.loc[2020, ["old_months", "new_months"]].tolist() == [1, 2]
    assert years.loc[2020, ["old_usd", "new_usd"]].tolist() == [75.0, 1080.0]
    assert years.loc[2020, ["same_old_usd", "same_new_usd"]].tolist() == [75.0, 80.0]
    assert years.loc[2019, "old_usd"] == years.loc[2019, "new_usd"]


def test_the_current_release_is_meant_where_none_is_named(imported: Ask) -> None:
    current = Query(dataset="customs")
    assert releases.before(imported, current).release == 1
    assert imported(releases.revision, current).equals(imported(releases.revision, SECOND))


@pytest.mark.parametrize("query", [Query(dataset="customs", release=1), Query()])
def test_the_first_release_and_published_figures_changed_nothing(
    imported: Ask, query: Query
) -> None:
    with pytest.raises(StoreUnavailable):
        imported(releases.revision, query)


def test_years_are_compared_over_the_months_that_both_know() -> None:
    old = {2018: frozenset({0}), 2019: frozenset({1, 3}), 2020: frozenset({1})}
    new = {2018: frozenset({0}), 2019: frozenset({1, 2, 3}), 2021: frozenset({1})}
    assert known_to_both(old, new) == [(2018, None), (2019, {1, 3})]
