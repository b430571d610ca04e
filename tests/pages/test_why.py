"""What the page of changes says beside its charts."""

from __future__ import annotations

import pytest

from dashboard.language import languages
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.pages.test_imported import filled
from tests.trees import text


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return filled(tmp_path_factory.mktemp("imported"))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    ("asked", "said"),
    [("dataset=customs&year=2019", True), ("dataset=customs&year=2019&sector=minerals", False),
     ("year=2018", False)],
)  # fmt: skip
def test_where_odd_rows_are_is_said_while_no_sector_is_chosen(
    imported: Ask, lang: str, asked: str, said: bool
) -> None:
    shown = show(imported, "/why", f"{asked}&lang={lang}")
    page = " ".join(text(part) for part in shown.page.body(shown))
    assert (shown.words.t("oddities.choose") in page) is said
