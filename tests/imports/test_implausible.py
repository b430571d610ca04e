"""A flow of a month that is below zero in all, or a hundred times what was held, is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.report import ImportReport
from dashboard.language import language
from dashboard.loaders.releases import current_number
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import REGISTERS, Cells, row, text, written

PARTNERS = ("CN", "DE", "FI", "TR", "BY")


def rows(times: float = 1, month: str = "01/2021", flow: str = "ЭК") -> list[Cells]:
    return [
        row(flow, month, partner, "4407119300", f"{times * (1000 + place):.2f}", "900")
        for place, partner in enumerate(PARTNERS)
    ]


def give(folder: Path, given: list[Cells], **more: bool) -> ImportReport:
    file = written(folder / "f.csv", text(given))
    return import_customs(Import((file,), folder / "r", regions=(41000,), **more), REGISTERS)


def refused(folder: Path, given: list[Cells]) -> tuple[str, str]:
    """Column and reason of the only reason."""
    before = current_number(folder / "r", "customs")
    with pytest.raises(DataRefused, match="--replace") as error:
        give(folder, given)
    assert current_number(folder / "r", "customs") == before
    (reason,) = error.value.reasons
    return reason.column, reason.reason


@pytest.mark.parametrize("held", [[], rows(month="01/2020"), rows()], ids=["none", "other", "it"])
def test_a_month_below_zero_is_refused(held: list[Cells], tmp_path: Path) -> None:
    if held:
        give(tmp_path, held)
    column, reason = refused(tmp_path, rows(-1))
    assert column == "STOIM"
    assert "Exports of 2021-01 would be −$5,010.00, below zero in all" in reason


def test_the_other_flow_does_not_make_up_for_it(tmp_path: Path) -> None:
    _, reason = refused(tmp_path, [*rows(5), *rows(-1, flow="ИМ")])
    assert "Imports of 2021-01" in reason


def test_corrections_below_zero_are_taken(tmp_path: Path) -> None:
    report = give(tmp_path, [*rows()[1:], *rows(-1)[:1]])
    assert report.negative_values["rows"] == 1
    assert report.release == 1


@pytest.mark.parametrize(("times", "said"), [(1000, "1,000 times more"), (0.001, "times less")])
def test_another_unit_than_that_of_what_is_held_is_refused(
    times: float, said: str, tmp_path: Path
) -> None:
    held = [*rows(), *rows(month="02/2021")]
    give(tmp_path, held)
    column, reason = refused(tmp_path, [*rows(times), *rows(month="02/2021")])
    assert column == "STOIM"
    assert said in reason
    assert "Exports of 2021-01 would be" in reason
    assert "in place of $5,010.00" in reason


@pytest.mark.parametrize("times", [-1, 1000])
def test_somebody_may_mean_it(times: int, tmp_path: Path) -> None:
    give(tmp_path, rows())
    assert give(tmp_path, rows(times), replace=True).release == 2


def test_a_revision_is_taken(tmp_path: Path) -> None:
    give(tmp_path, rows())
    assert give(tmp_path, rows(20)).release == 2


def test_a_few_values_may_be_corrected(tmp_path: Path) -> None:
    give(tmp_path, rows()[:3])
    assert give(tmp_path, rows(1000)[:3]).release == 2


def test_the_rest_of_what_is_held_of_a_few_is_taken(tmp_path: Path) -> None:
    give(tmp_path, rows()[:1])
    others = [(*cells[:5], "9000000.00", *cells[6:]) for cells in rows()[1:]]
    assert give(tmp_path, [*rows()[:1], *others]).release == 2


@pytest.mark.parametrize("code", ["en", "ru"])
def test_prices_that_are_hardly_any_stand_before_the_figures(code: str, tmp_path: Path) -> None:
    lines = report_text(give(tmp_path, rows(1000)).as_mapping(), language(code)).splitlines()
    assert language(code).dollars(1113.333) in lines[1]


def of_mass(apart: int = 0, flow: str = "ЭК") -> list[Cells]:
    """Rows whose value is their mass, but for so many."""
    return [
        row(flow, "01/2021", partner, "4407119300", f"{900 + place + (place < apart)}.00",
            f"{900 + place}")
        for place, partner in enumerate(PARTNERS)
    ]  # fmt: skip


@pytest.mark.parametrize("held", [[], rows(month="01/2020"), rows()], ids=["none", "other", "it"])
def test_a_mass_in_the_place_of_the_value_is_refused(held: list[Cells], tmp_path: Path) -> None:
    if held:
        give(tmp_path, held)
    column, reason = refused(tmp_path, [*of_mass(), *rows(flow="ИМ")])
    assert column == "STOIM"
    assert "Exports of 2021-01 would be $4,510.00, in nearly every row as many dollars as" in reason


def test_masses_to_the_gram_are_refused_though_one_row_differs(tmp_path: Path) -> None:
    """The values are rounded to cents, and one of 64 is a value."""
    given = [
        row("ЭК", "01/2021", "CN", f"4407{place:06d}", f"{900 + place}.13", f"{900 + place}.126")
        for place in range(63)
    ]
    given.append(row("ЭК", "01/2021", "CN", "4407119300", "5000.00", "900.126"))
    column, reason = refused(tmp_path, given)
    assert column == "STOIM" and "as many dollars as kilograms" in reason


def test_some_rows_worth_a_dollar_a_kilogram_are_taken(tmp_path: Path) -> None:
    assert give(tmp_path, of_mass(apart=1)).release == 1
    assert give(tmp_path, of_mass(flow="ИМ")[:3]).release == 2


def test_a_dollar_a_kilogram_that_is_meant_is_taken_and_stays(tmp_path: Path) -> None:
    assert give(tmp_path, of_mass(), replace=True).release == 1
    assert give(tmp_path, [*of_mass(), *rows(flow="ИМ")]).release == 2
