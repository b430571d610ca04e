"""Trade of which there is no figure is told in one way by the map, its hovers and the partners:
nothing was traded, it is not known, or it is not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, of_nothing, row
from tests.scenes import plain

PERIODS = [f"{month:02d}/2020" for month in range(1, 13)]
STATES = {
    "none": {
        "en": ("none recorded", "no imports", "nothing was imported"),
        "ru": ("в данных нет", "импорта", "ничего не ввозилось"),
    },
    "not_known": {
        "en": ("not known", "not known", "not known"),
        "ru": ("нет данных", "нет данных", "нет"),
    },
    "not_published": {
        "en": ("not published", "not published", "not published"),
        "ru": ("не опубликовано", "не опубликованы", "не опубликованы"),
    },
}
"""State of the imports → language → what hover, title of a partner and note of the map say."""
OTHERS = {
    "none": {"en": ("not known", "not published"), "ru": ("нет данных", "не опубликован")},
    "not_known": {"en": ("recorded", "nothing was", "published"),
                  "ru": ("в данных", "не ввозилось", "не опубликован")},
    "not_published": {"en": ("recorded", "nothing was", "not known"),
                      "ru": ("в данных", "не ввозилось", "нет данных")},
}  # fmt: skip
"""The same of what each must not say, for it is said of another state."""


@pytest.fixture(scope="module")
def asks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ask]:
    """Exports to China, beside which imports are known to be nothing, or are not known at all."""
    exported = [row(period=one, usd="5000000") for one in PERIODS]
    known = [nothing for one in PERIODS for nothing in of_nothing(one)]
    alone = [nothing for one in PERIODS for nothing in of_nothing(one, ("ЭК",))]
    made = tmp_path_factory.mktemp
    return {
        "none": asks_of(made("none"), exported + known),
        "not_known": asks_of(made("not_known"), exported + alone),
    }


def _chart(asks: dict[str, Ask], state: str, name: str, asked: str, lang: str) -> Chart:
    ask = asks.get(state, asks["none"])
    declared = chart_named(name)
    assert declared is not None
    dataset = "customs" if state in asks else "published"
    asked = f"dataset={dataset}&year=2020{asked}&lang={lang}"
    return chart_of(declared, ask, read_query(asked, ask.library))


def _said(chart: Chart) -> str:
    hovers = [one.hover for one in (*chart.plot.categories, *chart.plot.marks)]
    return plain(" ".join([chart.title, chart.finding, *chart.notes, *hovers])).lower()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("state", list(STATES))
def test_map_hovers_and_partners_say_the_same_of_missing_imports(
    asks: dict[str, Ask], state: str, lang: str
) -> None:
    hover, title, note = STATES[state][lang]
    found = _chart(asks, state, "partner_map", "&partner=NOR&flow=import", lang)
    at_norway = next(one for one in found.plot.categories if one.key == "NOR")
    assert hover in plain(at_norway.hover).lower()
    assert title in plain(found.title).lower()
    assert any(note in plain(one).lower() for one in found.notes)
    name = {"en": "Norway", "ru": "Норвегия"}[lang]
    region = next(plain(one.hover) for one in found.plot.marks if name in one.hover)
    assert hover in region.lower()
    partners = _chart(asks, state, "partners", "&flow=import", lang)
    for never in OTHERS[state][lang]:
        assert never not in _said(found)
        assert never not in _said(partners)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "No exports to Norway recorded in 2020"),
     ("ru", "В данных за 2020 год экспорта в Норвегию нет")],
)  # fmt: skip
def test_a_partner_without_exports_is_not_said_to_have_no_trade(
    asks: dict[str, Ask], lang: str, said: str
) -> None:
    """Imports from it are not what was asked, and may not be known."""
    chart = drawn(asks["not_known"], "partners", "&partner=NOR&flow=export", lang)
    assert plain(chart.title) == said


@pytest.mark.parametrize(("lang", "never"), [("en", "not known"), ("ru", "нет;")])
def test_a_map_of_countries_below_zero_alone_does_not_say_that_nothing_is_known(
    tmp_path: Path, lang: str, never: str
) -> None:
    rows = [row("ИМ", one, "NO", "0302140000", "-100000") for one in PERIODS]
    nothing = [nothing for one in PERIODS for nothing in of_nothing(one)]
    notes = drawn(asks_of(tmp_path, rows + nothing), "partner_map", "&flow=import", lang).notes
    assert not any(never in plain(one) for one in notes)
    assert any("1" in plain(one) and ("below" in one or "ниже" in one) for one in notes)
