"""A sum of nothing that corrections leave is not called no trade."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import StoreUnavailable
from dashboard.loaders.cancelled import FILE, Cancelled, read_cancelled
from dashboard.loaders.releases import current_release
from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import Cells, asks_of, of_nothing, row
from tests.imports.releases import changed
from tests.scenes import plain

PERIODS = [f"{month:02d}/{year}" for year in (2019, 2020) for month in range(1, 13)]
NONE = (
    "no trade", "nothing was", "none of what", "none recorded", "no exports", "recorded in 2020",
    "there was no", "there were no", "торговли не было", "не вывозилось", "не торговали",
    "в данных нет", "экспорта не было", "торговли с норвегией нет", "год не было",
)  # fmt: skip
CHARTS = ("turnover", "months", "partners", "partner_map", "sectors", "goods", "dependence",
          "balance")  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to Finland in January 2020, which a correction of March takes back; none to Norway;
    exports to China in every month."""
    rows = [row(period=one, usd="5000000") for one in PERIODS]
    rows += [nothing for one in PERIODS for nothing in of_nothing(one)]
    rows += [row(period="01/2020", partner="FI", usd="100000"),
             row(period="03/2020", partner="FI", usd="-100000")]  # fmt: skip
    return asks_of(tmp_path_factory.mktemp("cancelled"), rows)


def _said(ask: Ask, name: str, asked: str, lang: str) -> str:
    chart = drawn(ask, name, asked, lang)
    hovers = [one.hover for one in chart.plot.categories if one.key in asked]
    return plain(" ".join((chart.title, chart.finding, *hovers))).lower()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("asked", ["&partner=FIN", "&partner=FIN&flow=export"])
def test_trade_that_corrections_cancel_is_not_called_none(ask: Ask, asked: str, lang: str) -> None:
    for name in CHARTS:
        said = _said(ask, name, asked, lang)
        assert not [one for one in NONE if one in said], (name, said)
    corrected = {"en": "after corrections", "ru": "после корректировок"}[lang]
    for name in ("turnover", "partners", "partner_map", "sectors"):
        assert corrected in _said(ask, name, asked, lang), name


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_of_a_partner_without_any_rows_it_is_still_said_that_there_was_none(
    ask: Ask, lang: str
) -> None:
    for name in ("turnover", "partners", "partner_map", "sectors"):
        said = _said(ask, name, "&partner=NOR", lang)
        assert "correct" not in said and "корректир" not in said
        assert any(one in said for one in NONE), (name, said)


@pytest.mark.parametrize(
    ("months", "said"), [("1", "$100,000"), ("1-3", "nil after corrections"),
                         ("4-12", "no trade")]
)  # fmt: skip
def test_corrections_outside_of_the_chosen_months_are_none_of_theirs(
    ask: Ask, months: str, said: str
) -> None:
    assert said in _said(ask, "turnover", f"&partner=FIN&months={months}", "en")


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "nil after corrections"), ("ru", "после корректировок ноль"),
])  # fmt: skip
def test_a_sum_of_twelve_months_is_nil_for_what_any_of_them_has(
    ask: Ask, lang: str, said: str
) -> None:
    """The last of the twelve has no row."""
    chart = drawn(ask, "months", "&partner=FIN&view=rolling", lang)
    lines = [plain(hover) for one in chart.plot.series for hover in one.hovers if hover]
    assert said in plain(chart.title) and any(said in one for one in lines), chart.title


UNVALUED = [row(period="05/2020", partner="FI", usd="0", kg="70")]
TAKEN_BACK = [row(period="05/2020", partner="FI", usd="100000", kg="100"),
              row(period="05/2020", partner="FI", usd="-100000", kg="-30")]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("of_finland", [UNVALUED, TAKEN_BACK], ids=["unvalued", "taken back"])
def test_goods_that_have_a_mass_and_no_value_are_called_that(
    tmp_path: Path, of_finland: list[Cells], lang: str
) -> None:
    """Of one month and chapter a release holds the sum: whether a value was never recorded or was
    taken back it cannot tell, and neither is said."""
    rows = [row(period=one, usd="5000000") for one in PERIODS]
    rows += [nothing for one in PERIODS for nothing in of_nothing(one)]
    given = asks_of(tmp_path, rows + of_finland)
    for name in CHARTS:
        said = _said(given, name, "&partner=FIN", lang)
        assert {"en": "a mass and no value", "ru": "масса"}[lang] in said, (name, said)
        assert "no value recorded" not in said and "указан" not in said, (name, said)
        assert "correct" not in said and "корректир" not in said, (name, said)
        of_2020 = said.partition("; ")[0]
        assert "no trade" not in of_2020 and "nil" not in of_2020, (name, said)


AT_ONCE = [row(period="05/2020", partner="FI", usd="100000", kg="100"),
           row(period="05/2020", partner="FI", usd="-100000", kg="-100")]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_correction_in_the_same_month_is_told_from_no_trade(tmp_path: Path, lang: str) -> None:
    rows = [row(period=one, usd="5000000") for one in PERIODS]
    rows += [nothing for one in PERIODS for nothing in of_nothing(one)]
    ask = asks_of(tmp_path, [*rows, *AT_ONCE])
    corrected = {"en": "after corrections", "ru": "после корректировок"}[lang]
    for name in ("turnover", "partners", "partner_map", "sectors"):
        assert corrected in _said(ask, name, "&partner=FIN", lang), name
        for asked in ("&partner=NOR", "&partner=FIN&months=1-4", "&partner=FIN&flow=import"):
            assert corrected not in _said(ask, name, asked, lang), (name, asked)


def test_it_is_carried_over_with_its_month_and_goes_with_it(tmp_path: Path) -> None:
    for folder in ("kept", "gone"):
        (tmp_path / folder).mkdir()
    rows = [nothing for one in PERIODS for nothing in of_nothing(one)]
    rows += [row(period=one, usd="5000000") for one in PERIODS]
    later = [row(flow, "01/2021", usd="5000000") for flow in ("ЭК", "ИМ")]
    kept = asks_of(tmp_path / "kept", [*rows, *AT_ONCE], [*later, *of_nothing("01/2021")])
    assert "after corrections" in _said(kept, "turnover", "&partner=FIN", "en")
    again = [one for one in rows if "05/2020" in one]
    gone = asks_of(tmp_path / "gone", [*rows, *AT_ONCE], again)
    assert "no trade" in _said(gone, "turnover", "&partner=FIN", "en")


def test_a_release_of_before_says_nothing_of_it_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    rows = [row(period=one, usd="5000000") for one in PERIODS]
    rows += [nothing for one in PERIODS for nothing in of_nothing(one)]
    ask = asks_of(tmp_path, [*rows, *AT_ONCE])
    release = current_release(ask.library.settings.data_dir, "customs")
    (cell,) = read_cancelled(release)
    assert cell == Cancelled(2020, 5, 0, "FIN", "27")
    files = {name: sum_ for name, sum_ in release.manifest["files"].items() if name != FILE}
    before = replace(release, manifest={**release.manifest, "files": files})
    assert read_cancelled(before) == frozenset()
    changed(release.folder / FILE)
    with pytest.raises(StoreUnavailable, match=FILE):
        read_cancelled(release)
