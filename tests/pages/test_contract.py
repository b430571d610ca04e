"""What the browser is told of the program is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard import ids
from dashboard.grammar import PARTS
from dashboard.pages.contract import contract, script

ASSETS = Path(__file__).parents[2] / "assets"


def test_the_file_is_what_python_says() -> None:
    assert (ASSETS / "contract.js").read_text(encoding="utf-8") == script(), (
        "run: python -m dashboard.pages.contract > assets/contract.js"
    )


def test_every_name_of_an_address_is_there_in_its_order() -> None:
    assert [part["name"] for part in contract()["query"]] == list(PARTS)


def test_every_filter_is_a_name_of_the_address() -> None:
    told = contract()["filters"]
    assert [one["name"] for one in told] == list(ids.FILTERS)
    assert {one["name"] for one in told} <= set(PARTS)


def test_the_browser_is_told_the_ids_that_its_modules_name() -> None:
    modules = [one for one in ASSETS.glob("*.js") if one.name != "contract.js"]
    words = set(re.findall(r"[A-Z_]+", "\n".join(map(Path.read_text, modules))))
    assert set(contract()["ids"]) == set(ids.every()) & words
