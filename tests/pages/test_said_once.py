"""A sentence stands once on a card: its title, finding, notes and what is known say it once."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from dashboard.charts.chart import Chart
from dashboard.imports.customs import Import, import_customs
from dashboard.language import Language, languages
from dashboard.narrative.disputes import dispute_line
from dashboard.narrative.wording import DRIVER
from dashboard.pages.components.chart_props import chart_props
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, text, written
from tests.scenes import plain

PAGES = ("/", "/trade", "/partners", "/relations", "/relations/NO-18", "/relations/AUT")
STATES = (
    "", "year=2021", "year=2019", "year=1999", "year=2018&against=2016", "year=2020&against=2012",
    "partner=CHN", "partner=AUT", "partner=NOR,DEU", "sector=wood", "sector=culture",
    "flow=export", "flow=import&year=2019", "group=eaeu", "year=2019&months=1-3",
    "year=2020&against=2019&flow=import", "partner=CHN&sector=wood&year=2020", "kind=visit",
)  # fmt: skip
ENDS = re.compile(r"(?<=[.!?;])\s+")
LEAST = 5
"""Words from which on a part of a text is a sentence and no name."""


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The published figures, and a release whose last year is known for two months, imports for
    one of them."""
    folder = tmp_path_factory.mktemp("every")
    rows = [row(period=f"{m:02d}/{y}", usd="1000") for y in (2018, 2019) for m in range(1, 13)]
    rows += [row("ИМ", f"{m:02d}/2019", "BY", "8703231981", "25") for m in range(1, 13)]
    rows += [row(period="01/2020"), row("ИМ", "02/2020", "BY")]
    import_customs(Import((written(folder / "f.csv", text(rows)),), folder), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)), dt.date(2026, 11, 26))


def drawn_texts(chart: Chart, words: Language) -> Iterator[str]:
    """What is written in the drawing of a card, without its signs."""
    figure = chart_props(chart, words)[chart.chart_id]["figure"]
    for one in figure["layout"].get("annotations", ()):
        yield re.sub(r"<[^>]*>", "", one["text"].replace("<br>", " ")).removeprefix(f"{DRIVER} ")


def sentences(chart: Chart, words: Language) -> Iterator[str]:
    """What a card says, part by part, without the stops at their ends."""
    said = (chart.title, chart.subtitle, chart.finding, *chart.notes, chart.source,
            dispute_line(words, chart.disputes), *drawn_texts(chart, words))  # fmt: skip
    for one in said:
        for part in ENDS.split(plain(one)):
            if len(part.split()) >= LEAST:
                yield part.rstrip(".;").lower()


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("dataset", ["published", "customs"])
@pytest.mark.parametrize("path", PAGES)
def test_no_sentence_stands_twice_on_a_card(every: Ask, path: str, dataset: str, lang: str) -> None:
    twice = []
    for state in STATES:
        shown = show(every, path, f"dataset={dataset}&lang={lang}&{state}")
        for drawn in shown.charts:
            said = [*sentences(drawn.chart, shown.words)]
            twice += [
                (drawn.declared.name, state, one)
                for one, count in Counter(said).items()
                if count > 1 or any(one in other for other in said if other != one)
            ]
    assert not twice, "\n".join(map(str, twice))
