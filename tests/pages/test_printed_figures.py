"""What sources print of a year is said beside published figures alone: its place in the district,
what made it grow, what others state. Beside imported and made-up figures it would prove nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.answers import printed
from dashboard.documents.compose import compose
from dashboard.documents.document import Deck, Factsheet
from dashboard.documents.factsheet_blocks import Words
from dashboard.documents.request import read_request
from dashboard.imports.customs import Import, import_customs
from dashboard.language import languages
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, written
from tests.imports.customs_files import text as file_text
from tests.scenes import plain
from tests.trees import text

PLACES = {"en": "Rank in the North-West", "ru": "Место в Северо-Западном"}


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The year of which sources print places and causes, in either imported dataset."""
    folder = tmp_path_factory.mktemp("every")
    rows = [row(period=f"{m:02d}/{y}", usd=str(y)) for y in (2017, 2018) for m in range(1, 13)]
    rows += [row("ИМ", f"{m:02d}/{y}", "CN") for y in (2017, 2018) for m in range(1, 13)]
    file = written(folder / "f.csv", file_text(rows))
    for dataset in ("customs", "demonstration"):
        import_customs(Import((file,), folder, dataset=dataset), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)), dt.date(2026, 11, 26))


def page(ask: Ask, path: str, query: str) -> str:
    shown = show(ask, path, query)
    assert shown.failed == [] and shown.problems == ()
    return plain(text(tree(shown)))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("path", ["/", "/trade"])
def test_places_and_causes_stand_beside_published_figures_of_a_year(
    every: Ask, path: str, lang: str
) -> None:
    there = page(every, path, f"year=2018&lang={lang}")
    words = every.library.language(lang)
    grew = plain(words.t("contribution.due.export", names="|")).partition("|")[0]
    assert PLACES[lang] in there and grew in there
    assert "2018" in there.partition(PLACES[lang])[2][:60]
    for other in ("dataset=customs", "dataset=demonstration", "months=1-3", "partner=CHN"):
        gone = page(every, path, f"year=2018&lang={lang}&{other}")
        assert PLACES[lang] not in gone and grew not in gone, other


@pytest.mark.parametrize("dataset", ["customs", "demonstration"])
def test_nobody_is_answered_what_sources_print_of_other_figures(every: Ask, dataset: str) -> None:
    for question in (printed.drivers, printed.district_ranks):
        query = show(every, "/trade", "year=2018").query
        assert every.rows(question, query)
        imported = show(every, "/trade", f"year=2018&dataset={dataset}").query
        assert not every.rows(question, imported)


@pytest.mark.parametrize("dataset", ["customs", "demonstration"])
def test_slides_and_factsheets_say_none_of_it_either(every: Ask, dataset: str) -> None:
    def made(what: str, form: str, query: str) -> str:
        document = compose(every, read_request(what, form, query, every.library))
        if isinstance(document, Deck):
            return str([one.facts for one in document.slides])
        assert isinstance(document, Factsheet)
        return " ".join(one.text for one in document.blocks if isinstance(one, Words))

    for what, form, of in (("chart", "pptx", "chart=turnover"), ("factsheet", "pdf", "")):
        assert "istrict" in made(what, form, f"year=2018&{of}")
        assert "istrict" not in made(what, form, f"year=2018&dataset={dataset}&{of}")
