"""Scenes and frames of the golden figures that the charts of trade are tested on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.chart import Scene
from dashboard.language import language
from dashboard.measures.balance import turnover
from dashboard.query import Query

NAN = float("nan")
PARTNERS = {
    "CHN": ("China", "Китай"),
    "NLD": ("Netherlands", "Нидерланды"),
    "FIN": ("Finland", "Финляндия"),
    "DEU": ("Germany", "Германия"),
    "USA": ("United States", "США"),
    "DNK": ("Denmark", "Дания"),
    "BLR": ("Belarus", "Беларусь"),
}
SECTORS = {
    "agrifood": ("Food", "Продовольствие"),
    "minerals": ("Minerals", "Минеральные продукты"),
    "machinery": ("Machinery", "Машины"),
    "wood": ("Wood and paper", "Лес и бумага"),
    "culture": ("Culture", "Культура"),
    "science": ("Science", "Наука"),
}
SOURCE = "Source: Government of the Leningrad Region."

SceneMaker = Callable[..., Scene]


@pytest.fixture
def scene() -> SceneMaker:
    """A scene of 2018 against 2017; keywords change the query, ``mark`` the data's mark."""

    def make(lang: str = "en", *, mark: str = "", subject: str = "", **choice: Any) -> Scene:
        at = 1 if lang == "ru" else 0
        return Scene(
            language=language(lang),
            query=Query(lang=lang, **{"year": 2018, "against": 2017, **choice}),
            partner=lambda code: PARTNERS.get(code, (code, code))[at],
            sector=lambda code: SECTORS.get(code, (code, code))[at],
            source=SOURCE,
            mark=mark,
            subject=subject,
        )

    return make


def year_of(
    year: int,
    exports: float = NAN,
    imports: float = NAN,
    *,
    whole: float | None = None,
    status: str = "published",
    part_status: str | None = None,
    note: str = "",
) -> dict[str, object]:
    """A year of a store's answer, in millions of US dollars."""
    total = exports + imports if whole is None else whole
    return {
        "year": year,
        "exports_usd": exports * 1e6,
        "imports_usd": imports * 1e6,
        "turnover_usd": total * 1e6,
        "exports_status": part_status or status,
        "imports_status": part_status or status,
        "turnover_status": status,
        "turnover_formula": "7109.0 + 4115.9" if status == "computed" else "",
        "note": note,
    }


@pytest.fixture
def answer() -> pd.DataFrame:
    """The published years 2017 to 2020 as a store answers; 2019 is not published."""
    return pd.DataFrame(
        [
            year_of(2017, 7109 / 1.257, 4115.9 / 1.148, status="implied"),
            year_of(
                2018,
                7109,
                4115.9,
                status="computed",
                part_status="published",
                note="The page prints 10,224.9.",
            ),
            year_of(2019, status="not published"),
            year_of(2020, 5403.6, 3554.0, status="implied"),
        ]
    )


@pytest.fixture
def published(answer: pd.DataFrame) -> pd.DataFrame:
    """The frame of the charts of years."""
    return turnover(answer)


@pytest.fixture
def china() -> pd.DataFrame:
    """One partner of which only the turnover of 2018 is known, by its share."""
    rows = [year_of(2017, status="not published"), year_of(2018, whole=1751.1, status="implied")]
    return turnover(pd.DataFrame(rows))


@pytest.fixture
def complete() -> pd.DataFrame:
    """Ten years of a dataset that has everything; the last one has nine months."""
    rows = [year_of(2016 + n, 5000 + 300 * n, 6000 - 200 * n) for n in range(10)]
    frame = turnover(pd.DataFrame(rows))
    return frame.assign(months=[12] * 9 + [9])


def texts(figure: Any) -> str:
    """Every annotation of a figure in one text."""
    return " | ".join(str(note["text"]) for note in figure["layout"].get("annotations", ()))


@pytest.fixture
def words_in() -> Callable[[Any], str]:
    return texts
