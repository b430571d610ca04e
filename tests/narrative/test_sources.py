"""Source lines have the dates of what they stand beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.narrative.sources import source_line
from tests.scenes import plain

DATES = {
    "S01": ("2021-01-12", "2026-11-22"),
    "S02": ("2024-03", "2026-11-22"),
    "S03": ("2019", "2026-11-22"),
    "S04": ("", "2026-11-20"),
    "S05": ("2021", "2026-11-22"),
    "S06": ("2024", "2026-11-22"),
}


@pytest.mark.parametrize(
    ("lang", "cited", "line"),
    [
        ("en", ["S01"], "Source: S01, 12 January 2021."),
        ("en", ["S02", "S01"], "Sources: S01, S02, from 12 January 2021 to March 2024."),
        ("en", ["S01", "S02", "S03"], "Sources: S01 and others, from 2019 to March 2024."),
        ("en", ["S01", "S04"], "Sources: S01, S04, 12 January 2021; some publications undated."),
        (
            "ru",
            ["S01", "S04"],
            "Источники: S01, S04, 12 января 2021 г.; часть публикаций без даты.",
        ),
        ("en", ["S05", "S01"], "Sources: S01, S05, 2021."),
        ("ru", ["S05", "S01"], "Источники: S01, S05, 2021 г."),
        ("en", ["S06", "S02"], "Sources: S02, S06, 2024."),
        ("en", ["S01", "S02", "S06"], "Sources: S01 and others, from 12 January 2021 to 2024."),
        ("en", ["S04"], "Source: S04, undated, read on 20 November 2026."),
        ("ru", ["S03"], "Источник: S03, 2019 г."),
        ("ru", ["S02", "S01"], "Источники: S01, S02, с 12 января 2021 г. по март 2024 г."),
        ("ru", ["S02", "S03"], "Источники: S02, S03, с 2019 г. по март 2024 г."),
        ("ru", ["S04"], "Источник: S04, без даты, прочитано 20 ноября 2026 г."),
    ],
)
def test_a_line_names_its_sources_from_the_first_date_to_the_last(
    scene, lang: str, cited: list[str], line: str
) -> None:
    shown = replace(scene(lang), dates=DATES)
    assert plain(source_line(shown, cited)) == line


def test_without_sources_it_is_the_line_of_the_dataset(scene) -> None:
    assert source_line(scene(), []) == scene().source


def test_relations_beside_imported_trade_have_their_dates_beside_its_own(scene) -> None:
    shown = replace(scene(), dates=DATES, until="2025-03", source="Customs, up to March 2025.")
    both = plain(source_line(shown, ["S01"]))
    assert both == "Customs, up to March 2025. Source: S01, 12 January 2021."
    assert plain(source_line(shown, ["S01"], of_trade=False)) == "Source: S01, 12 January 2021."
