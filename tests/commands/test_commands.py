"""Every command has its module; help and version are told without loading what is heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dashboard import __version__
from dashboard.__main__ import build_parser, main
from dashboard.answers import tables
from dashboard.commands import COMMANDS, table
from dashboard.loaders import owner_relations
from dashboard.settings import ROOT
from dashboard.store.datasets import RELATIONS

HEAVY = ("pandas", "numpy", "dash", "plotly", "duckdb", "gunicorn", "openpyxl")
LOADED = """
import sys
from dashboard.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit as done:
    assert done.code == 0, done.code
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def _loaded(*words: str) -> str:
    """The heavy packages that a call of the program loads."""
    command = [sys.executable, "-c", LOADED.format(heavy=HEAVY), *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stderr.strip()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_of_a_command_loads_nothing_heavy(
    command: object, capsys: pytest.CaptureFixture[str]
) -> None:
    name = getattr(command, "name", "")
    assert _loaded(name, "--help") == ""
    with pytest.raises(SystemExit):
        main(["--help"])
    assert f"\n    {name}" in capsys.readouterr().out


def test_the_version_is_told_at_once() -> None:
    assert _loaded("--version") == ""
    assert _loaded("--help") == ""


def test_only_the_wanted_command_knows_its_arguments() -> None:
    args = build_parser("rollback").parse_args(["rollback", "3", "--dataset", "relations"])
    assert (args.number, args.dataset) == (3, RELATIONS)
    with pytest.raises(SystemExit):
        build_parser("table").parse_args(["rollback", "3"])


def test_names_that_are_written_twice_so_as_to_load_nothing_are_the_same() -> None:
    assert tuple(tables.TABLES) == table.TABLES
    assert table.FILTERS == tables.FILTERS
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
