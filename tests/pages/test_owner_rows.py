"""The owner's rows on the pages: whatever they are, they cost no page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.language import languages
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.sight import ALL, OPEN
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.owner_books import EVENT, RELATION, SOURCE, filled, published_by_hand
from tests.pages.conftest import TODAY
from tests.scenes import plain
from tests.trees import text

PATHS = ("/", "/trade", "/partners", "/relations", "/data", "/releases", "/brief", "/brief/NO-18",
         "/relations/NO-18", "/relations/NOR", "/relations/CHN")  # fmt: skip
BAD = {
    "relations": [
        {**RELATION, "relation": "O900", "since": "2018-02-30", "title_en": "Not to be"},
        {**RELATION, "relation": "O901", "region": "XX-99", "title_en": "Not to be"},
        {**RELATION, "relation": "O902", "state": "fine", "title_en": "Not to be"},
        {**RELATION, "relation": "O903", "since": "2020", "until": "2019", "title_en": "Not to be"},
    ],
    "events": [
        {**EVENT, "event": "OE900", "start": "2018-02-30", "title_en": "Not to be"},
        {**EVENT, "event": "OE901", "year": "9999", "title_en": "Not to be"},
        {**EVENT, "event": "OE902", "precision": "", "title_en": "Not to be"},
    ],
    "sources": [{**SOURCE, "accessed": "0000-00-00", "title": "Not to be"}],
}
GOOD = {
    "relations": [
        RELATION,
        {**RELATION, "relation": "O002", "scope": "country", "region": "", "since": ""},
        {**RELATION, "relation": "O003", "scope": "multilateral", "region": "", "country": ""},
        {**RELATION, "relation": "O004", "title_en": "<b>Bold</b> & “odd” \n second line"},
    ],
    "events": [
        {**EVENT, "year": "2026", "precision": "day"},
        {**EVENT, "event": "OE2", "start": "", "end": "", "year": "", "precision": "unknown"},
        {**EVENT, "event": "OE3", "region": "NO-18;CN-HE", "country": "NOR;CHN", "year": "2026",
         "precision": "month", "start": "2026-03", "end": "2026-05"},
    ],
    "sources": [{**SOURCE, "published": ""}],
}  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    data_dir = tmp_path_factory.mktemp("releases")
    rows = {name: [*GOOD[name], *BAD[name]] for name in GOOD}
    published_by_hand(data_dir, **rows)
    return ask_of(open_library(read_settings({}, data_dir=data_dir)), TODAY)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("lang", languages())
def test_bad_rows_of_a_release_written_by_hand_cost_no_page(ask: Ask, path: str, lang: str) -> None:
    for year in ("", "&year=2026"):
        shown = show(ask, path, f"lang={lang}{year}")
        assert shown.failed == []
        assert "Not to be" not in text(tree(shown))


@pytest.mark.parametrize(
    ("lang", "no_quote", "undated"),
    [
        ("en", "No words of the source were kept", ("year not stated", "date not known")),
        ("ru", "Цитата из источника не сохранена", ("год не указан", "дата неизвестна")),
    ],
)
def test_a_row_without_quote_or_date_says_so_in_its_panel(
    ask: Ask, lang: str, no_quote: str, undated: tuple[str, str]
) -> None:
    for row, said in (("O002", undated[0]), ("OE2", undated[1]), ("O001", "")):
        panel = text(tree(show(ask, f"/data/figure/{row}", f"lang={lang}")))
        assert no_quote in panel
        assert said in panel


def test_good_rows_beside_them_are_shown(ask: Ask) -> None:
    assert "Sturgeon" in text(tree(show(ask, "/relations/NO-18", "")))
    assert "Sturgeon" in text(tree(show(ask, "/relations/NOR", "")))


def test_their_releases_are_listed(tmp_path: Path) -> None:
    for rows in ([EVENT], [EVENT, {**EVENT, "event": "OE2"}]):
        published_by_hand(tmp_path, events=rows)
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)))
    for lang, head, state in (("en", "Your own agreements and events", "current"),
                              ("ru", "Свои соглашения и события", "действующий")):  # fmt: skip
        page = plain(text(tree(show(ask, "/releases", f"lang={lang}")))).partition(head)[2]
        newest, older = page.split("UTC")[1:]
        assert state in newest
        assert state not in older[:20]
        assert "events: " not in page
    everything = ask_of(ask.library, sight=ALL)
    page = plain(text(tree(show(everything, "/releases", ""))))
    assert "relations: 0, events: 2, sources: 0" in page


def test_the_reports_of_their_imports_are_shown_as_far_as_their_rows_are(tmp_path: Path) -> None:
    data = tmp_path / "data"
    open_row = {**RELATION, "restricted": ""}
    for number, rows in enumerate(([RELATION, {**open_row, "relation": "O002"}], [RELATION])):
        book = filled(tmp_path / f"{number}.xlsx", relations=rows, sources=[SOURCE])
        assert main(["import-relations", str(book), "--replace", "--data-dir", str(data)]) == 0
    library = open_library(read_settings({}, data_dir=data))
    page = plain(text(tree(show(ask_of(library), "/releases", "lang=ru"))))
    assert page.index("выпуске № 2") < page.index("удалены: O002") < page.index("выпуске № 1")
    # Rows that are not for publication, what follows them, a whole release that is not, and that.
    for number, mark, more in ((3, "yes", []), (4, "", []), (5, "", ["--restricted"]), (6, "", [])):
        book = filled(
            tmp_path / f"{number}.xlsx",
            relations=[{**RELATION, "restricted": mark}], sources=[SOURCE],
        )  # fmt: skip
        assert main(["import-relations", str(book), "--data-dir", str(data), *more]) == 0
        for sight in (OPEN, ALL):
            library = open_library(read_settings({}, data_dir=data)).current(sight)
            page = plain(text(tree(show(ask_of(library, sight=sight), "/releases", ""))))
            assert (f"Report of No. {number}" in page) == (sight == ALL)
            assert "Report of No. 2" in page
