"""Partners and codes that were not understood: how much they are, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from dashboard.imports.staging import Stage
from dashboard.imports.tally import Amounts, Tally
from dashboard.imports.tallying import CLOSED, LAST_CHAPTER
from dashboard.imports.values import folded

LISTED = 100
_OTHER_CODES = {"UK": "GB", "EL": "GR", "SU": "RU", "ZR": "CD", "TP": "TL", "BU": "MM"}
_LIKE_DIGITS = str.maketrans("OОЗ", "003")
Row = Mapping[str, Any]


def listed(amounts: Amounts) -> tuple[dict[str, Any], ...]:
    """``code, rows, usd`` of the largest."""
    rows = amounts.by_value()[:LISTED]
    return tuple({"code": code, "rows": rows, "usd": cents / 100} for code, rows, cents in rows)


def picked(amounts: Amounts, *, closed: bool) -> Amounts:
    """Of odd codes those that the customs service closed, or the others."""
    found = Amounts()
    for text, rows, cents in amounts.by_value():
        if bool(CLOSED.fullmatch(text)) == closed:
            found.count(text, rows, cents)
    return found


def unknown_codes(tally: Tally) -> Amounts:
    """Codes that are none, and those of chapters that there are not."""
    found = picked(tally.odd_codes, closed=False)
    found.add(tally.strange_codes)
    return found


def share_pct(amounts: Amounts, size: int) -> float:
    """Per cent of the cents kept, all without their signs."""
    return 100 * sum(map(abs, amounts.cents.values())) / size if size else 0.0


def suggested_partners(
    amounts: Amounts, alpha2: Mapping[str, str], named: Callable[[str], str] = lambda _: ""
) -> tuple[Row, ...]:
    """``code, rows, usd, suggestion`` of unknown partners, the largest. ``named``: the partner that
    a text names, empty if there is none."""
    return tuple(
        {**row, "suggestion": _known_partner(row["code"], alpha2) or named(row["code"])}
        for row in listed(amounts)
    )


def _known_partner(code: str, alpha2: Mapping[str, str]) -> str:
    """The alpha-3 that was probably meant: alpha-3 as it is, Russian letters, an older code."""
    if code in alpha2.values():
        return code
    plain = folded(code)
    return alpha2.get(_OTHER_CODES.get(plain, plain), "")


def _known_code(code: str) -> str:
    """The digits that were probably meant, where only signs stand between them, or letters that
    look like digits among them."""
    digits = re.sub(r"[\s.\-]", "", code.translate(_LIKE_DIGITS))[:10]
    usual = digits.isdigit() and 1 <= int(digits[:2]) <= LAST_CHAPTER and digits != code
    return digits if usual else ""


def first_place(stage: Stage, column: str, text: str) -> tuple[str, int | None]:
    """The file and its row in which a text that is not understood first stands."""
    for staged in stage.read:
        if row := staged.tally.first_rows.get((column, text)):
            return staged.file.name, row
    return stage.names, None


def suggested_codes(amounts: Amounts) -> tuple[Row, ...]:
    """``code, rows, usd, suggestion`` of unknown codes, the largest."""
    return tuple({**row, "suggestion": _known_code(row["code"])} for row in listed(amounts))
