"""What an owner wrote is shown as it was written, and stays in its place whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from serving import served
from test_narrow import stays_within
from watching import Watched

from tests.browser.conftest import Windows
from tests.imports.owner_books import EVENT, RELATION, published_by_hand

pytestmark = [pytest.mark.browser, pytest.mark.walk]
WORDS = ("Ж" * 300, "<script>document.title = 'run'</script>", '"><img src="x" onerror="alert(1)">')


def test_words_of_any_length_and_of_any_signs_stay_in_their_place(
    windows: Windows, tmp_path: Path
) -> None:
    titled = [{"title_en": one, "title_ru": one} for one in WORDS]
    published_by_hand(
        tmp_path,
        relations=[
            {**RELATION, **title, "relation": f"O{place}"} for place, title in enumerate(titled)
        ],
        events=[{**EVENT, **title, "event": f"OE{place}"} for place, title in enumerate(titled)],
    )
    with served("--data-dir", str(tmp_path)) as running:
        for path in ("/relations/NO-18", "/brief?partner=NOR"):
            seen = Watched(windows.page(1280, 844), running.url)
            page = seen.open(path)
            stays_within(page)
            assert all(one in page.locator("main").inner_text() for one in WORDS), path
            assert page.title() != "run"
            seen.end()
            assert (seen.errors, seen.outside) == ([], [])
            windows.give_back(page)
