"""Customs data that say otherwise than the published figures: both are shown, neither wins."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.brief import brief_of
from dashboard.documents.factsheet import factsheet
from dashboard.documents.factsheet_blocks import Small
from dashboard.documents.provenance import provenance_at
from dashboard.errors import StoreUnavailable
from dashboard.imports.customs import Import, import_customs
from dashboard.narrative.discrepancies import every_otherwise
from dashboard.narrative.disputes import dispute_line
from dashboard.narrative.scene import scene_of
from dashboard.pages.components.numbers import fixed_line
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.contract import TradeStore
from dashboard.store.library import Library, open_library
from dashboard.values import CUSTOMS as CUSTOMS_DATA
from dashboard.values import PUBLISHED
from tests.imports.customs_files import of_nothing, registers, row, text, written
from tests.scenes import plain
from tests.test_every_number import proved, resolved, same
from tests.trees import parts
from tests.trees import text as told

BOTH = {
    "en": "exports: $7,200.0 million by customs data, $7,109.0 million published (S01)",
    "ru": "экспорт: 7 200,0 млн долл. США по таможенным данным, 7 109,0 млн долл. США по"
    " опубликованным (S01)",
}
OF_CHINA = {
    "en": "turnover with China: $7,200.0 million by customs data, about $1,750 million published",
    "ru": "оборот с Китаем: 7 200,0 млн долл. США по таможенным данным, около 1 750 млн долл. США",
}
CUSTOMS = "dataset=customs&year=2018"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Customs data of 2018: other exports than the published ones, the same imports; of 2020 only
    half a year, which contradicts nothing."""
    folder = tmp_path_factory.mktemp("customs")
    rows = [row("ЭК", f"{month:02d}/2018", usd="600000000") for month in range(1, 13)]
    rows += [row("ИМ", f"{month:02d}/2018", "BY", usd="342991666.67") for month in range(1, 13)]
    rows += [row("ЭК", f"{month:02d}/2020", usd="5") for month in range(1, 7)]
    rows += [row("ИМ", f"{month:02d}/2020", "BY", usd="5") for month in range(1, 7)]
    file = written(folder / "f.csv", text(rows + of_nothing("01/2020")))
    import_customs(Import((file,), folder), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)), dt.date(2026, 11, 26))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("dataset", [PUBLISHED, CUSTOMS_DATA])
def test_both_values_lead_to_where_they_come_from(ask: Ask, dataset: str, lang: str) -> None:
    scene = scene_of(ask, read_query(f"dataset={dataset}&lang={lang}", ask.library))
    (found,) = every_otherwise(ask, scene)
    links = [one for one in fixed_line(found.what, scene.language) if not isinstance(one, str)]
    assert len(links) >= 8
    for link in links:
        panel = resolved(ask, link.href, "")
        assert panel is not None and proved(panel), link
        assert same(link.children, panel, scene.language), (link, panel.value)
        imported = "dataset=customs" in link.href
        assert (panel.origin is not None) == imported, link


def leads(branch: object) -> set[str]:
    return {str(one.href).partition("#")[2] for one in parts(branch)
            if "#dispute-" in str(getattr(one, "href", ""))}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_ledger_says_both_and_only_of_what_can_be_compared(ask: Ask, lang: str) -> None:
    ledger = tree(show(ask, "/data", f"lang={lang}"))
    said = plain(told(ledger)).casefold()
    assert BOTH[lang].casefold() in said and OF_CHINA[lang].casefold() in said
    there = {getattr(one, "id", "") for one in parts(ledger)}
    # Imports agree, and of 2020 only some months are known.
    assert "dispute-customs-2018" in there and "dispute-customs-2020" not in there
    assert "4,115.9 million by customs" not in said and "4 115,9 млн долл. США по там" not in said


@pytest.mark.parametrize("query", ["year=2018", CUSTOMS, f"{CUSTOMS}&flow=export"])
@pytest.mark.parametrize("path", ["/", "/trade"])
def test_charts_and_cards_of_either_data_lead_there(ask: Ask, path: str, query: str) -> None:
    shown = show(ask, path, query)
    assert not shown.failed
    assert "dispute-customs-2018" in leads(tree(shown))
    assert any(one.code == "customs-2018" for drawn in shown.charts for one in drawn.chart.disputes)


@pytest.mark.parametrize(
    "query",
    [f"{CUSTOMS}&flow=import", f"{CUSTOMS}&months=1-3", f"{CUSTOMS}&sector=minerals",
     f"{CUSTOMS}&partner=BLR", "year=2022&partner=BLR"],
)  # fmt: skip
def test_what_is_only_a_part_or_agrees_is_no_contradiction(ask: Ask, query: str) -> None:
    declared = chart_named("turnover")
    assert declared is not None
    chart = chart_of(declared, ask, read_query(query, ask.library))
    assert not any(one.code.startswith("customs") for one in chart.disputes)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("query", "figure"),
    [
        (CUSTOMS, "turnover/2018/exports"),
        (CUSTOMS, "cards/exports/value"),
        (CUSTOMS, "partners/CHN/turnover"),
        ("", "T003"),
        ("", "T009"),
    ],
)
def test_the_panel_of_either_number_says_the_other(
    ask: Ask, query: str, figure: str, lang: str
) -> None:
    asked = read_query(f"{query}&lang={lang}", ask.library)
    found = provenance_at(ask, asked, figure)
    assert found is not None
    said = " ".join(plain(one.text) for one in found.disputes if one.code == "customs-2018")
    both = OF_CHINA if figure in ("partners/CHN/turnover", "T009") else BOTH
    assert both[lang].casefold() in said.casefold()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_brief_and_factsheet_say_it_too(ask: Ask, lang: str) -> None:
    query = read_query(f"{CUSTOMS}&lang={lang}", ask.library)
    odds = " ".join(line for part in brief_of(ask, query, "CHN").parts
                    if part.noun == "disputes" for line in part.lines)  # fmt: skip
    assert OF_CHINA[lang].casefold() in plain(odds).casefold()
    sheet = factsheet(ask, query, "international")
    small = " ".join(line for one in sheet.blocks if isinstance(one, Small) for line in one.lines)
    assert {"en": "Customs data and published", "ru": "Таможенные данные и опуб"}[lang] in small


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_brief_of_a_partner_says_nothing_of_others(ask: Ask, lang: str) -> None:
    brief = brief_of(ask, read_query(f"year=2018&lang={lang}", ask.library), "CHN")
    odds = " ".join(plain(line) for part in brief.parts if part.noun == "disputes"
                    for line in part.lines).casefold()  # fmt: skip
    assert OF_CHINA[lang].casefold() in odds
    assert not any(name in odds for name in (BOTH[lang].casefold(), "german", "герман"))


def test_years_in_which_customs_data_differ_are_one_subject(ask: Ask) -> None:
    words = ask.library.language("en")
    (one,) = every_otherwise(ask, scene_of(ask, read_query("", ask.library)))
    later = dataclasses.replace(one, code="customs-2020")
    assert dispute_line(words, [one]) == (
        "Sources disagree: “Customs data and published figures, 2018”."
    )
    assert dispute_line(words, [one, later]) == (
        "Sources disagree: “Customs data and published figures of 2018 and 2020”."
    )


def test_relations_are_not_concerned(ask: Ask) -> None:
    found = provenance_at(ask, read_query(CUSTOMS, ask.library), "fields/culture/events_total")
    assert found is not None
    assert not any(one.code.startswith("customs") for one in found.disputes)


def test_customs_data_that_cannot_be_read_take_no_published_chart_with_them(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Library.store

    def broken(
        library: Library, dataset: str = PUBLISHED, release: int | None = None
    ) -> TradeStore:
        if dataset == CUSTOMS_DATA:
            raise StoreUnavailable("its files are gone")
        return read(library, dataset, release)

    monkeypatch.setattr(Library, "store", broken)
    shown = show(ask_of(ask.library, ask.today), "/trade", "year=2018")
    assert not shown.failed and shown.charts
    assert "dispute-customs-2018" not in leads(tree(shown))
