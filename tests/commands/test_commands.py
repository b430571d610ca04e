"""Every command has its module; help and version are told without loading what is heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from dashboard import __main__, __version__
from dashboard.__main__ import build_parser, main
from dashboard.answers import tables
from dashboard.commands import COMMANDS, table
from dashboard.loaders import owner_relations
from dashboard.settings import ROOT
from dashboard.store.datasets import RELATIONS
from tests.imports.customs_files import ROWS, text, written

HEAVY = ("pandas", "numpy", "dash", "plotly", "duckdb", "gunicorn", "openpyxl")
OF_NUMBERS = {"pandas", "numpy", "dateutil", "babel"}
"""What reads tables and names countries; pandas brings the second and third."""
NOT_FOR_TABLES = {"app", "callbacks", "charts", "imports", "pages", "render"}
"""Rooms that draw, write releases or answer browsers."""
OF_DOCUMENTS = {"dashboard.exports.tables", "dashboard.documents.tables"}
LOADED = """
import sys
from dashboard.__main__ import main
line = []
for word in [*sys.argv[1:], ";"]:
    if word != ";":
        line.append(word)
        continue
    try:
        main(line)
    except SystemExit as done:
        assert done.code == 0, done.code
    line = []
print(*sys.modules, file=sys.stderr)
"""


def _modules(*words: str) -> set[str]:
    """The modules that a call of the program loads, or several, parted by semicolons."""
    command = [sys.executable, "-c", LOADED, *words]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {*ran.stderr.splitlines()[-1].split()}


def _loaded(*words: str) -> set[str]:
    """The heavy packages that a call of the program loads."""
    return _modules(*words) & {*HEAVY}


def test_help_of_a_command_loads_nothing_heavy(capsys: pytest.CaptureFixture[str]) -> None:
    names = [command.name for command in COMMANDS]
    assert _loaded(*" ; ".join(f"{name} --help" for name in names).split()) == set()
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert [name for name in names if f"\n    {name}" not in told] == []


def test_the_version_is_told_at_once() -> None:
    assert _loaded("--version") == set()
    assert _loaded("--help") == set()


def test_what_serves_pages_leaves_arrow_to_imports() -> None:
    """Arrow holds 34 MiB of each process that reads it, which pages never use."""
    code = """
import sys
import dashboard.app
import pandas as pd
assert pd.Series(["a"]).dtype == pd.StringDtype("python", na_value=float("nan"))
print("pyarrow" in sys.modules, end=" ")
import dashboard.imports.rows
print("pyarrow" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("False True\n", "")


def test_a_factsheet_as_pdf_loads_no_library_of_slides(tmp_path: Path) -> None:
    found = _modules("export", "factsheet", "--output", str(tmp_path / "sheet.pdf"))
    assert not found & {"pptx", "docx", "lxml", "plotly", "xlsxwriter"}


def test_help_loads_no_room_of_the_house_but_the_names_of_commands() -> None:
    assert {name for name in _modules("--help") if name.startswith("dashboard")} == {
        "dashboard", "dashboard.__main__", "dashboard.commands", "dashboard.commands.choosing",
        "dashboard.commands.once",
        "dashboard.errors", "dashboard.lean_frames", "dashboard.typography",
    }  # fmt: skip


def test_a_table_loads_what_answers_it_and_nothing_that_draws_or_writes() -> None:
    loaded = _modules(*" ; table ".join(("", *table.TABLES)).split()[1:])
    rooms = {one.split(".")[1] for one in loaded if one.startswith("dashboard.")}
    assert not rooms & NOT_FOR_TABLES
    ours = {one for one in loaded if one.startswith(("dashboard.exports.", "dashboard.documents."))}
    assert ours <= OF_DOCUMENTS
    packages = {*packages_distributions()} - {"_distutils_hack"}  # of every start of Python
    installed = {one.split(".")[0] for one in loaded} & packages
    assert installed <= OF_NUMBERS | {"dashboard"}


def test_an_import_of_text_loads_no_store_and_no_reader_of_workbooks(tmp_path: Path) -> None:
    file = written(tmp_path / "f.csv", text(ROWS))
    loaded = _modules("import", str(file), "--data-dir", str(tmp_path / "r"))
    others = ("dashboard.answers", "dashboard.store.", "dashboard.imports.x")
    ours = {one for one in loaded if one.startswith(others)}
    assert ours == {"dashboard.store.datasets"}


def test_only_the_wanted_command_knows_its_arguments() -> None:
    args = build_parser("rollback").parse_args(["rollback", "3", "--dataset", "relations"])
    assert (args.number, args.dataset) == (3, RELATIONS)
    with pytest.raises(SystemExit):
        build_parser("table").parse_args(["rollback", "3"])


def test_names_that_are_written_twice_so_as_to_load_nothing_are_the_same() -> None:
    assert tuple(tables.PRINTED) == table.TABLES
    assert {*table.FILTERS} == {name for one in tables.PRINTED.values() for name in one.filters}
    assert owner_relations.DATASET == RELATIONS


def test_an_unknown_command_or_setting_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["tabel"])
    assert wrong.value.code == 2
    monkeypatch.setenv("DASHBOARD_PROT", "9000")
    assert main(["releases"]) == 2
    assert "DASHBOARD_PROT: there is no such setting" in capsys.readouterr().err
    assert __version__


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ((), "serve"),
        (("--port", "20550"), "serve"),
        (("--data-dir=/srv/data", "--workers", "1"), "serve"),
        (("check", "--accept"), "check"),
    ],
)
def test_flags_without_a_command_are_those_of_the_server(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], command: str
) -> None:
    called = []
    monkeypatch.setattr(__main__, "_run", lambda args: called.append(args.command) or 0)
    assert main(words) == 0
    assert called == [command]


@pytest.mark.parametrize("word", ["--help", "-h", "--version"])
def test_flags_of_the_program_are_not_those_of_the_server(
    capsys: pytest.CaptureFixture[str], word: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([word])
    told = capsys.readouterr().out
    assert ended.value.code == 0 and "--port" not in told and (__version__ in told or "ask" in told)


INTERRUPTED_QUERY = """
import os, signal, sys
from dashboard.__main__ import main
from dashboard.commands import releases

def run(*given):
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        raise RuntimeError("Query interrupted")

releases.run = run
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv = ["dashboard", "releases"]
sys.exit(main())
"""


def test_an_interrupt_that_a_library_makes_an_error_of_leaves_no_trace() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_QUERY], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_question_is_read_as_it_was_typed_whatever_letters_the_environment_has() -> None:
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    line = [sys.executable, "-m", "dashboard", "ask", "экспорт 2018"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, env={**os.environ, **ascii_alone})
    assert (done.returncode, json.loads(done.stdout)["value"]) == (0, 7_109_000_000)
