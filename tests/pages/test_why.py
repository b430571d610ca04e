"""What the page of changes says beside its charts."""

from __future__ import annotations

import pytest

from dashboard import ids
from dashboard.language import languages
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.pages.test_imported import filled
from tests.trees import by_id, text


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
    page = " ".join(text(part) for part in tree(shown))
    assert (shown.words.t("oddities.choose") in page) is said


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    ("asked", "key"),
    [("dataset=customs&year=2019", ""), ("dataset=customs&year=2019&without=CN", "banner"),
     ("year=2018&without=CN", "needs_imported")],
)  # fmt: skip
def test_a_page_with_a_scenario_says_so_above_its_facts(
    imported: Ask, lang: str, asked: str, key: str
) -> None:
    shown = show(imported, "/why", f"{asked}&lang={lang}")
    there = by_id(shown.page.body(shown))[ids.SCENARIO].children
    china = "China" if lang == "en" else "Китая"
    assert there == (shown.words.t(f"what_if.{key}", dropped=china) if key else "")
    drawn = shown.drawn("what_if")
    assert (drawn is not None and not drawn.chart.empty) is (key == "banner")


def test_a_scenario_is_chosen_where_it_stands_and_changes_no_other_chart(imported: Ask) -> None:
    plain, scenario = (
        show(imported, "/why", f"dataset=customs&year=2019{more}") for more in ("", "&without=CN")
    )
    for shown in (plain, scenario):
        field = by_id(shown.page.body(shown))[ids.filter_of("without")]
        assert {"CHN", "wood"} <= {one["value"] for one in field.options}
    # The surroundings stay, so that who chooses is not led away from there.
    assert plain.key == scenario.key
    assert field.value == ["CHN"]
    pairs = zip(plain.charts, scenario.charts, strict=True)
    for before, now in ((a, b) for a, b in pairs if a.declared.name != "what_if"):
        assert (before.chart.title, before.chart.plot) == (now.chart.title, now.chart.plot)
    assert ids.filter_of("without") not in by_id(tree(show(imported, "/trade", "dataset=customs")))
