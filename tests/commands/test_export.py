"""``export`` on the command line: each kind, batch, wrong usage."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from dashboard.commands import export
from dashboard.documents.forms import CHARTS
from dashboard.documents.views import View
from dashboard.errors import ExportRefused, StoreUnavailable, UnknownSelection, WrongUsage
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.settings import read_settings
from dashboard.store import library
from tests.saved_views import views_to_query

VIEWS = views_to_query([View("a", "/", "year=2018", "turnover-chart")])


@pytest.fixture(autouse=True, scope="module")
def _opened_once() -> Iterator[None]:
    """A call opens the data; they are the same for all calls with the same settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "open_library", cache(library.open_library))
        yield


def run(*given: str, **settings: str) -> int:
    parser = argparse.ArgumentParser()
    export.add_arguments(parser)
    return export.run(parser.parse_args(given), read_settings({}, secret_key="k", **settings))


@pytest.mark.parametrize(
    ("given", "start"),
    [
        (("chart", "turnover", "--format", "pptx"), b"PK"),
        (("chart", "turnover-chart", "--format", "csv"), b"\xef\xbb\xbfyear,"),
        (("workbook", "partner-share", "--year", "2018"), b"PK"),
        (("workbook", "--page", "/trade"), b"PK"),
        (("factsheet", "--lang", "ru", "--partner", "CHN"), b"%PDF"),
        (("factsheet", "--format", "docx", "--order", "note"), b"PK"),
        (("deck", "--views", VIEWS), b"PK"),
        (("deck", "--page", "/trade", "--lang", "ru"), b"PK"),
        (("page", "--page", "/relations/NO-18"), b"PK"),
        (("page", "--page", "trade"), b"PK"),
        (("page", "--page", "Relations/no-18"), b"PK"),
        (("deck", "--views", "view=a&path=Trade&chart=sector-chart"), b"PK"),
        (("brief", "--partner", "NO-18", "--lang", "ru"), b"%PDF"),
        (("brief", "--partner", "CHN", "--format", "docx"), b"PK"),
        (("note", "--lang", "ru"), b"%PDF"),
        (("note", "--format", "docx"), b"PK"),
        (("note", "--format", "pptx", "--year", "2018"), b"PK"),
    ],
)
def test_a_file_is_written(tmp_path: Path, given: tuple[str, ...], start: bytes) -> None:
    path = tmp_path / "file"
    assert run(*given, "--output", str(path)) == 0
    assert path.read_bytes().startswith(start)


def test_a_workbook_of_no_chart_is_that_of_its_page(tmp_path: Path) -> None:
    page, chart = tmp_path / "page.xlsx", tmp_path / "chart.xlsx"
    assert run("workbook", "--page", "trade", "--output", str(page)) == 0
    assert run("workbook", "coverage", "--page", "trade", "--output", str(chart)) == 0
    names = openpyxl.load_workbook(page).sheetnames
    assert names[0] == "Contents" and "4 Coverage ratio" in names
    assert openpyxl.load_workbook(chart).sheetnames[0] == "Chart"


@pytest.mark.parametrize("partner", [(), ("--partner", "NOR")])
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_had_as_a_sheet(tmp_path: Path, name: str, partner: tuple[str, ...]) -> None:
    """Those of the page of a partner too, with a partner and without."""
    path = tmp_path / "sheet.xlsx"
    assert run("chart", name, *partner, "--output", str(path)) == 0
    assert path.read_bytes().startswith(b"PK")


def test_a_brief_of_nobody_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UnknownSelection, match="--partner CHN"):
        run("brief", "--partner", "XXX", "--output", str(tmp_path / "brief.pdf"))


def test_all_partners_in_one_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("factsheet", "--all-partners", "--lang", "ru", "--output", str(tmp_path)) == 0
    files = sorted(path.name for path in tmp_path.iterdir())
    assert "leningrad-region-factsheet-note-CHN-ru.pdf" in files and len(files) > 20
    told = capsys.readouterr()
    assert f"{len(files)} files" in told.out and "100%" in told.err


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        (("--group", "eaeu"), ["ARM", "BLR", "KAZ", "KGZ"]),
        (("--partner", "CHN,DEU"), ["CHN", "DEU"]),
    ],
)
def test_all_partners_are_those_that_are_chosen(
    tmp_path: Path, chosen: tuple[str, ...], codes: list[str]
) -> None:
    given = ("factsheet", "--all-partners", "--format", "docx", *chosen)
    assert run(*given, "--output", str(tmp_path)) == 0
    assert sorted(path.stem.split("-")[-2] for path in tmp_path.iterdir()) == codes


@pytest.mark.parametrize("place", ["no/file.csv", "there.csv/file.csv"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_drawn(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    caplog.set_level("INFO")
    (tmp_path / "there.csv").write_text("as it was")
    with pytest.raises(WrongUsage, match="Cannot write"):
        run("chart", "turnover", "--output", str(tmp_path / place))
    with pytest.raises(WrongUsage, match="Cannot write"):
        run("factsheet", "--all-partners", "--output", str(tmp_path / "there.csv"))
    assert "made" not in caplog.text
    assert (tmp_path / "there.csv").read_text() == "as it was"


@pytest.mark.parametrize(
    ("given", "error", "part"),
    [
        (("chart",), WrongUsage, "needs a name"),
        (("chart", "no-chart"), UnknownSelection, "no-chart"),
        (("chart", "turnover", "--format", "pdf"), UnknownSelection, "cannot be made as pdf"),
        (("workbook", "--page", "/why", "--format", "pptx"), UnknownSelection, "“workbook” cannot"),
        (("page", "--page", "/nowhere"), UnknownSelection, "/nowhere"),
        (("deck", "--views", "view=a&path=@evil.example/x"), UnknownSelection, "evil.example"),
        (("deck", "--views", "view=a&" * 61), ExportRefused, "61"),
        (("deck", "--views", "view=a", "--view", "index"), WrongUsage, "in the query of each"),
        (("deck", "--views", "nonsense"), WrongUsage, "nonsense is no view"),
        (("deck", "--views", ""), WrongUsage, "nothing is no view"),
        (("deck", "--views", "year=2018&view=a"), WrongUsage, "year=2018&view=a is no view"),
        (("deck", "--views", "view=a&yaer=2018"), WrongUsage, "yaer is no view"),
        (("page", "--views", VIEWS), WrongUsage, "--views applies to decks"),
        (("deck", "--views", "view=a", "--page", "trade"), WrongUsage, "the path of each"),
        (
            ("workbook", "turnover", "--page", "partners"),
            WrongUsage,
            "not on /partners: it is on /",
        ),
        (("chart", "sectors", "--page", "relations"), WrongUsage, "it is on .*/trade"),
        (("brief",), WrongUsage, "needs --partner"),
        (("factsheet", "--without", "CHN"), WrongUsage, "--without is of a scenario"),
        (("page", "--against-release", "1"), WrongUsage, "applies to notes"),
        (("note", "--against-release", "soon"), UnknownSelection, "soon"),
        (("brief", "--partner", "CHN", "--months", "1-3"), WrongUsage, "--months does not apply"),
        (("brief", "--partner", "CHN", "--flow", "export"), WrongUsage, "--flow does not apply"),
        (
            ("brief", "--partner", "CHN", "--flow", "export", "--months", "1-3"),
            WrongUsage,
            "--flow, --months do not apply",
        ),
        (("chart", "turnover", "--year", "1066"), UnknownSelection, "1066"),
        (("chart", "turnover", "--months", "13"), UnknownSelection, "13; months are 1 to 12: 1-9"),
        (("chart", "turnover", "--dataset", "customs"), StoreUnavailable, "customs"),
        (("workbook", "--all-partners"), WrongUsage, "factsheets"),
        (("factsheet", "--partner", "XYZ"), UnknownSelection, "XYZ"),
        (("factsheet", "--against", "1066"), UnknownSelection, "1066"),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: tuple[str, ...],
    error: type[Exception],
    part: str,
) -> None:
    # Nothing is drawn: a browser that starts and ends for nothing takes a second and a half.
    monkeypatch.setattr(ChromiumRenderer, "wake", lambda _: None)
    with pytest.raises(error, match=part):
        run(*given, "--output", str(tmp_path / "file"))
    assert not (tmp_path / "file").exists()


def test_slides_take_the_template_of_the_settings_unless_another_is_named(tmp_path: Path) -> None:
    broken, whole = tmp_path / "broken.pptx", tmp_path / "whole.pptx"
    broken.write_text("no slides")
    Presentation().save(str(whole))
    deck = ("chart", "turnover", "--output", str(tmp_path / "made.pptx"))
    with pytest.raises(ExportRefused, match=r"broken\.pptx"):
        run(*deck, deck_template=str(broken))
    assert run(*deck, "--template", str(whole), deck_template=str(broken)) == 0


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (("chart", "turnover", "--year", "2018"), "leningrad-region-turnover-chart-2018-en.pptx"),
        (("chart", "turnover", "--format", "csv"), "leningrad-region-turnover-chart-en.csv"),
        (("brief", "--partner", "cn", "--format", "docx"), "brief-CHN-en.docx"),
    ],
)
def test_into_a_folder_a_file_is_written_as_pages_name_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], name: str
) -> None:
    folder = tmp_path / "slides.v2"
    folder.mkdir()
    assert run(*given, "--output", str(folder)) == 0
    assert [one.name for one in folder.iterdir()] == [name]
    assert str(folder / name) in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_made_where_a_separator_says_that_it_is_one(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "new" / "slides.v2"
    assert run("chart", "turnover", "--format", "csv", "--output", f"{folder}/") == 0
    (made,) = folder.iterdir()
    assert made.name == "leningrad-region-turnover-chart-en.csv"
    with pytest.raises(WrongUsage, match="Cannot write into"):
        run("chart", "turnover", "--format", "csv", "--output", f"{made}/")


def test_a_name_of_a_chart_is_not_left_out_of_what_is_of_none(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="export deck is of no chart: turnover does not apply"):
        run("deck", "turnover", "--output", str(tmp_path / "deck.pptx"))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Cannot write"):
        run("factsheet", "--output", str(tmp_path / "no" / "file.pdf"))


def test_the_name_of_the_file_says_its_form(tmp_path: Path) -> None:
    path = tmp_path / "turnover.csv"
    assert run("chart", "turnover", "--output", str(path)) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfyear,")


@pytest.mark.parametrize(
    ("given", "form"),
    [
        (("deck", "--output", "d.png"), "pptx"),
        (("chart", "turnover", "--output", "t.gif"), "pptx"),
        (("chart", "turnover", "--format", "csv", "--output", "c.xlsx"), "csv"),
    ],
)
def test_a_name_that_says_another_form_is_refused_with_those_that_there_are(
    given: tuple[str, ...], form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        WrongUsage, match=rf"^{given[-1]}: .* as {form} ends in \.{form}; a .* may be"
    ):
        run(*given)
    assert not list(tmp_path.iterdir())
