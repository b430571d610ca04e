"""Where months of a year count, no title, finding or note takes them for the year."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from dashboard.imports.customs import Import, import_customs
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, written
from tests.imports.customs_files import text as text_file

YEAR = {
    "en": re.compile(r"\b(?:in|of|for|against|on) 20\d\d\b", re.IGNORECASE),
    "ru": re.compile(r"\b20\d\d\s(?:год|к)", re.IGNORECASE),
}
PART = {
    "en": re.compile(r"February–March|same months"),
    "ru": re.compile("февраль–март|тем же месяцам"),
}
OF_YEARS = ("outlook", "backtest", "specialisation", "prospects", "adjusted", "chosen_years")
"""Charts that are of whole years, whatever months are chosen, or of none."""
CHOSEN = (
    "", "&partner=CHN", "&partner=CHN,BLR", "&partner=CHN,BLR&together=1", "&flow=export",
    "&sector=minerals", "&flow=import&group=eaeu", "&sector=minerals,machinery",
)  # fmt: skip


GOODS = ("2709009009", "8703231981", "4407119300", "1001990000")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Two whole years of four partners and four chapters, the second larger."""
    folder: Path = tmp_path_factory.mktemp("imported")
    rows = [
        row(flow, f"{month:02d}/{year}", partner, code, f"{month * (size + 1) * (year - 2017)}000")
        for year in (2019, 2020)
        for month in range(1, 13)
        for flow in ("ЭК", "ИМ")
        for size, (partner, code) in enumerate(product(("CN", "BY", "DE", "FI"), GOODS))
    ]
    file = written(folder / "f.csv", text_file(rows))
    import_customs(Import((file,), folder), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("path", ["/", "/trade", "/partners", "/why"])
def test_what_is_of_months_is_not_said_of_the_year(
    imported: Ask, path: str, chosen: str, lang: str
) -> None:
    query = f"dataset=customs&year=2020&months=2-3{chosen}&lang={lang}"
    asked = read_query(query, imported.library)
    said = [
        (one.declared.name, str(text))
        for one in show(imported, path, query).charts
        if one.declared.traded(asked) and one.declared.name not in OF_YEARS and not one.chart.empty
        for text in (one.chart.title, *re.split("; (?=in|в)", one.chart.finding), *one.chart.notes)
    ]
    assert said
    assert [one for one in said if YEAR[lang].search(one[1]) and not PART[lang].search(one[1])
            and "partner_map" not in one] == []  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("path", ["/", "/trade", "/partners", "/why"])
def test_what_is_of_every_month_is_not_said_of_some(imported: Ask, path: str, lang: str) -> None:
    query = f"dataset=customs&year=2020&months=2-3&partner=CHN&lang={lang}"
    drawn = [
        one
        for one in show(imported, path, query).charts
        if not any(
            {"months", "chosen_months"} & {*question.fields} for question in one.declared.asks
        )
    ]
    said = [str(text) for one in drawn for text in (one.chart.title, one.chart.subtitle)]
    assert said or path != "/why"
    assert [text for text in said if PART[lang].search(text)] == []
