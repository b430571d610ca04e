"""Russian is set alike everywhere: one dash for text, «млн долл. США», «г.» after years."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language import NOTHING, messages

DATA = Path(__file__).parents[1] / "data"
TABLES = sorted((DATA / "published").glob("*.csv")) + sorted((DATA / "registers").glob("*.csv"))


def texts() -> Iterator[tuple[str, str]]:
    """Where a Russian text stands, and the text."""
    yield from messages("ru").items()
    for path in TABLES:
        with path.open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), 2):
                for column, cell in row.items():
                    if column.endswith("_ru") and column != "never_ru" and cell:
                        yield f"{path.name}:{line} {column}", cell


RUSSIAN = list(texts())


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (r"[ \u00a0][-–][ \u00a0]", "a dash of text is an em dash with spaces"),
        (r"\w—\w", "an em dash has spaces; a range has an en dash without"),
        (r"\d[ \u00a0]—[ \u00a0]\d", "a range of numbers has an en dash without spaces"),
        (r"[“”]|\"", "quotation marks are «ёлочки»"),
        (r"(млн|млрд)[ \u00a0]долл\.(?![ \u00a0]США)", "money is «млн долл. США»"),
        (r"\{(year|against|first|last)\} (год|гг?\.)", "a no-break space joins a year to its word"),
        (r"№ \{", "a no-break space follows the sign of a number"),
        (r"\d [%]", "a per cent sign follows a no-break space"),
        (r"не известн", "«неизвестно» is one word"),
    ],
)
def test_russian_is_set_alike(wrong: str, what: str) -> None:
    money_once = re.compile(r"млн[ \u00a0]долл\.[ \u00a0]США")
    faults = []
    for place, text in RUSSIAN:
        if place.startswith("sources.csv") and " title_ru" in place:
            continue
        if "долл" in wrong and money_once.search(text):
            continue
        if re.search(wrong, text):
            faults.append(f"{place}: {text}")
    assert not faults, what


def test_no_unit_of_money_or_mass_parts_from_its_number_or_its_second_word() -> None:
    """Heads of the columns of files alone have plain spaces: they are looked for as they are."""
    parted = re.compile(r"(млн|млрд|тыс\.?) (долл|руб)|долл\. США|[}\d] (долл|кг\b|млн|млрд|тыс)"
                        r"|\{mass\} т\b")  # fmt: skip
    shown = {key: text for key, text in messages("ru").items() if not key.endswith("_usd")}
    assert [key for key, text in shown.items() if parted.search(text)] == []


def test_an_empty_cell_is_an_em_dash() -> None:
    assert NOTHING == "—"
