from __future__ import annotations

import ast
import builtins
import re
from pathlib import Path

from dashboard import errors
from dashboard.errors import DataRefused, Reason

PACKAGE = Path(errors.__file__).parent
ROOT = "DashboardError"


def _raised() -> dict[str, tuple[str, str]]:
    """Every public exception of the package → what it is a kind of, and its module. Those that
    begin with ``_`` are caught in the module that raises them."""
    classes: dict[str, tuple[str, str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and node.bases:
                base = ast.unparse(node.bases[0])
                module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
                classes[node.name] = base, module

    def is_error(name: str) -> bool:
        known = getattr(builtins, name, None)
        if isinstance(known, type):
            return issubclass(known, BaseException)
        return name in classes and is_error(classes[name][0])

    return {
        name: (base, module)
        for name, (base, module) in classes.items()
        if not name.startswith("_") and is_error(name)
    }


def _drawn() -> dict[str, tuple[str, str]]:
    """The tree of the docstring: name → its parent, and the module that it says or `errors`."""
    found, line_of = (
        {},
        re.compile(r"^(?P<stem>[ │├└─]*)(?P<name>[A-Z]\w+) .*?(\((?P<at>[\w.]+)\))?$"),
    )
    above: list[tuple[int, str]] = []
    for line in str(errors.__doc__).split("::\n\n")[1].split("\n\n")[0].splitlines():
        match = line_of.match(line)
        assert match, line
        depth = len(match["stem"])
        above = [(at, name) for at, name in above if at < depth]
        found[match["name"]] = (above[-1][1] if above else "Exception", match["at"] or "errors")
        above.append((depth, match["name"]))
    return found


def test_the_tree_has_every_error_of_the_package_in_its_place() -> None:
    assert _drawn() == _raised()
    assert next(iter(_drawn())) == ROOT


def test_a_refusal_prints_one_aligned_table() -> None:
    refused = DataRefused(
        [
            Reason("a.csv", 2, "year", "20x8", "is not a whole number"),
            Reason("longer_name.csv", None, "", "", "there is no such file"),
        ]
    )
    lines = str(refused).splitlines()
    assert [line.split()[0] for line in lines] == ["file", "a.csv", "longer_name.csv", "2"]
    assert lines[0].split() == ["file", "row", "column", "value", "reason"]
    place = lines[0].index("reason")
    assert lines[1][place:] == "is not a whole number"
    assert lines[2][place:] == "there is no such file"
    assert lines[-1] == "2 reasons."


def test_a_refusal_shows_the_first_hundred_and_counts_all() -> None:
    refused = DataRefused(Reason("a.csv", row, "c", "v", f"wrong {row}") for row in range(250))
    lines = str(refused).splitlines()
    assert len(refused.reasons) == 250
    assert len(lines) == 1 + 100 + 1
    assert lines[-1] == "The first 100 of 250 reasons."


def test_a_long_or_broken_value_stays_on_one_short_line() -> None:
    told = str(DataRefused([Reason("a.csv", 2, "note", "one\ntwo " * 40, "is\nwrong")]))
    assert len(told.splitlines()) == 3
    assert "…" in told
    assert "is wrong" in told
    assert told.endswith("1 reason.")
