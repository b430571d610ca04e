"""The report of an import in words: periods, and reports that older programs wrote."""

from __future__ import annotations

import pytest

from dashboard.language import language
from dashboard.narrative.dates import periods_in
from dashboard.narrative.import_changes import changes
from dashboard.narrative.imports import coverage
from dashboard.narrative.names import RegisterNames
from tests.scenes import REGISTERS, plain

YEAR = [f"2016-{month:02d}" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("periods", "english", "russian"),
    [
        (["2019"], "2019", "2019 год"),
        (YEAR, "2016", "2016 год"),
        (["2018", *YEAR, "2017"], "2016–2018", "2016–2018 годы"),
        ([*YEAR, "2018"], "2016; 2018", "2016 год; 2018 год"),
        (["2019-05", "2019-01", "2019-02", "2019-03", "2020-12"],
         "January–March, May 2019; December 2020",
         "январь–март, май 2019 года; декабрь 2020 года"),
        ([], "", ""),
    ],
)  # fmt: skip
def test_periods_are_runs_with_their_gaps(periods: list[str], english: str, russian: str) -> None:
    assert periods_in(periods, language("en")) == english
    assert plain(periods_in(periods, language("ru"))) == russian


def test_a_report_of_before_says_nothing_of_what_it_does_not_know() -> None:
    old = {"rows_read": 5, "months_replaced": ["2019-01"]}
    assert [*changes(old, language("en")), *coverage(old, language("en"))] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "f.csv holds only exports, China, Germany, chapter 44: is it narrowed to that?"),
     ("ru", "f.csv: есть только экспорт, Китай, Германия, группа 44 — файл этим ограничен?")],
)  # fmt: skip
def test_what_a_file_holds_alone_is_said_by_its_names(lang: str, said: str) -> None:
    row = {"file": "f.csv", "flows": ["export"], "partners": ["CHN", "DEU"], "chapters": ["44"]}
    partner = RegisterNames(REGISTERS, lang).country
    found = [plain(one) for one in changes({"narrowed": [row]}, language(lang), partner)]
    assert found == [said]
