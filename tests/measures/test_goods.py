"""The goods of a year, step by step, on a small import."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.imports.customs import Import, import_customs
from dashboard.measures.goods import goods_frame, next_level, path_to
from dashboard.query import Query
from dashboard.store.current import CustomsStores
from dashboard.store.customs import CustomsStore
from tests.loaders.customs_files import registers, row, text, written

REGISTERS = registers()
ROWS = (
    row(period="01/2019", code="2710192100", usd="300", kg="100"),
    row(period="02/2019", code="2710192100", usd="100", kg="100"),
    row(period="01/2020", code="2710192100", usd="600", kg="200"),
    row("ИМ", "03/2020", code="2710110000", usd="50", kg="10"),
    row("ИМ", "03/2020", code="2701000000", usd="150", kg="0"),
    row(period="03/2020", code="8703231981", usd="200", kg="20"),
    row(period="04/2020", code="XXXXXXXXXX", usd="7", kg="1"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> CustomsStore:
    folder: Path = tmp_path_factory.mktemp("goods")
    file = written(folder / "f.csv", text(ROWS))
    import_customs(Import((file,), folder), REGISTERS)
    return CustomsStores(folder, REGISTERS).store("customs")


def test_every_step_adds_up_to_the_one_above(store: CustomsStore) -> None:
    year = Query(year=2020)
    groups = goods_frame(store, year, 2019).set_index("code")
    assert groups.loc["minerals", "usd"] == 800.0
    assert groups["share_pct"].sum() == pytest.approx(100)
    chapters = goods_frame(store, year.with_(sectors=("minerals",)), 2019)
    assert chapters[["kind", "code", "usd"]].values.tolist() == [["chapter", "27", 800.0]]
    for code, below in (
        ("27", {"2710": 650.0, "2701": 150.0}),
        ("2710", {"271019": 600.0, "271011": 50.0}),
        ("271019", {"2710192100": 600.0}),
        ("2710192100", {"2710192100": 600.0}),
    ):
        frame = goods_frame(store, year.with_(code=code), 2019)
        assert dict(zip(frame["code"], frame["usd"], strict=True)) == below
        assert set(frame["kind"]) == {"code"}


def test_mass_and_price_are_given_below_the_chapter_only(store: CustomsStore) -> None:
    chapters = goods_frame(store, Query(year=2020, sectors=("minerals",)), 2019)
    assert chapters[["net_mass_kg", "usd_per_kg"]].isna().all(axis=None)
    codes = goods_frame(store, Query(year=2020, code="27"), 2019).set_index("code")
    assert codes.loc["2710", "net_mass_kg"] == pytest.approx(210)
    assert codes.loc["2710", "usd_per_kg"] == pytest.approx(650 / 210)
    assert np.isnan(codes.loc["2701", "usd_per_kg"])


def test_the_year_compared_with_and_the_flow(store: CustomsStore) -> None:
    exports = goods_frame(store, Query(year=2020, code="27", flow="export"), 2019)
    assert exports[["code", "usd", "before_usd"]].values.tolist() == [["2710", 600.0, 400.0]]
    assert exports["imports_usd"].isna().all()
    months = goods_frame(store, Query(year=2020, code="27", months=(1, 1)), 2019)
    assert months[["usd", "before_usd"]].values.tolist() == [[600.0, 300.0]]


def test_undisclosed_goods_have_nothing_below(store: CustomsStore) -> None:
    frame = goods_frame(store, Query(year=2020, code="XX"), 2019)
    assert frame["code"].tolist() == ["XX"]


def test_levels() -> None:
    assert [next_level(code) for code in ("", "27", "2710", "271019", "27101921")] == [
        2, 4, 6, 10, 10,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "steps"),
    [
        ({}, [("", "")]),
        ({"sectors": ("minerals", "wood")}, [("", ""), ("minerals,wood", "")]),
        ({"code": "27"}, [("", ""), ("minerals", ""), ("minerals", "27")]),
        ({"code": "XX"}, [("", ""), ("undisclosed", ""), ("undisclosed", "XX")]),
        (
            {"code": "2710192100", "sectors": ("minerals",)},
            [("", ""), *(("minerals", code) for code in
             ("", "27", "2710", "271019", "2710192100"))],
        ),
    ],
    ids=str,
)  # fmt: skip
def test_the_path_to_goods(chosen: dict[str, object], steps: list[tuple[str, str]]) -> None:
    assert path_to(Query(**chosen), REGISTERS) == steps
