"""Files that were narrowed to a few goods say nothing of what they do not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

NONE = ("nothing was", "no exports in any", "no exports of the", "no trade in any",
        "trade recorded", "there were no", "не вывозилось", "в данных", "был нулевым",
        "год не было")  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports of chapter 27 alone, to four countries."""
    rows = [row(period=f"{month:02d}/{year}", partner=one, usd=str(5_000_000 + 1000 * place))
            for year in (2019, 2020) for month in range(1, 13)
            for place, one in enumerate(("CN", "DE", "FI", "US"))]  # fmt: skip
    folder: Path = tmp_path_factory.mktemp("part")
    return asks_of(folder, rows)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("asked", ["&flow=export&sector=textiles", "&flow=export&partner=NOR"])
def test_of_goods_and_partners_that_no_file_holds_it_is_not_said_that_there_was_none(
    ask: Ask, asked: str, lang: str
) -> None:
    for name in ("turnover", "months", "sectors", "partners", "partner_map", "goods"):
        chart = drawn(ask, name, asked, lang)
        said = plain(" ".join((chart.title, chart.finding, *chart.notes))).lower()
        assert not [one for one in NONE if one in said], (name, said)
    title = plain(drawn(ask, "turnover", asked, lang).title)
    assert {"en": "not known for this choice", "ru": "для этой выборки данных нет"}[lang] in title
