"""Matched trade: what a release keeps says the same as its rows, and parts add up to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.flows import FLOWS
from dashboard.imports.customs import Import, import_customs
from dashboard.loaders.code_changes import load_editions
from dashboard.loaders.price_volume import MATCHED, MATCHED_MONTHS, UNLIKE, kept_as
from dashboard.loaders.releases import Release, open_release
from dashboard.months import between
from dashboard.query import Query
from dashboard.store.customs import CustomsStore
from dashboard.trade_rows import MatchedTrade
from tests.imports.customs_files import Cells, of_nothing, registers, row, text, written

REGISTERS = registers()
PARTNERS = {"CN": "CHN", "FI": "FIN", "DE": "DEU", "BY": "BLR"}
CODES = ("2709009009", "4407", "440710", "8703231981", "0302140000", "XXXXXXXXXX", "27", "854231")
KEPT = kept_as(load_editions(REGISTERS.data))
YEARS = (2015, 2016, 2017, 2018, 2019)


def _rows() -> list[Cells]:
    """Three whole years, one of months 1–8 whose imports have 1–9, and one known as a whole. Unit
    values of some codes are alike, of others they are not; some cells are below zero or without
    mass."""
    draw = np.random.default_rng(5)
    rows = []
    for year in YEARS:
        for flow, last in (("ЭК", 8), ("ИМ", 9)):
            for month in (0,) if year == 2019 else range(1, 13 if year < 2018 else last + 1):
                period = f"{month:02d}/{year}" if month else str(year)
                rows += of_nothing(period, (flow,))
                for partner in PARTNERS:
                    for place, code in enumerate(CODES):
                        if draw.random() < 0.2:
                            continue
                        kg = round(float(draw.lognormal(5, 1)), 3)
                        usd = kg * float(draw.lognormal(place / 3, 0.2 if place % 3 else 1.2))
                        kind = draw.random()
                        usd, kg = -usd if kind < 0.03 else usd, 0 if kind > 0.96 else kg
                        rows.append(row(flow, period, partner, code, f"{usd:.2f}", f"{kg}"))
    return rows


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("prices")
    file = written(folder / "f.csv", text(_rows()))
    import_customs(Import((file,), folder, replace=True), REGISTERS)
    return open_release(folder, "customs", 1)


def _without(release: Release, *files: str) -> CustomsStore:
    """Its store as if those files of it were not kept."""
    gone = {f"{KEPT}/{name}" for name in files}
    assert gone <= release.manifest["files"].keys()
    files_left = {name: of for name, of in release.manifest["files"].items() if name not in gone}
    return CustomsStore(replace(release, manifest={**release.manifest, "files": files_left}),
                        REGISTERS)  # fmt: skip


@pytest.fixture(scope="module")
def stores(release: Release) -> Sequence[CustomsStore]:
    """As releases are now, with the sums of months or of years alone, with the unlike codes alone,
    and as they were before."""
    gone = ((), (MATCHED,), (MATCHED_MONTHS,), (MATCHED, MATCHED_MONTHS),
            (MATCHED, MATCHED_MONTHS, UNLIKE))  # fmt: skip
    return [_without(release, *files) for files in gone]


QUERIES = st.builds(
    Query,
    flow=st.sampled_from((None, *FLOWS)),
    partners=st.sets(st.sampled_from([*PARTNERS.values(), "NOR"]), max_size=3).map(
        lambda codes: tuple(sorted(codes))
    ),
    sectors=st.sets(st.sampled_from(("fuel", "wood", "machinery", "culture")), max_size=2).map(
        lambda codes: tuple(sorted(codes))
    ),
    months=st.sampled_from((None, between(1, 8), between(1, 9), between(1, 12), between(4, 6))),
)
CHAINS = st.lists(st.sampled_from(YEARS), min_size=2, max_size=3, unique=True)


def _alike(one: Sequence[MatchedTrade], other: Sequence[MatchedTrade]) -> None:
    assert [row[:3] for row in one] == [row[:3] for row in other]
    for found, same in zip(one, other, strict=True):
        assert found[3:] == pytest.approx(same[3:], rel=1e-9, abs=1e-6)


@settings(max_examples=12)
@given(query=QUERIES, chain=CHAINS)
def test_what_is_kept_is_what_the_rows_say(
    stores: Sequence[CustomsStore], query: Query, chain: list[int]
) -> None:
    found, *others = (store.matched_trade(query, chain) for store in stores)
    for rows in others:
        _alike(found, rows)


@settings(max_examples=8)
@given(query=QUERIES, chain=CHAINS)
def test_partners_add_up_to_all_and_turned_round_it_is_the_same(
    stores: Sequence[CustomsStore], query: Query, chain: list[int]
) -> None:
    """No code counts with one partner and not with all."""
    store, named = stores[0], query.partners or (*PARTNERS.values(), "NOR", "POL", "SWE", "USA")
    each = [store.matched_trade(query.with_(partners=(one,)), chain) for one in named]
    sums = [
        MatchedTrade(*rows[0][:3], *(sum(column) for column in list(zip(*rows, strict=True))[3:]))
        for rows in zip(*each, strict=True)
    ]
    whole = store.matched_trade(query, chain)
    _alike(whole, sums)
    turned = {row[:3]: row for row in store.matched_trade(query, chain[::-1])}
    for row_ in whole:
        back = turned[row_.now, row_.before, row_.flow]
        assert row_[3:] == pytest.approx(
            (back.p1q1, back.p0q1, back.p1q0, back.p0q0, back.below1, back.below0, back.cells,
             back.all1, back.all0)
        )  # fmt: skip


def test_the_files_have_what_is_left_out(stores: Sequence[CustomsStore]) -> None:
    """Else the tests above would compare little."""
    store = stores[0]
    unlike = store._rows.ask("select distinct code from unlike")
    assert 0 < len(unlike) < len(CODES)
    for row_ in store.matched_trade(Query(), YEARS):
        assert row_.cells > 0
        assert row_.below0 < 0
        assert row_.p0q0 < row_.all0


def test_kept_sums_answer_and_rows_only_where_they_do_not(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _without(release)
    asked: list[str] = []
    ask = store._rows.ask
    monkeypatch.setattr(type(store._rows), "ask", lambda _, sql: (asked.append(sql), ask(sql))[1])

    def reads_rows(query: Query, *years: int) -> bool:
        asked.clear()
        store.matched_trade(query, years)
        return any("from rows" in sql for sql in asked)

    fuel = Query(partners=("CHN",), sectors=("fuel",))
    assert not reads_rows(Query(), 2015, 2016, 2017)
    assert not reads_rows(fuel.with_(flow="import"), 2017, 2016)
    assert not reads_rows(Query(flow="import", months=between(1, 9)), 2017, 2018)
    assert not reads_rows(Query(months=between(1, 8)), 2016, 2017)
    assert not reads_rows(fuel.with_(months=between(4, 6)), 2017, 2018)
    for query, years in ((fuel, (2015, 2017)), (Query(), (2018, 2019)),
                         (Query(months=between(1, 9)), (2017, 2018))):  # fmt: skip
        assert reads_rows(query, *years)


def test_other_rules_or_editions_find_nothing_kept() -> None:
    editions = load_editions(REGISTERS.data)
    assert kept_as(editions[:-1]) != KEPT
    fewer = replace(editions[-1], kinds=dict(list(editions[-1].kinds.items())[1:]))
    assert kept_as((*editions[:-1], fewer)) != KEPT
