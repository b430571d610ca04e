"""The browser's tests are of the grammar that Python has."""

from __future__ import annotations

import runpy
from pathlib import Path

NODE = Path(__file__).parents[1] / "node"


def test_the_cases_of_the_browser_are_what_python_says() -> None:
    script = runpy.run_path(str(NODE / "cases.py"))["script"]()
    assert (NODE / "cases.json").read_text(encoding="utf-8") == script, (
        "run: PYTHONPATH=. python tests/node/cases.py > tests/node/cases.json"
    )
