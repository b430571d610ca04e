"""Numbers in the texts of the data lead to the rows that state them, and say what these say."""

from __future__ import annotations

import pytest

from dashboard.documents.address import address_of
from dashboard.documents.provenance import Provenance, provenance_at
from dashboard.language import languages
from dashboard.loaders.marks import pieces, unmarked, well_marked
from dashboard.loaders.published import load_published
from dashboard.loaders.quotes import numbers_in
from dashboard.loaders.records import records, text_in
from dashboard.loaders.registers import load_registers
from dashboard.narrative.disputes import every_dispute, why_of
from dashboard.narrative.linked import Line, Number
from dashboard.pages.components.numbers import fixed_line
from dashboard.parser import read_query
from dashboard.settings import ROOT, read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library

PUBLISHED = load_published(ROOT / "data", load_registers(ROOT / "data"))
FIGURES = {row.figure: row for row in records(PUBLISHED.figures)}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return ask_of(open_library(read_settings({}, data_dir=tmp_path_factory.mktemp("data"))))


def lines_of(ask: Ask, lang: str) -> list[Line]:
    words = ask.library.language(lang)
    found = [line for one in every_dispute(ask.library, words) for line in (one.what, one.shows)]
    return [*found, *(why_of(ask.library, words, row) for row in records(PUBLISHED.choices))]


def panel(ask: Ask, href: str) -> Provenance:
    path, _, text = href.partition("?")
    address = address_of(path, ask.library.registers)
    assert address is not None
    query = read_query(text, ask.library)
    found = provenance_at(ask, query, address.figure, address.code)
    assert found is not None
    return found


@pytest.mark.parametrize("lang", languages())
def test_each_number_leads_to_a_panel_with_quote_or_formula(ask: Ask, lang: str) -> None:
    words = ask.library.language(lang)
    links = [
        one
        for line in lines_of(ask, lang)
        for one in fixed_line(line, words)
        if not isinstance(one, str)
    ]
    assert len(links) > 50
    for link in links:
        found = panel(ask, link.href)
        assert found.formula or any(one.quote or one.why for one in found.quoted), link
    followed = {link.href.partition("?")[0].removeprefix("/data/figure/") for link in links}
    assert followed >= {"T003", "E013", "ledger/turnover-2018/computed", "chosen/K03/value"}


def test_the_value_that_was_chosen_has_its_formula_and_reason(ask: Ask) -> None:
    found = panel(ask, "/data/figure/chosen/K03/value")
    assert (found.value, found.formula) == ("about $61,000 million", "42,216 × 1.445")
    assert [one.row for one in found.quoted] == ["T039", "T052"]
    assert "probably a slip" in "".join(map(str, found.notes[0]))


@pytest.mark.parametrize("lang", languages())
def test_what_is_written_is_what_the_figure_states(ask: Ask, lang: str) -> None:
    for row in (*records(PUBLISHED.contradictions), *records(PUBLISHED.choices)):
        for noun in ("text", "shown", "why"):
            text = text_in(row, noun, lang) if hasattr(row, f"{noun}_{lang}") else ""
            for words, figure in pieces(text):
                value = FIGURES[figure].value if figure in FIGURES else None
                if value != value or value is None or not any(map(str.isdigit, words)):
                    continue
                said = numbers_in(words)
                near = [one for one in said for size in (1, 1000)
                        if one * size == pytest.approx(abs(value), rel=0.01)]  # fmt: skip
                assert near, (words, figure, value)


@pytest.mark.parametrize("lang", languages())
def test_the_same_rows_are_marked_in_every_language(ask: Ask, lang: str) -> None:
    for row in (*records(PUBLISHED.contradictions), *records(PUBLISHED.choices)):
        for noun in ("text", "shown", "why"):
            if hasattr(row, f"{noun}_{lang}"):
                marks = [
                    sorted(mark for _, mark in pieces(text_in(row, noun, one)) if mark)
                    for one in (lang, "en")
                ]
                assert marks[0] == marks[1], (row.contradiction, noun)


def test_a_mark_of_a_row_that_is_not_named_is_none() -> None:
    assert well_marked("{T003|$7.1 billion} and {=K01|11,224.9}", ["T003", "K01"])
    assert not well_marked("{T004|25.7%}", ["T003"])
    for odd in ("{T003}", "{T003|", "T003|7}", "{t003|7}", "{T003|}"):
        assert not well_marked(odd, ["T003"]), odd
    assert unmarked("{T003|$7.1 billion} of {=T001|it}.") == "$7.1 billion of it."


def test_what_cannot_be_found_stays_text(ask: Ask) -> None:
    from dashboard.narrative.marked import marked

    assert marked(ask.library, "{=T999|5} and {T003|7}") == ("5", " and ", Number("7", row="T003"))
