"""Every number of every page leads to where it comes from, in both languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

import pytest
from dash import html

from dashboard.charts.addresses import FIGURE as FIGURES
from dashboard.documents.address import address_of, query_at
from dashboard.documents.provenance import Provenance, provenance_at
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.reference import import_reference
from dashboard.language import NOTHING, Language
from dashboard.narrative.amounts import bare, cell, figure, rise, signed
from dashboard.pages.screen import state, tree
from dashboard.pages.show import Shown, show
from dashboard.parser import read_query
from dashboard.render.figure import figure as figure_of
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from dashboard.values import COLOURS
from tests.imports.customs_files import registers, row, written
from tests.imports.customs_files import text as text_file
from tests.loose_numbers import loose_numbers, names_of
from tests.pages.test_imported import filled
from tests.trees import parts, text

pytestmark = pytest.mark.usefixtures("tables_built_once")
TODAY = dt.date(2026, 11, 26)
PAGES = (
    "/", "/trade", "/partners", "/relations", "/data", "/relations/NO-18", "/relations/CHN",
    "/brief/CHN", "/brief/NO-18", "/?partner=CHN", "/?flow=export&year=2021",
    "/why", "/why?year=2021", "/changes", "/changes?year=2021",
    "/trade?view=index", "/trade?view=index&flow=import",
    "/?partner=CHN,DEU", "/trade?partner=CHN,DEU&together=1",
    "/trade?year=2017", "/partners?partner=DEU,FIN", "/relations?sort=anniversary", "/releases",
    "/relations/BLR", "/relations/EE-45", "/brief/BLR?year=2024",
    "/relations?partner=NOR&year=2012",
)  # fmt: skip
IMPORTED = (
    "/?dataset=customs&year=2019", "/trade?dataset=customs&year=2019",
    "/trade?dataset=customs&year=2019&flow=export&code=27&sector=minerals",
    "/partners?dataset=customs&year=2020&months=1-3",
    "/trade?dataset=customs&year=2019&partner=CHN,BLR", "/relations/CHN?dataset=customs&year=2019",
    "/brief/CHN?dataset=customs&year=2019",
    "/why?dataset=customs&year=2019", "/why?dataset=customs&year=2020&flow=export",
    "/why?dataset=customs&year=2019&sector=minerals",
    "/why?dataset=customs&year=2019&against=2018&partner=CHN",
    "/why?dataset=customs&year=2019&without=CN",
    "/releases?dataset=customs", "/changes?dataset=customs&year=2020",
    "/changes?dataset=customs&year=2020&against_release=1&flow=export",
    "/changes?dataset=customs&year=2020&release=2&against_release=3",
    "/trade?dataset=customs&year=2020&view=rolling",
    "/trade?dataset=customs&year=2020&view=index&partner=CHN,DEU",
)  # fmt: skip
FIGURE = re.compile(r"\d")


def in_turn(addresses: Sequence[str]) -> list[tuple[str, str]]:
    """All addresses, in English and in Russian by turns."""
    return [*((one, "en") for one in addresses[::2]), *((one, "ru") for one in addresses[1::2])]


class _Cells(HTMLParser):
    """The cells of numbers of a table: each with its text and the address of its link."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[tuple[str, str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "td":
            self._open = given.get("class") == "number"
            if self._open:
                self.cells.append(("", ""))
        elif tag == "a" and self._open:
            self.cells[-1] = (self.cells[-1][0], given.get("data-figure") or "")

    def handle_data(self, data: str) -> None:
        if self._open:
            said, path = self.cells[-1]
            self.cells[-1] = (said + data, path)

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "td"


def numbers_of_tables(tables: dict[str, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for text_of in tables.values():
        reader = _Cells()
        reader.feed(text_of)
        found += [(said, path) for said, path in reader.cells if said not in (NOTHING, "")]
    return found


def numbers_of_tree(branches: Any) -> list[tuple[str, str]]:
    """The values of cards, the cells of numbers of tables, and every other link of a number."""
    found = []
    reports = [part for part in parts(branches)
               if getattr(part, "className", "") == "import-report"]  # fmt: skip
    reported = {id(one) for one in parts([part.children for part in reports])}
    for part in parts(branches):
        if id(part) in reported:
            continue
        kind = getattr(part, "className", "") or ""
        path = getattr(part, "data-figure", "") or ""
        if "amount" in kind.split():
            found.append((text(part), path or part.href))
        elif kind in ("number", "card-value") and FIGURE.search(text(part)):
            inside = [one for one in parts(getattr(part, "children", None)) if "amount" in
                      (getattr(one, "className", "") or "").split()]  # fmt: skip
            found += [] if inside else [(text(part), "")]
    return found


def resolved(ask: Ask, path: str, query: str) -> Provenance | None:
    at, _, given = path.partition("?")
    address = address_of(at, ask.library.registers)
    assert address is not None and address.figure, path
    asked = read_query(given or query, ask.library, relations=True)
    asked = query_at(asked, address, ask.library.registers)
    return provenance_at(ask, asked, address.figure, address.code)


def drawn(ask: Ask, address: str, lang: str) -> tuple[Shown, dict[str, Any]]:
    """A page without a fault, and what the browser is told of it."""
    path, _, query = address.partition("?")
    shown = show(ask, path, f"{query}&lang={lang}")
    assert not shown.failed and not shown.problems
    return shown, state(shown, {})


def unresolved(ask: Ask, shown: Shown, told: dict[str, Any]) -> list[str]:
    """What is wrong with the numbers of a page; each is resolved once."""
    numbers = {*numbers_of_tables(told["tables"]), *numbers_of_tree(branches := tree(shown))}
    wrong = [f"{said}: no address" for said, at in numbers if not at]
    for said, at in sorted(numbers):
        found = resolved(ask, at, told["query"]) if at else None
        if at and (found is None or not proved(found) or not same(said, found, shown.words)):
            wrong.append(f"{said}: {at}: {found}")
    assert numbers or shown.page.noun == "releases"
    loose = loose_numbers(branches, names_of(ask.library), shown.words)
    return [*wrong, *(f"{text}: no link" for text in loose)]


ADDRESS = re.compile(r"[^:]+/.+|[A-Z]\d+")
"""What of the data of a mark is an address, as assets/choices.js knows it."""


def marks_of(traces: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What is said at each mark of a figure, and the address that it bears; empty: none."""
    found = []
    for trace in traces:
        if trace["type"] == "heatmap":
            lines = zip(trace["customdata"], trace["z"], strict=True)
            cells = [one for line in lines for one in zip(*line, strict=True)]
            known = [cell.partition(" ") for cell, value in cells if value is not None]
            found += [(order, address) for order, _, address in known]
        elif trace.get("hoverinfo") != "skip" and isinstance(trace.get("hovertext"), list):
            count = len(trace["hovertext"])
            ids, data = trace.get("ids", [""] * count), trace.get("customdata", [[]] * count)
            for said, own, more in zip(trace["hovertext"], ids, data, strict=True):
                borne = [str(one) for one in (own, *more[1:]) if ADDRESS.fullmatch(str(one))]
                if said or borne:
                    found.append((said, next(iter(borne), "")))
    return found


def same(said: str, found: Provenance, words: Language) -> bool:
    """Whether a link leads to the number that it shows; what leads to a row of the data may be a
    title or the id of a source."""
    amount = found.amount
    if amount is None:
        return bool(found.quoted)
    forms = (figure, rise, signed, cell, bare)
    shown = [form(words, amount) for form in forms]
    # Sentences of the data write in billions what a panel has in millions.
    scaled = amount.unit == "usd" and any(
        digits(said).rstrip("0") == digits(text).rstrip("0") for text in shown
    )
    return scaled or any(digits(said) == digits(text) or said.startswith(text) for text in shown)


def digits(said: str) -> str:
    return re.sub(r"\D", "", said)


def proved(found: Provenance) -> bool:
    """Whether a panel says where its number comes from: a quote or why there is none, a formula
    with what it takes, what was counted or ranked, or how many rows of customs files."""
    rests = any(one.quote or one.why for one in found.quoted) or bool(found.counted)
    of_files = found.origin is not None and (found.origin.rows is not None or bool(found.formula))
    return rests or bool(found.inputs or found.ranked or found.notes) or of_files


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("releases")
    return ask_of(open_library(read_settings({}, data_dir=folder)), TODAY)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Two whole years and a part of a third, and what their goods are held against."""
    folder = tmp_path_factory.mktemp("imported")
    library = registers()
    earlier = [row(period=f"{month:02d}/2018", usd="800") for month in range(1, 13)]
    earlier += [row("ИМ", f"{m:02d}/2018", "BY", "8703231981", "20") for m in range(1, 13)]
    earlier.append(row(period="01/2018", partner="FI", usd="8"))
    import_customs(Import((written(folder / "f.csv", text_file(earlier)),), folder), library)
    ask = filled(folder)
    lines = [f"{who},{year},{flow},{code},{value}"
             for who, flow in (("RUS", "export"), ("RUS", "import"), ("CHN", "import"))
             for year, value in ((2018, 5000), (2019, 7000))
             for code in ("27", "44", "87")]  # fmt: skip
    table = folder / "reference.txt"
    table.write_text("\n".join(("reporter,year,flow,code,value_usd", *lines)), encoding="utf-8")
    import_reference(ImportOrder((table,), folder), library)
    return ask_of(open_library(ask.library.settings), ask.today)


@pytest.mark.parametrize(
    ("lang", "loose", "plain"),
    [
        ("en", ["5 events", "China 15.6%"], ["28–31\u00a0May\u00a02018", "NO-18, C14, 47news"]),
        ("ru", ["5 событий", "1 из 6"], ["28–31\u00a0мая 2018\u00a0г.", "по данным 47news"]),
    ],
)
def test_a_number_that_is_no_link_is_found_and_a_date_or_code_is_none(
    ask: Ask, lang: str, loose: list[str], plain: list[str]
) -> None:
    words = ask.library.language(lang)
    inside = [html.P(one) for one in (*loose, *plain)]
    linked = html.Div([html.A("7", className="amount", href="/data/figure/T003"), *inside])
    assert loose_numbers(linked, names_of(ask.library), words) == loose


UNNUMBERED = (
    "not published",
    "не опубликован",
    "not known",
    "нет данных",
    "none recorded",
    "в данных нет",
    "none in the imported files",
    "в загруженных файлах нет",
    "after corrections",
    "после корректировок",
    "a mass and no value",
    "масса без стоимости",
)
"""What a mark says that stands for no number: what is not known, or nothing."""


def mute_marks(ask: Ask, shown: Shown, told: dict[str, Any]) -> list[str]:
    """The marks of the charts of a page that lead nowhere, or not to what they show."""
    partner, wrong = shown.address.code, []
    for one in shown.charts:
        for said, borne in marks_of(figure_of(one.chart, shown.words)["data"]):
            of = f"{partner}/" if partner and "/" in borne else ""
            found = resolved(ask, f"{FIGURES}{of}{borne}", told["query"]) if borne else None
            there = found is not None and proved(found)
            if not there and not (not borne and nameless(said)):
                wrong.append(f"{one.declared.name}: {said[:80]}: {borne}")
    return wrong


def nameless(said: str) -> bool:
    # Lines of a hover text break at any space.
    plain = said.casefold().replace("<br>", " ").replace("\xa0", " ")
    return any(word in plain for word in UNNUMBERED)


COLOURED = tuple(f"/relations?colour={one}" for one in COLOURS)


@pytest.mark.parametrize(("address", "lang"), in_turn(PAGES))
def test_every_number_and_every_mark_of_a_page_can_be_followed(
    ask: Ask, address: str, lang: str
) -> None:
    shown, told = drawn(ask, address, lang)
    assert unresolved(ask, shown, told) == []
    assert mute_marks(ask, shown, told) == []


@pytest.mark.parametrize(("address", "lang"), in_turn(IMPORTED))
def test_every_number_and_every_mark_of_imported_data_can_be_followed(
    imported: Ask, address: str, lang: str
) -> None:
    shown, told = drawn(imported, address, lang)
    assert unresolved(imported, shown, told) == []
    assert mute_marks(imported, shown, told) == []


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("address", COLOURED)
def test_every_mark_of_a_coloured_map_can_be_followed(
    ask: Ask, imported: Ask, address: str, lang: str
) -> None:
    assert mute_marks(ask, *drawn(ask, address, lang)) == []
    customs = drawn(imported, f"{address}&dataset=customs&year=2019", lang)
    assert mute_marks(imported, *customs) == []
