"""The page of what changed: the values of the note's files, and the release compared with."""

from __future__ import annotations

import pytest
from dash import html

from dashboard import ids
from dashboard.documents.compose import compose
from dashboard.documents.document import Factsheet
from dashboard.documents.note import note
from dashboard.documents.reference import view_of
from dashboard.documents.request import read_request
from dashboard.language import languages
from dashboard.pages.page import Shown
from dashboard.pages.problems import problem_texts
from dashboard.pages.screen import changes, tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.loose_numbers import breakable
from tests.pages.test_imported import filled
from tests.trees import by_id, parts, text, words


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return filled(tmp_path_factory.mktemp("imported"))


def sheet(shown: Shown) -> list[object]:
    return [one.children for one in shown.page.body(shown)]


def rows(shown: Shown) -> list[list[str]]:
    """The rows of the last table of the sheet: news, revision, both."""
    *_, table = parts(sheet(shown), html.Tbody)
    return [[text(cell) for cell in row.children] for row in table.children]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("asked", ["dataset=customs&year=2020", "year=2018", "year=2021"])
def test_the_page_says_what_the_file_says(imported: Ask, lang: str, asked: str) -> None:
    shown = show(imported, "/changes", f"{asked}&lang={lang}")
    said, file = words(sheet(shown)), note(imported, shown.query)
    blocks = [getattr(one, "text", "") for one in file.blocks]
    items = [item for one in file.blocks for item in getattr(one, "items", ())]
    cells = [cell for one in file.blocks for row in getattr(one, "rows", ()) for cell in row]
    joined = "".join(breakable("".join(said)).split())
    texts = ["".join(one.split()) for one in (file.title, *blocks, *items, *cells)]
    assert [one for one in texts if one not in joined] == []


@pytest.mark.parametrize("asked", ["dataset=customs&year=2020&partner=CHN&months=1-3", "lang=ru"])
def test_the_sheet_has_the_reference_of_its_file_which_opens_it_again(
    imported: Ask, asked: str
) -> None:
    """A sheet that was printed or photographed said no more where it was from."""
    shown = show(imported, "/changes", asked)
    (foot,) = parts(sheet(shown), html.Footer)
    file = compose(imported, read_request("note", "pdf", asked, imported.library))
    assert isinstance(file, Factsheet) and text(foot) == file.reference
    opened = view_of(text(foot), imported.library.registers)
    assert opened is not None and opened.address.startswith("/changes")
    again = show(imported, *opened.address.split("?"))
    assert again.query == shown.query


@pytest.mark.parametrize("lang", languages())
def test_the_basis_stands_once_on_the_page(imported: Ask, lang: str) -> None:
    shown = show(imported, "/changes", f"dataset=customs&lang={lang}")
    basis = "".join(shown.words.t("page.basis").split())
    assert basis not in "".join("".join(words(sheet(shown))).split())
    file = note(imported, shown.query)
    assert shown.words.t("page.basis") in [
        line for one in file.blocks for line in getattr(one, "lines", ())
    ]


def test_a_release_is_compared_with_the_one_that_is_chosen(imported: Ask) -> None:
    usual, other, back = (
        show(imported, "/changes", f"dataset=customs&year=2020{more}")
        for more in ("", "&against_release=1", "&release=1&against_release=2")
    )
    assert rows(usual) == rows(other) and not other.problems
    revised = [row[2] for row in rows(other)]
    turned = [one.replace("+", "−").replace(" up", " down") for one in revised]
    assert [row[2] for row in rows(back)] == turned
    offered = by_id(tree(back))[ids.filter_of("against_release")]
    assert (offered.value, [one["value"] for one in offered.options]) == ("2", ["2"])
    assert changes(back)[ids.NOTE_SHEET]["children"]


@pytest.mark.parametrize("asked", ["9", "x", "2"])
def test_a_release_that_is_not_there_or_is_the_shown_one_is_told(imported: Ask, asked: str) -> None:
    shown = show(imported, "/changes", f"dataset=customs&year=2020&against_release={asked}")
    (problem,) = problem_texts(shown)
    assert asked in problem and shown.query.against_release is None
    assert rows(shown) == rows(show(imported, "/changes", "dataset=customs&year=2020"))


def test_what_a_chart_says_leads_to_it(imported: Ask) -> None:
    shown = show(imported, "/changes", "dataset=customs&year=2020&against=2019")
    ways = [one.href for one in parts(sheet(shown), html.A) if one.className == "note-way"]
    assert ways and ways[0].endswith("#turnover-chart-figure")
    for way in ways:
        path, _, place = way.partition("#")
        assert place in by_id(tree(show(imported, path, "dataset=customs&year=2020")))


def test_only_the_page_of_changes_lets_a_release_be_compared(imported: Ask) -> None:
    for path in ("/", "/why"):
        there = by_id(tree(show(imported, path, "dataset=customs")))
        assert ids.filter_of("against_release") not in there
    there = by_id(tree(show(imported, "/changes", "")))
    assert ids.filter_of("against_release") not in there


def test_every_column_of_its_tables_sorts_by_plain_numbers(imported: Ask) -> None:
    made = sheet(show(imported, "/changes", "dataset=customs&year=2020&against=2019"))
    # One row has nothing to sort.
    tables = [one for one in parts(made, html.Table) if len(list(parts(one, html.Tr))) > 2]
    assert tables
    for table in tables:
        heads = [one for one in parts(table, html.Th) if getattr(one, "scope", "") == "col"]
        assert len(list(parts(table, html.Button))) == len(heads), text(table)
        known = [one for one in parts(table, html.Td) if text(one).strip("—")
                 and "number" in getattr(one, "className", "").split()]  # fmt: skip
        assert known and all(hasattr(one, "data-value") for one in known), text(table)


@pytest.mark.parametrize("lang", languages())
def test_a_table_without_any_figure_has_no_heading(imported: Ask, lang: str) -> None:
    for asked, there in (("year=2020", True), ("year=2020&sector=culture", False)):
        shown = show(imported, "/changes", f"dataset=customs&{asked}&lang={lang}")
        heads = [text(one) for one in parts(sheet(shown), html.H3)]
        assert (shown.words.t("what_changed.figures") in heads) is there
