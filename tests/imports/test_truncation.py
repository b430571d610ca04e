"""A file that was cut exactly after a row is whole by its looks: what it lacks gives it away."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.report import ImportReport
from dashboard.language import language, languages
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import REGISTERS, TRUSTING, Cells, dbf, row, text, written

MONTHS = [f"{month:02d}/2019" for month in range(1, 13)]


def of_month(flow: str, period: str, rows: int) -> list[Cells]:
    return [row(flow, period, code=f"27090090{n + 10}", usd=f"{n + 1}.00") for n in range(rows)]


def tried(folder: Path, rows: list[Cells], **more: object) -> ImportReport:
    file = written(folder / "f.csv", text(rows))
    order = Import((file,), folder / "r", regions=(41000,), limits=TRUSTING, **more)  # type: ignore[arg-type]
    return try_import(order, REGISTERS)


FLOW_AFTER_FLOW = [
    one for flow in ("ЭК", "ИМ") for month in MONTHS for one in of_month(flow, month, 3)
]


def test_a_whole_file_says_nothing_of_its_end(tmp_path: Path) -> None:
    found = tried(tmp_path, FLOW_AFTER_FLOW)
    assert (found.uneven, found.thin) == ((), ())


def test_a_flow_that_ends_before_the_other_is_told(tmp_path: Path) -> None:
    found = tried(tmp_path, FLOW_AFTER_FLOW[:45])
    lacking = [f"2019-{month:02d}" for month in range(4, 13)]
    assert found.uneven == ({"file": "f.csv", "flow": "import", "periods": lacking},)


def test_what_the_owner_says_to_be_complete_is_no_question(tmp_path: Path) -> None:
    complete = tuple((2019, month) for month in range(1, 13))
    assert tried(tmp_path, FLOW_AFTER_FLOW[:45], complete=complete).uneven == ()


def test_a_file_of_one_flow_lacks_nothing_of_the_other(tmp_path: Path) -> None:
    assert tried(tmp_path, FLOW_AFTER_FLOW[:36]).uneven == ()


@pytest.mark.parametrize(("last", "told"), [(40, False), (20, False), (19, True)])
def test_a_last_month_of_few_rows_is_told(tmp_path: Path, last: int, told: bool) -> None:
    rows = [one for month in MONTHS[:5] for one in of_month("ЭК", month, 40)]
    found = tried(tmp_path, [*rows, *of_month("ЭК", MONTHS[5], last)])
    thin = {"flow": "export", "period": "2019-06", "rows": last, "usual": 40}
    assert found.thin == ((thin,) if told else ())


def after_the_whole(folder: Path, rows: list[Cells]) -> ImportReport:
    """What is said of rows that come after the whole file was imported."""
    whole = written(folder / "whole.csv", text(WHOLE))
    order = Import((whole,), folder / "r", regions=(41000,), limits=TRUSTING)
    assert import_customs(order, REGISTERS).fewer == ()
    # Codes of a chapter that are gone would be refused; here it is the rows that are counted.
    return tried(folder, rows, replace=True)


WHOLE = [one for month in MONTHS[:3] for one in of_month("ЭК", month, 10)]
"""All of one partner and one chapter: of a cut nothing but the number of rows tells."""


def test_fewer_rows_than_the_release_before_are_told(tmp_path: Path) -> None:
    found = after_the_whole(tmp_path, WHOLE[:26])
    assert found.thin == ()
    told = {"flow": "export", "periods": ["2019-03"], "before": 10, "rows": 6}
    assert found.fewer == (told,)
    for code in languages():
        words = language(code)
        said = report_text(found.as_mapping(), words)
        assert words.plural("releases.rows", 6) in said and "10" in said


@pytest.mark.parametrize("revised", [WHOLE, [*WHOLE, *of_month("ЭК", MONTHS[2], 1)], WHOLE[:20]])
def test_as_many_rows_more_of_them_or_other_months_are_no_question(
    tmp_path: Path, revised: list[Cells]
) -> None:
    assert after_the_whole(tmp_path, revised).fewer == ()


@pytest.mark.parametrize("lang", languages())
def test_the_report_asks_and_says_that_a_text_cannot_tell_its_end(
    tmp_path: Path, lang: str
) -> None:
    words = language(lang)
    said = report_text(tried(tmp_path, FLOW_AFTER_FLOW[:45]).as_mapping(), words)
    assert words.t("imports.step.whole") in said
    assert "f.csv" in said and "{" not in said
    file = written(tmp_path / "f.dbf", dbf(FLOW_AFTER_FLOW))
    order = Import((file,), tmp_path / "r", regions=(41000,), limits=TRUSTING)
    counted = report_text(try_import(order, REGISTERS).as_mapping(), words)
    assert words.t("imports.step.whole") not in counted
