"""The table of oddities: of a whole release, narrowed to what is chosen."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers.oddities import kept, quickly
from dashboard.answers.tables import PRINTED
from dashboard.errors import StoreUnavailable
from dashboard.imports import odd_rows
from dashboard.loaders.odd_rows import SEARCH, path_of
from dashboard.measures.oddities import oddities
from dashboard.parser import read_query
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import asks_of, row

TABLE = PRINTED["oddities"]
WRONG = {("ЭК", "CN", "05/2019"): 10, ("ИМ", "DE", "03/2020"): 0.1}
"""Flow, partner and month of what weighs so many times what it should."""


ROWS = [
    row(flow, f"{month:02d}/{year}", partner, code, usd=f"{1000 + 10 * month}.00",
        kg=f"{100 * WRONG.get((flow, partner, f'{month:02d}/{year}'), 1):.1f}")
    for year in (2019, 2020)
    for month in range(1, 13)
    for flow, partner, code in (("ЭК", "CN", "2709009009"), ("ЭК", "FI", "4407100000"),
                                ("ИМ", "DE", "8703231981"))
    if (flow, year) != ("ИМ", 2020) or month == 3
] + [row("ЭК", "07/2020", "FI", "4407990000", usd="-70.00", kg="1")]  # fmt: skip
"""Two years of exports and imports, of 2020 imports of March alone beside exports of all."""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asks_of(tmp_path_factory.mktemp("oddities"), ROWS)


def _frame(ask: Ask, asked: str = "") -> pd.DataFrame:
    query = read_query(f"dataset=customs{asked}", ask.library)
    return TABLE.frame(ask, TABLE.asked(query))


IMPORT = ["2020-03", "import", "DEU", "8703231981", "unit_value_times_10"]
EXPORT = ["2019-05", "export", "CHN", "2709009009", "unit_value_times_0.1"]
BELOW = ["2020-07", "export", "FIN", "4407990000", "negative_value"]


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("", [EXPORT, IMPORT, BELOW]),
        ("&year=2020", [IMPORT, BELOW]),
        ("&flow=export", [EXPORT, BELOW]),
        ("&partner=FIN", [BELOW]),
        ("&sector=wood", [BELOW]),
        ("&months=5-6", [EXPORT]),
        ("&year=2020&months=5-6", []),
    ],
)
def test_what_is_odd_is_listed_of_what_is_chosen(
    ask: Ask, asked: str, rows: list[list[str]]
) -> None:
    found = _frame(ask, asked)
    assert found[["period", "flow", "partner", "code", "reason"]].values.tolist() == rows


def test_its_numbers_are_those_of_the_row(ask: Ask) -> None:
    first = _frame(ask).iloc[0]
    assert first[["value_usd", "net_mass_kg", "usd_per_kg"]].tolist() == [1050, 1000, 1.05]
    assert first["times"] == pytest.approx(0.1, rel=0.05)


def test_published_figures_have_no_rows(ask: Ask) -> None:
    with pytest.raises(StoreUnavailable, match="no commodity codes"):
        TABLE.frame(ask, read_query("", ask.library))


def test_odd_rows_are_kept_beside_their_release(tmp_path: Path) -> None:
    """As the import leaves them: what is read is what would be found, of that release alone."""
    (tmp_path / "looked").mkdir()
    looked = asks_of(tmp_path / "looked", ROWS)
    query = read_query("dataset=customs", looked.library)
    assert not looked.rows(kept, query) and looked(quickly, query).empty
    by_looking = _frame(looked)
    asks = asks_of(tmp_path, ROWS, odd=oddities)
    assert [one.rows for one in asks.rows(kept, query)] == [len(by_looking)] == [3]
    pd.testing.assert_frame_equal(_frame(asks), by_looking)
    assert len(asks(quickly, query.with_(year=None))) == 3
    assert _frame(asks, "&sector=wood")["code"].tolist() == ["4407990000"]
    path = path_of(tmp_path, "customs", 1)
    whole = path.read_text("utf-8")
    others = [("4407", "4408"), ("1-", "2-"), (f" {SEARCH} ", " 1 "), (f" {SEARCH} ", " ")]
    for other in (whole.replace(*one, 1) for one in others):
        path.write_text(other, encoding="utf-8")
        asks = ask_of(open_library(asks.library.settings), asks.today)
        assert not asks.rows(kept, query), "changed, of another release or search"
        assert len(_frame(asks)) == 3


def test_those_of_a_large_release_are_looked_for_when_they_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odd_rows, "FEW", len(ROWS) - 1)
    asks, path = asks_of(tmp_path, ROWS, odd=oddities), path_of(tmp_path, "customs", 1)
    assert not path.exists()
    assert len(_frame(asks, "&sector=wood")) == 1 and not path.exists(), (
        "those of all are not known"
    )
    assert _frame(asks, "&sector=culture").empty and not path.exists(), "no goods: nothing to find"
    assert len(_frame(asks, "&year=2020")) == 2
    kept_of = path.read_text("utf-8")
    again = ask_of(open_library(asks.library.settings), asks.today)
    monkeypatch.setattr("dashboard.answers.oddities.found", None)
    assert [one.rows for one in again.rows(kept, read_query("dataset=customs", again.library))] == [
        3
    ]
    assert len(_frame(again, "&sector=wood")) == 1 and len(_frame(again)) == 3
    assert path.read_text("utf-8") == kept_of


def test_what_cannot_be_kept_is_answered_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asks = asks_of(tmp_path, ROWS)
    path_of(tmp_path, "customs", 1).mkdir()
    assert len(_frame(asks)) == 3
    assert "the odd rows are not kept" in caplog.text


def test_what_hinders_the_search_hinders_no_import(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def odd(rows: pd.DataFrame) -> pd.DataFrame:
        raise ValueError("no such rows")

    asks = asks_of(tmp_path, ROWS, odd=odd)
    assert "the odd rows are not found: no such rows" in caplog.text
    assert not path_of(tmp_path, "customs", 1).exists()
    assert len(_frame(asks)) == 3
