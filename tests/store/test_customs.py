from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import numpy as np
import pandas as pd
import pytest

from dashboard.errors import UnknownSelection
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.demonstration import SHARES_PCT
from dashboard.loaders.cube import Packed
from dashboard.loaders.records import records
from dashboard.loaders.releases import open_release
from dashboard.loaders.year_codes import number_of
from dashboard.months import between
from dashboard.query import Query
from dashboard.store.current import ReleasedDataset
from dashboard.store.customs import CustomsStore
from tests.frames import Framed
from tests.imports.customs_files import ROWS, registers, row, text, written

REGISTERS = registers()
ALL = Query()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, demonstration_folder: Path) -> Iterator[Path]:
    place = copytree(demonstration_folder, tmp_path_factory.mktemp("releases") / "data")
    file = written(place / "f.csv", text([*ROWS, row(period="2018", usd="50")]))
    import_customs(Import((file,), place), REGISTERS)
    yield place


@pytest.fixture(scope="module")
def demonstrations(folder: Path) -> ReleasedDataset:
    return ReleasedDataset(folder, "demonstration", REGISTERS, made_up=True)


@pytest.fixture(scope="module")
def demonstration(demonstrations: ReleasedDataset) -> CustomsStore:
    return Framed(demonstrations.store())


@pytest.fixture(scope="module")
def small(folder: Path) -> CustomsStore:
    return Framed(ReleasedDataset(folder, "customs", REGISTERS).store())


def of_year(frame: pd.DataFrame, year: int) -> pd.Series:
    return frame.set_index("year").loc[year]


def test_the_demonstration_has_the_published_totals_of_2018(demonstration: CustomsStore) -> None:
    year = of_year(demonstration.turnover_by_year(ALL), 2018)
    assert (year["exports_usd"], year["imports_usd"]) == (7_109_000_000.0, 4_115_900_000.0)
    assert year["turnover_usd"] == pytest.approx(11_224_900_000.0)
    assert year["months"] == 12
    assert demonstration.partner_count(2018) == 160
    partners = demonstration.trade_by_partner(Query(year=2018))
    six = partners.sort_values("turnover_usd", ascending=False).head(6).set_index("partner")
    assert set(six.index) == set(SHARES_PCT)
    for partner, share in SHARES_PCT.items():
        assert six.loc[partner, "share_pct"] == pytest.approx(share, abs=1e-4)
    assert set(demonstration.trade_by_chapter(Query(year=2018))["chapter"]) >= {
        "01",
        "97",
        "XX",
    }


@pytest.mark.parametrize(
    "query",
    [
        ALL,
        Query(months=between(1, 9)),
        Query(months=frozenset({1, 2, 3, 7, 8, 12})),
        Query(months=frozenset({2, 11}), partners=("CHN",), sectors=("fuel", "wood")),
        Query(partners=("CHN", "DEU")),
        Query(sectors=("agrifood", "machinery")),
        Query(months=between(4, 6), partners=("CHN", "FIN", "BLR"), sectors=("metals", "wood")),
    ],
    ids=str,
)
def test_parts_add_up_to_the_whole(demonstration: CustomsStore, query: Query) -> None:
    whole = demonstration.turnover_by_year(query).set_index("year")
    assert np.allclose(whole["turnover_usd"], whole["exports_usd"] + whole["imports_usd"])
    parts = (
        demonstration.trade_by_partner(query),
        demonstration.trade_by_sector(query),
        demonstration.trade_by_chapter(query),
        demonstration.turnover_by_month(query),
    )
    for part in parts:
        sums = part.groupby("year")[["exports_usd", "imports_usd"]].sum()
        pd.testing.assert_frame_equal(
            sums, whole[["exports_usd", "imports_usd"]], check_names=False, check_index_type=False
        )
    heat = demonstration.partner_sector(query).groupby("year")["turnover_usd"].sum()
    assert np.allclose(heat, whole["turnover_usd"])


def test_codes_below_a_chapter_add_up_to_it(demonstration: CustomsStore) -> None:
    gap = frozenset({1, 2, 5, 9})
    chosen = Query(year=2018, months=gap, partners=("CHN", "NLD"))
    chapters = demonstration.trade_by_chapter(chosen).set_index("chapter")
    for digits in (4, 6, 10):
        codes = demonstration.trade_by_code(chosen, "27", digits)
        assert set(codes["code"].str.len()) == {digits}
        assert codes["exports_usd"].sum() == pytest.approx(chapters.loc["27", "exports_usd"])
    four = demonstration.trade_by_code(chosen, "27", 4)
    below = demonstration.trade_by_code(chosen, four["code"][0], 10)
    assert below["net_mass_kg"].sum() == pytest.approx(four["net_mass_kg"][0])
    assert below["code"].str.startswith(four["code"][0]).all()
    two = demonstration.trade_by_code(chosen.with_(sectors=("fuel",)), "", 2)
    assert list(two["code"]) == ["27"]


def test_what_is_kept_of_a_year_is_what_its_rows_say(folder: Path) -> None:
    """Releases of before it was kept have their rows alone."""
    for dataset, year in (
        ("demonstration", 2018),
        ("demonstration", 2021),
        ("customs", 2018),
        ("customs", 2020),
    ):
        release = open_release(folder, dataset, 1)
        kept = {name: of for name, of in release.manifest["files"].items() if "codes/" not in name}
        assert f"codes/{year}.npy" in release.manifest["files"].keys() - kept
        older = replace(release, manifest={**release.manifest, "files": kept})
        now, before = (CustomsStore(one, registers()) for one in (release, older))
        assert before.trade_by_code(Query(year=year), "", 10).size
        for query in (
            Query(year=year), Query(year=year, flow="import"), Query(year=year, sectors=("wood",)),
            Query(year=year, months=between(1, 12)), Query(year=year, months=between(2, 4)),
            Query(year=year, partners=("FIN",)), Query(year=year, sectors=("economy",)),
        ):  # fmt: skip
            for parent, digits in (("", 10), ("", 4), ("44", 4), ("XX", 10)):
                found, rows = (of.trade_by_code(query, parent, digits) for of in (now, before))
                pd.testing.assert_frame_equal(found, rows, check_dtype=bool(len(rows)))


def test_codes_of_several_years_are_those_of_each(folder: Path) -> None:
    for dataset, years in (("demonstration", (2018, 2021, 2017)), ("customs", (2019, 2020, 2018))):
        store = CustomsStore(open_release(folder, dataset, 1), registers())
        for query in (
            ALL, Query(partners=("CHN",)), Query(months=between(2, 9), sectors=("fuel",)),
            Query(flow="export", partners=("FIN", "CHN"), months=between(1, 3)),
        ):  # fmt: skip
            found = store.codes_of_years(query, years)
            for year, frame in zip(years, found, strict=True):
                alone = store.trade_by_code(query.with_(year=year, months=query.months), "", 10)
                numbers = alone["code"].map(number_of).astype("int64")
                alone = alone.assign(code=numbers).sort_values("code")
                pd.testing.assert_frame_equal(
                    frame, alone.drop(columns="net_mass_kg").reset_index(drop=True)
                )
                texts = store.code_texts(frame["code"].to_numpy())
                assert [*map(number_of, texts)] == frame["code"].tolist()


def test_closed_codes_are_a_group_of_their_own(small: CustomsStore) -> None:
    codes = small.trade_by_code(Query(year=2020), "XX", 10)
    assert codes[["code", "exports_usd", "net_mass_kg"]].values.tolist() == [["XX", 999.99, 1.0]]
    assert codes["imports_usd"].isna().all()  # no file brought imports of 2020
    sectors = small.trade_by_sector(Query(year=2020)).set_index("sector")
    assert sectors.loc["undisclosed", "exports_usd"] == 999.99
    assert np.isnan(sectors.loc["machinery", "exports_usd"])  # the file holds few goods alone
    assert sectors[["imports_usd", "turnover_usd"]].isna().all(axis=None)


def test_of_codes_as_large_what_is_not_disclosed_stands_last(tmp_path: Path) -> None:
    codes = ("XXXXXXXXXX", "4407", "4403", "2709")
    rows = [row(code=code, usd="60" if code == "4403" else "50") for code in codes]
    import_customs(Import((written(tmp_path / "f.csv", text(rows)),), tmp_path), REGISTERS)
    store = ReleasedDataset(tmp_path, "customs", REGISTERS).store()
    found = store.trade_by_code(Query(year=2019), "", 10)
    assert found["code"].tolist() == ["4403", "2709", "4407", "XX"]


def test_short_codes_keep_their_length(small: CustomsStore) -> None:
    codes = small.trade_by_code(Query(year=2020), "", 10)
    assert set(codes["code"]) == {"XX", "0703101900"}


def test_what_is_known_by_a_chapter_alone_stands_under_it(tmp_path: Path) -> None:
    rows = [row(code="27", usd="5"), row(code="2700", usd="7"), row(code="2700110000", usd="9")]
    import_customs(Import((written(tmp_path / "f", text(rows)),), tmp_path), REGISTERS)
    store = ReleasedDataset(tmp_path, "customs", REGISTERS).store()
    below = store.trade_by_code(ALL, "27", 4).set_index("code")["exports_usd"]
    assert below.to_dict() == {"2700": 16.0, "27": 5.0}
    below = store.trade_by_code(ALL, "2700", 10).set_index("code")["exports_usd"]
    assert below.to_dict() == {"2700110000": 9.0, "2700": 7.0}


def test_what_is_not_known_is_missing_and_not_zero(small: CustomsStore) -> None:
    months = of_year(small.turnover_by_year(Query(months=between(1, 3))), 2018)
    assert np.isnan(months["exports_usd"])
    assert months["exports_status"] == "not published"
    assert of_year(small.turnover_by_year(ALL), 2018)["exports_usd"] == 50.0
    assert of_year(small.turnover_by_year(ALL), 2018)["months"] == 12
    flow = of_year(small.turnover_by_year(Query(flow="import")), 2019)
    assert np.isnan(flow["exports_usd"])
    assert flow["imports_usd"] == pytest.approx(20010.15)
    culture = small.turnover_by_year(Query(sectors=("culture",)))
    assert culture["turnover_usd"].isna().all()
    assert 2018 not in set(small.turnover_by_month(ALL)["year"])
    none = small.turnover_by_month(Query(year=1999))
    assert none.empty
    assert list(none) == list(small.turnover_by_month(ALL))
    assert small.trade_by_partner(Query(year=1999)).empty
    assert small.partner_count(1999) is None


def test_an_incomplete_last_year_is_not_the_latest(demonstrations: ReleasedDataset) -> None:
    first, second = demonstrations.store(1), demonstrations.store(2)
    assert first.choices.months_of(2021) == frozenset(range(1, 10))
    assert (first.choices.latest, second.choices.latest) == (2020, 2021)
    assert (first.made_up, first.release, second.release) == (True, 1, 2)


def test_codes_are_found_by_digits_and_by_name(demonstration: CustomsStore) -> None:
    found = demonstration.search_codes("27")
    assert found["code"].str.startswith("27").all()
    assert set(found["chapter"]) == {"27"}
    named = demonstration.search_codes("топлив", "ru")
    assert "27" in set(named["code"])
    assert demonstration.search_codes("'; drop").empty
    assert demonstration.search_codes("").empty


@pytest.mark.parametrize(("parent", "digits"), [("x", 4), ("27", 5), ("1'", 4), ("2", 4)])
def test_codes_that_cannot_be_are_refused(
    parent: str, digits: int, demonstration: CustomsStore
) -> None:
    with pytest.raises(UnknownSelection):
        demonstration.trade_by_code(ALL, parent, digits)


def test_rows_add_up_to_every_other_answer(demonstration: CustomsStore) -> None:
    chosen = Query(year=2018, months=between(2, 9), partners=("CHN", "NLD"), sectors=("fuel",))
    rows = demonstration.trade_by_row(chosen)
    sums = rows.groupby("flow", observed=True)[["usd", "net_mass_kg"]].sum()
    (whole,) = (one for one in records(demonstration.turnover_by_year(chosen)) if one.year == 2018)
    assert sums["usd"].tolist() == pytest.approx([whole.exports_usd, whole.imports_usd])
    codes = demonstration.trade_by_code(chosen, "27", 10).set_index("code")
    by_code = rows.groupby("code", observed=True)[["usd", "net_mass_kg"]].sum()
    for code, found in by_code.iterrows():
        assert found["usd"] == pytest.approx(codes.loc[code, ["exports_usd", "imports_usd"]].sum())
        assert found["net_mass_kg"] == pytest.approx(codes.loc[code, "net_mass_kg"])
    assert not rows.duplicated(["year", "month", "flow", "partner", "code"]).any()
    assert set(rows["month"]) == set(range(2, 10))


def test_rows_have_codes_as_they_came_and_years_as_a_whole(tmp_path: Path) -> None:
    rows = [row(period="2018", code="2700", usd="7", kg="2"), row(code="2700000000", usd="9"),
            row(code="XXXXXXXXXX", partner="NNN", usd="-1")]  # fmt: skip
    import_customs(Import((written(tmp_path / "f", text(rows)),), tmp_path), REGISTERS)
    store = ReleasedDataset(tmp_path, "customs", REGISTERS).store()
    found = store.trade_by_row(ALL)
    assert found.drop(columns="net_mass_kg").values.tolist() == [
        [2018, 0, "export", "CHN", "2700", 7.0],
        [2019, 1, "export", "CHN", "2700000000", 9.0],
        [2019, 1, "export", "XXX", "XX", -1.0],
    ]
    assert store.trade_by_row(ALL, "27")["usd"].tolist() == [7.0, 9.0]
    assert store.trade_by_row(Query(flow="import")).empty
    with pytest.raises(UnknownSelection):
        store.trade_by_row(ALL, "soon")


@pytest.mark.parametrize("largest", [2, 2**31, 2**32 + 1, 10**12, 2**62])
def test_a_packed_cube_has_the_numbers_of_the_whole(largest: int) -> None:
    rng = np.random.default_rng(7)
    whole = rng.integers(1, largest, (3, 13, 2, 9, 11)) * (rng.random((1, 1, 2, 9, 11)) < 0.3)
    whole[1, 3:5] *= -1  # corrections of months before
    packed = Packed.of(whole)
    assert packed.nbytes < whole.nbytes / 2
    for years in (slice(None), slice(1, 2)):
        for months in (slice(12, 13), slice(2, 8)):
            for chosen in ({}, {3: [0, 4, 8]}, {4: [10, 2]}, {3: [5], 4: [1, 3]}, {3: []}):
                wanted = whole[years, months]
                for axis, places in chosen.items():
                    wanted = np.take(wanted, places, axis)
                np.testing.assert_array_equal(packed[years, months].dense(chosen), wanted)
