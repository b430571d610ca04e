"""What a report says before all figures, and of what a rollback left behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.imports.customs import Import, import_customs
from dashboard.imports.publishing import roll_back
from dashboard.language import language
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import REGISTERS, Cells, row, text, written

PARTNERS = ("CN", "DE", "FI", "NO")
CODES = ("2709009009", "4407119300", "7208100000", "8703231981")


def months(year: int, last: int, usd: float, partners: tuple[str, ...] = PARTNERS) -> list[Cells]:
    """Months of a year with their four partners and four chapters in both flows."""
    return [row(flow, f"{month:02d}/{year}", partner, code, f"{usd:.2f}", "170")
            for flow in ("ЭК", "ИМ") for month in range(1, last + 1)
            for partner in partners for code in CODES]  # fmt: skip


def give(folder: Path, rows: list[Cells], lang: str = "en", restricted: bool = False) -> list[str]:
    """Import rows, and have the report in lines."""
    file = written(folder / "f.csv", text(rows))
    order = Import((file,), folder / "r", regions=(41000,), restricted=restricted)
    found: Any = import_customs(order, REGISTERS)
    said = report_text(found.as_mapping(), language(lang)).replace("\u00a0", " ")
    return [line.strip() for line in said.splitlines()]


@pytest.mark.parametrize(
    ("usd", "lang", "said"),
    [
        (1_000_000, "en", "Exports of January–March 2020: $16.0 million a month, where it is "
         "usually $16,000.00: are the values US dollars, and not multiplied by a thousand?"),
        (1, "en", "Exports of January–March 2020: $16.00 a month, where it is usually $16,000.00: "
         "are the values in thousands of US dollars?"),
        (1, "ru", "Экспорт за январь–март 2020 года: 16,00 долл. США в месяц, а обычно 16 000,00 "
         "долл. США; проверьте, не указана ли стоимость в тысячах долларов США"),
    ],
)  # fmt: skip
def test_new_months_in_another_unit_are_told_once_and_first(
    usd: float, lang: str, said: str, tmp_path: Path
) -> None:
    give(tmp_path, months(2019, 12, 1000))
    assert give(tmp_path, months(2020, 3, usd), lang)[1] == said


def test_a_month_in_another_unit_is_told_in_the_first_file_too(tmp_path: Path) -> None:
    wrong = [(*cells[:5], "1000000.00", *cells[6:]) if cells[1] == "03/2019" else cells
             for cells in months(2019, 6, 1000)]  # fmt: skip
    assert give(tmp_path, wrong)[1].startswith("Exports of March 2019: $16.0 million a month")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Exports: $16.0 million a month in April–June 2019, $16,000.00 in January–March 2019: "
      "are two units mixed, US dollars and thousands of them?"),
     ("ru", "Экспорт: апрель–июнь 2019 года — 16,0 млн долл. США в месяц, январь–март 2019 года — "
      "16 000,00 долл. США; проверьте, не смешаны ли доллары США и тысячи долларов")],
)  # fmt: skip
def test_of_two_halves_in_other_units_none_is_called_the_usual_one(
    tmp_path: Path, lang: str, said: str
) -> None:
    halves = [(*cells[:5], "1000000.00", *cells[6:]) if cells[1] > "03/2019" else cells
              for cells in months(2019, 6, 1000)]  # fmt: skip
    lines = give(tmp_path, halves, lang)
    assert lines[1] == said
    assert len([one for one in lines if said[-12:] in one]) == 2, "one of each flow"


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Exports: $16.0 million a month in 6 months of 2019 (January, March, May 2019 first), "
      "$16,000.00 in 6 months of 2019 (February, April, June 2019 first): are two units mixed, US "
      "dollars and thousands of them?"),
     ("ru", "Экспорт: 6 месяцев 2019 г. (январь, март, май 2019 года и далее) — 16,0 млн долл. США "
      "в месяц, 6 месяцев 2019 г. (февраль, апрель, июнь 2019 года и далее) — 16 000,00 долл. США; "
      "проверьте, не смешаны ли доллары США и тысячи долларов")],
)  # fmt: skip
def test_of_months_that_alternate_so_many_are_named_and_the_first(
    tmp_path: Path, lang: str, said: str
) -> None:
    mixed = [(*cells[:5], "1000000.00", *cells[6:]) if int(cells[1][:2]) % 2 else cells
             for cells in months(2019, 12, 1000)]  # fmt: skip
    assert give(tmp_path, mixed, lang)[1] == said


def test_a_year_all_of_whose_months_are_held_was_not_left_behind(tmp_path: Path) -> None:
    give(tmp_path, months(2019, 12, 1000))
    year = [(cells[0], "2020", *cells[2:]) for cells in months(2020, 1, 12000)]
    give(tmp_path, year)
    roll_back(tmp_path / "r", "customs", 1, lambda: None)
    said = give(tmp_path, months(2020, 12, 1100))
    assert not [one for one in said if one.startswith("Not in this release")]


@pytest.mark.parametrize("few", [PARTNERS[:1], PARTNERS])
def test_months_that_are_only_smaller_are_no_other_unit(
    few: tuple[str, ...], tmp_path: Path
) -> None:
    give(tmp_path, months(2019, 12, 1000))
    usd = 5 if len(few) == 1 else 30
    assert not [one for one in give(tmp_path, months(2020, 3, usd, few)) if "usually" in one]


def test_what_a_rollback_left_behind_is_named_by_the_next_import(tmp_path: Path) -> None:
    give(tmp_path, months(2019, 12, 1000))
    give(tmp_path, months(2020, 3, 1100))
    assert not [one for one in give(tmp_path, months(2020, 4, 1200)) if "Not in" in one]
    roll_back(tmp_path / "r", "customs", 1, lambda: None)
    said = give(tmp_path, months(2020, 2, 1300))
    for flow in ("exports", "imports"):
        line = f"Not in this release: {flow} of March–April 2020. Release 3 has them, from which"
        assert [one for one in said if one.startswith(line)]


@pytest.mark.parametrize("closed", [True, False])
def test_no_release_for_publication_tells_of_months_that_are_not(
    closed: bool, tmp_path: Path
) -> None:
    give(tmp_path, months(2019, 12, 1000))
    give(tmp_path, months(2020, 3, 1100), restricted=True)
    roll_back(tmp_path / "r", "customs", 1, lambda: None)
    said = give(tmp_path, months(2020, 1, 1200), restricted=closed)
    assert bool([one for one in said if one.startswith("Not in this release")]) is closed
