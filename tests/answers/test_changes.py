"""What a release changed against any other, with what is new told from what was revised."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.answers.tables import PRINTED
from dashboard.errors import StoreUnavailable
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

TABLE = PRINTED["changes"]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Release 1: 2018 as a whole, January and February of 2019. Release 2: that February revised,
    March. Release 3: the twelve months of 2018 for the year as a whole."""
    imports = [row("ИМ", f"0{month}/2019", "DE", usd="40.10") for month in (1, 2)]
    steps = (
        [row(period="2018", usd="1200"), row(period="01/2019", usd="70"),
         row(period="02/2019", usd="10.05"), row(period="02/2019", partner="FI", usd="5"),
         *imports],
        [row(period="02/2019", usd="12.07"), row(period="03/2019", usd="1000"),
         row(period="03/2019", partner="JP", usd="3"), row("ИМ", "03/2019", "DE", usd="9")],
        [row(period=f"{month:02d}/2018", usd="101") for month in range(1, 13)],
    )  # fmt: skip
    return asks_of(tmp_path_factory.mktemp("changes"), *steps, replace=True)


def _frame(ask: Ask, release: int, against: int | None, more: str = "") -> pd.DataFrame:
    """The table without its last column: that all of it is computed."""
    query = read_query(f"dataset=customs&release={release}{more}", ask.library)
    found = TABLE.frame(ask, TABLE.asked(query).with_(against_release=against))
    assert set(found["status"]) <= {"computed"}
    return found.drop(columns="status")


def test_new_months_are_news_and_changed_ones_a_revision(ask: Ask) -> None:
    assert _frame(ask, 2, 1).values.tolist() == [
        ["CHN", "export", 1000.0, 2.02, 1002.02],
        ["DEU", "import", 9.0, 0.0, 9.0],
        ["FIN", "export", 0.0, -5.0, -5.0],
        ["JPN", "export", 3.0, 0.0, 3.0],
    ]


def test_a_year_that_is_told_by_months_now_was_revised(ask: Ask) -> None:
    assert _frame(ask, 3, 2).values.tolist() == [["CHN", "export", 0.0, 12.0, 12.0]]


def test_turned_round_everything_is_its_opposite(ask: Ask) -> None:
    there, back = (
        _frame(ask, *pair).set_index(["key", "flow"]).sort_index() for pair in ((3, 1), (1, 3))
    )
    pd.testing.assert_frame_equal(there, -back)
    assert _frame(ask, 2, 2).empty


def test_without_another_release_it_is_the_one_before(ask: Ask) -> None:
    pd.testing.assert_frame_equal(_frame(ask, 2, None), _frame(ask, 2, 1))
    with pytest.raises(StoreUnavailable, match="no release of customs is before"):
        _frame(ask, 1, None)


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        ("&flow=import", [["DEU", "import", 9.0, 0.0, 9.0]]),
        ("&partner=FIN", [["FIN", "export", 0.0, -5.0, -5.0]]),
        ("&months=2-2&year=2019", [["FIN", "export", 0.0, -5.0, -5.0],
                                   ["CHN", "export", 0.0, 2.02, 2.02]]),
        ("&year=2018", []),
        ("&sector=wood", []),
    ],
)  # fmt: skip
def test_it_obeys_the_filters(ask: Ask, more: str, rows: list[list[object]]) -> None:
    assert _frame(ask, 2, 1, more).values.tolist() == rows


def test_a_release_that_is_not_there_is_named(ask: Ask) -> None:
    with pytest.raises(StoreUnavailable, match="release 9 of customs"):
        _frame(ask, 2, 9)
    with pytest.raises(StoreUnavailable, match="the dataset published has no releases"):
        TABLE.frame(ask, Query())
