"""A month of which files hold a few partners alone is drawn and said as no other month."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from dashboard.documents.compose import compose
from dashboard.documents.document import Picture
from dashboard.documents.request import read_request
from dashboard.exports.pictures import framed
from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.exports.conftest import StillRenderer
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

CODES = ("2709009009", "4407119300", "7208100000", "8703231981", "3102101000")
MANY, FEW = ("CN", "DE", "FI", "US", "NO", "SE"), ("CN", "DE", "FI")
LEVELS = {1: 300, 2: 200, 3: 100, 4: 400}
"""What a row of each month is of; a row of 2019 is of as much in every month."""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """All of 2019 and of January, February and April 2020; of March three partners."""
    before = [row(flow, f"{month:02d}/2019", one, code, usd="250000") for flow in ("ЭК", "ИМ")
              for month in range(1, 13) for one in MANY for code in CODES]  # fmt: skip
    now = {month: [row(flow, f"{month:02d}/2020", one, code, usd=f"{level}000")
                   for flow in ("ЭК", "ИМ") for one in (FEW if month == 3 else MANY)
                   for code in CODES] for month, level in LEVELS.items()}  # fmt: skip
    folder: Path = tmp_path_factory.mktemp("part")
    return asks_of(folder, [*before, *now[1], *now[2], *now[4]], now[3])


@pytest.mark.parametrize("asked", ["", "&months=1-4", "&flow=export"])
def test_no_line_goes_through_it_and_the_reason_is_told(ask: Ask, asked: str) -> None:
    chart = drawn(ask, "months", asked, "en")
    for line in chart.plot.series:
        known = [month for month, one in enumerate(line.amounts, 1) if one.known and month < 5]
        assert known == ([1, 2, 4] if "2020" in line.label else [1, 2, 3, 4]), line.label
    note = "For March 2020 imported files hold few partners or goods alone"
    assert plain(chart.notes[0]).startswith(note)
    assert plain(chart.plot.asides[0]).startswith(note)
    assert not any("no figures for" in plain(one) for one in chart.notes)
    (march,) = (one for one in chart.table.rows if one.key == "3")
    assert march.cells[1].known  # type: ignore[union-attr]


@pytest.mark.parametrize("asked", ["", "&months=1-4", "&against=2020"])
def test_it_is_neither_the_largest_nor_the_smallest_month(ask: Ask, asked: str) -> None:
    chart = drawn(ask, "months", asked, "ru")
    said = plain(chart.finding)
    assert "наибольшим в апреле" in said and "наименьшим в феврале" in said
    assert said.startswith("За январь–февраль, апрель 2020 года")
    assert "март" not in f"{said} {plain(chart.title)}"


def test_beside_another_choice_it_is_left_out_too(ask: Ask) -> None:
    chart = drawn(ask, "compare_months", "&sector=fuel,wood", "ru")
    assert all([one.known for one in line.amounts] == [True, True, False, True]
               for line in chart.plot.series)  # fmt: skip
    assert plain(chart.finding).startswith("За январь–февраль, апрель 2020 года")
    assert "мало партнёров или товаров" in plain(chart.notes[0])
    held = drawn(ask, "compare_months", "&partner=CHN,DEU", "ru")
    assert all(one.known for line in held.plot.series for one in line.amounts[:4])


@pytest.mark.parametrize(("view", "said"), [("rolling", "сумм"), ("index", "линия")])
def test_sums_and_indices_do_not_say_that_there_is_no_figure(
    ask: Ask, view: str, said: str
) -> None:
    notes = plain(" ".join(drawn(ask, "months", f"&view={view}", "ru").notes))
    assert "За март 2020 года" in notes and said in notes and "Нет данных" not in notes


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_picture_says_in_full_that_it_is_a_part(ask: Ask, tmp_path: Path, lang: str) -> None:
    asked = f"dataset=customs&year=2020&chart=months-chart&path=/trade&lang={lang}"
    made = compose(ask, read_request("chart", "png", asked, ask.library))
    assert isinstance(made, Picture)
    svg = framed(StillSvg(tmp_path), made.charts[0], made.language, made.caption,
                 (960, 540), "light")  # fmt: skip
    words = plain(html.unescape(" ".join(re.findall(r">([^<]+)</(?:text|tspan)>", svg))))
    assert {"en": "(March 2020): this may not be all trade",
            "ru": "(март 2020 года): возможно, это не вся торговля"}[lang] in words  # fmt: skip


class StillSvg(StillRenderer):
    """A renderer without chromium whose drawings are empty."""

    def draw(self, figure: object, width: int, height: int, **_: object) -> bytes:
        return b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'
