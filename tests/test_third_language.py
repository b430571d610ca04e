"""A third language is one file of messages: the application with one that there is not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import Any

import pytest

from dashboard.language import languages
from dashboard.settings import ROOT
from tests.pseudo_language import ENGLISH, FILLER, NAME, pseudo_language
from tests.trees import first_page

PATHS = ("/", "/trade", "/why", "/changes", "/partners", "/relations", "/data", "/releases",
         "/brief/CHN", "/relations/CN-HE")  # fmt: skip
SCRIPT = """
import json, sys
from pathlib import Path
from urllib.parse import quote
import dashboard.language
dashboard.language.MESSAGES = Path(sys.argv[1])
from dashboard.app import create_app
from dashboard.settings import read_settings
app = create_app(read_settings({}, data_dir=Path(sys.argv[1]) / "owned"))
client = app.server.test_client()
found = {}
for path in sys.argv[2:]:
    answer = client.get(f"/_dash-layout?path={quote(path)}&query=lang%3Dxx")
    found[path] = json.loads(answer.data) if answer.status_code == 200 else answer.status_code
found["index"] = client.get("/?lang=xx").get_data(as_text=True)
found["slide"] = client.get("/export/chart.pptx?chart=turnover-chart&lang=xx").status_code
found["search"] = json.loads(client.get("/search.json?q=hebei&lang=xx").data)
found["search hint"] = app.library.language("xx").t("search.placeholder")
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a program answers that has a third language."""
    folder = tmp_path_factory.mktemp("messages")
    for path in ENGLISH.parent.glob("*.toml"):
        shutil.copy(path, folder)
    third = pseudo_language(ENGLISH.read_text(encoding="utf-8"))
    (folder / "xx.toml").write_text(third, encoding="utf-8")
    asked = [sys.executable, "-c", SCRIPT, str(folder), *PATHS]
    answered = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    sent = json.loads(answered.stdout)
    return sent | {path: first_page(sent[path]) for path in PATHS}


def parts(tree: Any) -> Any:
    """Every component of a page as it is sent."""
    if isinstance(tree, dict):
        if "props" in tree:
            yield tree["props"]
        for branch in tree.values():
            yield from parts(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from parts(branch)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_in_it(found: dict[str, Any], path: str) -> None:
    heads = [one["children"] for one in parts(found[path]) if one.get("id") == "page-title"]
    assert len(heads) == 1
    titles = [one["children"] for one in parts(found[path])
              if str(one.get("className", "")).startswith("nav-link")]  # fmt: skip
    assert titles and all(title.endswith(FILLER) for title in titles)


def test_every_other_language_is_offered_in_a_menu(found: dict[str, Any]) -> None:
    (summary,) = (one for one in parts(found["/"]) if one.get("id") == "language-switch")
    assert summary["children"] == NAME
    offered = [one["data-order"] for one in parts(found["/"])
               if str(one.get("data-order", "")).startswith("lang:")]  # fmt: skip
    assert offered == [f"lang:{code}" for code in languages()]


def test_the_page_says_its_language_and_names_without_one_are_english(
    found: dict[str, Any],
) -> None:
    assert '<html lang="xx"' in found["index"]
    assert "<title>Leningrad Region</title>" in found["index"]
    assert found["search"][0]["title"] == "Hebei"
    assert found["slide"] == 200


def test_no_hint_of_a_page_is_written_in_the_program(found: dict[str, Any]) -> None:
    hints = {
        str(one[noun])
        for path in PATHS
        for one in parts(found[path])
        for noun in ("aria-label", "placeholder", "alt")
        if one.get(noun)
    }
    english = {text for text in hints if FILLER not in text}
    assert len(hints) > 20
    assert english <= {found["search hint"]}
