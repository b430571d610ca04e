"""README's tables are tested against the code, so that they cannot fall behind it."""

import argparse
import re
import shlex
from pathlib import Path
from shutil import copytree

import pytest
from pptx import Presentation

from dashboard.__main__ import DONE, REFUSED, WRONG, build_parser, main
from dashboard.answers.tables import PRINTED
from dashboard.charts import every_chart
from dashboard.choices import WORLD
from dashboard.commands import COMMANDS, import_watch
from dashboard.documents.forms import CHARTS
from dashboard.documents.request import read_request
from dashboard.errors import UnknownSelection
from dashboard.flows import FLOWS
from dashboard.imports.customs import Import, try_import
from dashboard.language import languages
from dashboard.pages import every_page
from dashboard.parser import read_query
from dashboard.settings import ROOT, SETTINGS, read_settings
from dashboard.store.datasets import DATASETS
from dashboard.store.library import open_library
from dashboard.values import COLOURS, KINDS, SORTS, THEMES, UNDISCLOSED, VIEWS
from tests.imports.customs_files import REGISTERS, row, text, zipped
from tests.imports.owner_books import events, filled

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]*)`")
LARGEST_PICTURE = 300_000
MOST_WORDS = 2_400
"""Of a text that is read in ten minutes."""


def table(header: str, document: str = README) -> list[list[str]]:
    """The cells of the table of a document that begins with a header cell."""
    lines = document.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {header} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return rows


def code(cell: str) -> list[str]:
    return CODE.findall(cell)


def arguments(command: str) -> argparse.ArgumentParser:
    parser = build_parser(command)
    (below,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    found: argparse.ArgumentParser = below.choices[command]
    return found


def test_the_settings_are_those_of_the_code() -> None:
    told = [(code(name)[0], (code(default) or [""])[0], help) for name, default, help in
            table("Name")]  # fmt: skip
    kept = [
        (
            setting.name,
            setting.default.relative_to(ROOT).as_posix()
            if isinstance(setting.default, Path)
            else str(setting.default),
            setting.help,
        )
        for setting in SETTINGS
    ]
    assert told == kept


def test_the_sample_of_a_customs_file_is_one(tmp_path: Path) -> None:
    (sample,) = re.findall(r"```csv\n(.*?)```", README, re.S)
    file = tmp_path / "sample.csv"
    file.write_text(sample, encoding="utf-8")
    report = try_import(Import((file,), tmp_path / "r"), REGISTERS)
    assert (report.rows_kept, report.usd_kept) == (2, 110_500.5)
    assert report.unknown_partners == report.unknown_codes == report.passed_over == ()


def test_the_commands_and_their_flags_are_those_of_the_code() -> None:
    told = {code(name)[0]: code(flags) for name, flags, _ in table("Command")}
    kept = {
        command.name: [
            flag
            for action in arguments(command.name)._actions
            for flag in action.option_strings
            if flag.startswith("--") and flag != "--help"
        ]
        for command in COMMANDS
    }
    assert told == kept


def test_the_tables_of_the_command_line_are_named() -> None:
    told = next(what for name, _, what in table("Command") if code(name) == ["table"])
    assert code(told) == list(PRINTED)


def test_the_query_is_that_of_the_code(two_releases: Path) -> None:
    library = open_library(read_settings({}, data_dir=two_releases))
    written = (
        "dataset=customs&year=2020&against=2018&years=2019&months=1-9&flow=export&partner=CHN,DEU"
        "&sector=wood&release=1&lang=ru&theme=dark&present=1"
    )
    names = [code(name)[0] for name, _, _ in table("Query")]
    # A group and partners by name go without each other.
    assert [name for name in names if name != "group"] == [
        pair.split("=")[0] for pair in written.split("&")
    ]
    query = read_query(written.replace("against=2018", "against=2019"), library)
    assert query.problems == ()
    assert [pair.split("=")[0] for pair in query.to_query().split("&")] == [
        name for name in names if name not in ("year", "against", "group")
    ]
    asked = written.replace("partner=CHN,DEU", "group=brics").replace("against=2018&", "")
    grouped = read_query(asked, library)
    assert grouped.problems == ()
    assert "flow=export&group=brics&sector=wood" in grouped.to_query()


@pytest.mark.parametrize(
    ("name", "values"),
    [("dataset", tuple(DATASETS)), ("flow", FLOWS), ("lang", languages()), ("theme", THEMES)],
)
def test_the_values_of_the_query_are_those_of_the_code(name: str, values: tuple[str, ...]) -> None:
    told = {code(query)[0]: code(cell) for query, cell, _ in table("Query")}
    assert tuple(told[name]) == values


def test_the_values_of_the_further_names_are_those_of_the_code() -> None:
    told = {code(name)[0]: code(cell) for name, cell, _ in table("Further name")}
    expected = {**VIEWS, "kind": KINDS, "sort": SORTS, "colour": COLOURS, "together": ("1",)}
    assert {name: tuple(told[name]) for name in expected} == expected
    assert set(told) == {*expected, "code", "zoom"}
    assert told["code"] == [UNDISCLOSED] and told["zoom"][0] == WORLD


def test_the_defaults_of_the_query_are_those_of_the_code() -> None:
    default = read_query("", open_library(read_settings({})))
    told = {code(query)[0]: code(cell) for query, _, cell in table("Query")}
    for name in ("dataset", "lang", "theme"):
        assert told[name] == [getattr(default, name)]


def test_the_pages_are_those_of_the_code() -> None:
    navigated = [page.path for page in every_page() if page.place]
    assert [code(path)[0] for path, _ in table("Path")] == navigated


def test_the_datasets_are_those_of_the_code() -> None:
    assert tuple(code(name)[0] for name, _ in table("Dataset")) == tuple(DATASETS)


def test_every_module_and_folder_that_is_named_is_there() -> None:
    tables = (table("Module", CONTRIBUTING), table("Folder"))
    named = [code(cell)[0] for rows in tables for cell, _ in rows]
    assert len(named) > 15
    missing = [path for path in named if not (ROOT / path).exists()]
    assert missing in ([], ["data/releases/"])


def test_a_table_of_the_code_is_where_contributing_says() -> None:
    named = re.findall(r"`([A-Z_]+)` (?:in|of) `([a-z_/]+\.py)`", CONTRIBUTING)
    assert len(named) > 5
    for name, module in named:
        code = (ROOT / "dashboard" / module).read_text(encoding="utf-8")
        assert re.search(rf"^{name}\b", code, re.MULTILINE), (name, module)


def test_every_module_at_the_top_of_the_package_is_in_the_map() -> None:
    told = {code(cell)[0].rstrip("/") for cell, _ in table("Module", CONTRIBUTING)}
    kept = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "dashboard").iterdir()
        if not path.name.startswith("_") and path.name != "messages"
    }
    assert kept == told


def test_the_make_targets_that_are_named_are_there() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE)
    assert {"run", "test", "bench"} <= set(named) <= set(targets)


def test_links_and_pictures_are_there_and_pictures_are_small() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert links
    headings = {
        f"#{line.strip('# ').lower().replace(' ', '-')}"
        for line in README.splitlines()
        if line.startswith("#")
    }
    for link in links:
        assert link in headings or (ROOT / link).is_file(), link
    for picture in (ROOT / "assets" / "screenshots").glob("*.png"):
        assert picture.stat().st_size <= LARGEST_PICTURE, picture.name


def test_it_is_read_in_a_quarter_of_an_hour() -> None:
    """Without its tables, which are for looking up, in less."""
    assert len(README.split()) < 5_000
    assert len([word for line in README.splitlines() if not line.startswith("|")
                for word in line.split()]) < MOST_WORDS  # fmt: skip


def test_the_first_screen_has_one_picture_and_the_two_commands() -> None:
    first = README.split("\n## ")[0]
    assert first.count("![") == 1
    assert "make run" in first and "make test" in first


def test_the_first_screen_leads_to_what_a_newcomer_does_next() -> None:
    first = README.split("\n## ")[0]
    assert {"#your-own-data", "#from-the-screen-to-the-slide", "#deploy"} <= {
        *re.findall(r"\]\(([^)]+)\)", first)
    }


def test_the_charts_are_those_of_the_code_in_every_list() -> None:
    charts = tuple(chart.name for chart in every_chart())
    assert tuple(code(name)[0] for _, name, _ in table("Chart")) == charts == CHARTS
    (named,) = (one for one in arguments("export")._actions if one.dest == "name")
    assert ", ".join(charts) in str(named.help)
    with pytest.raises(UnknownSelection, match=", ".join(charts)):
        read_request("chart", "csv", "chart=nothing", open_library(read_settings({})))


def test_every_command_runs_as_it_is_written(
    demonstration_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In their order, in a folder that has the files that they name. The demonstration takes long
    to make, and was made by its command for other tests too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "releases"))
    zipped(tmp_path / "TCBT.zip", TCBT__csv=text([row()]))
    (tmp_path / "inbox").mkdir()
    filled(tmp_path / "FILE.xlsx", events=events(1))
    monkeypatch.setattr(import_watch, "_until_asked", lambda: lambda seconds: True)
    commands = re.findall(r"^python -m dashboard (.*)$", README, re.MULTILINE)
    assert len(commands) > 8
    for command in commands:
        words, to = shlex.split(command.partition("#")[0]), ""
        if words == ["demo"]:
            copytree(demonstration_folder, tmp_path / "releases", dirs_exist_ok=True)
            continue
        if ">" in words:
            words, to = words[:-2], words[-1]
        assert main(words) == DONE, command
        printed = capsys.readouterr()
        assert printed.out or "--output" in words, command
        assert words[0] != "ask" or '"value": null' not in printed.out, command
        written = to or ("--output" in words and words[words.index("--output") + 1])
        assert not to or printed.out
        assert not written or to or (tmp_path / written).stat().st_size > 1_000, command
    slides = [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(str(tmp_path / "deck.pptx")).slides
    ]
    assert len(slides) > 1 and len(slides) == len(set(slides))


def test_the_exit_codes_are_those_of_the_code() -> None:
    assert [int(number) for number, _ in table("Exit code")] == [DONE, REFUSED, WRONG]
