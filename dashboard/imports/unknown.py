"""Partners and codes that were not understood: how much they are, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.fields import Rules
from dashboard.imports.groups import (
    code_before_name,
    groups_in,
    is_group_of_goods,
    is_group_of_partners,
)
from dashboard.imports.joined_partners import may_be_joined, partner_names
from dashboard.imports.staging import Stage
from dashboard.imports.tally import Amounts, Tally
from dashboard.imports.tallying import CLOSED, LAST_CHAPTER
from dashboard.imports.values import folded
from dashboard.imports.wording import why
from dashboard.loaders.registers import Registers
from dashboard.sentences import dollars, number, percent

LISTED = 100
LONGEST = 10
"""Digits of a commodity code."""
_OTHER_CODES = {
    "UK": "GB", "EL": "GR", "ZR": "CD", "TP": "TL", "BU": "MM", "DD": "DE", "YD": "YE", "FX": "FR",
}  # fmt: skip
_ENDED = frozenset({"SU", "SUN", "YU", "YUG", "CS", "CSK", "SCG", "AN", "ANT"})
"""States that several others followed (ISO 3166-3): none of them is the one that is meant."""
_BEFORE_NAME = re.compile(r"([A-Z]{2,3}|[0-9]{1,3})(?:\s*[-–—:,]\s*|\s+)[^\W\d_]{3}.*", re.S)
"""A code and the name of what it is of."""
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


def suggested_partners(amounts: Amounts, registers: Registers) -> tuple[Row, ...]:
    """``code, rows, usd, suggestion`` of unknown partners, the largest: the code that was probably
    meant, by a code or a name."""
    rows = listed(amounts)
    names = partner_names(registers) if rows else None

    def meant(text: str) -> str:
        if known := _known_partner(text, registers.other_codes):
            return known
        return names.meant_by(text) or names.nearest(text) if names else ""

    return tuple({**row, "suggestion": meant(row["code"])} for row in rows)


def _known_partner(text: str, codes: Mapping[str, str]) -> str:
    """The alpha-3 that was probably meant: alpha-3 as it is, Russian letters, an older code, the
    number of the country (ISO 3166-1), its noughts lost or not; or one of these before a name."""
    plain = folded(text)
    if found := _BEFORE_NAME.fullmatch(plain):
        plain = found[1]
    if plain in codes.values():
        return plain
    if plain in _ENDED:
        return ""
    if plain.isascii() and plain.isdigit():
        return codes.get(plain.zfill(3), "")
    return codes.get(_OTHER_CODES.get(plain, plain), "")


def _known_code(code: str) -> str:
    """The digits that were probably meant, where only signs stand between them, letters that look
    like digits among them, noughts before ten of them, or a name behind them. Which of more digits
    are too many nobody knows."""
    said = code_before_name(code) or code
    digits = re.sub(r"[\s.\-'’\"=]", "", said.translate(_LIKE_DIGITS))
    if len(digits) > LONGEST and len(digits := digits.lstrip("0")) != LONGEST:
        return ""
    usual = digits.isdigit() and 1 <= int(digits[:2]) <= LAST_CHAPTER and digits != code
    return digits if usual else ""


def first_place(stage: Stage, column: str, text: str) -> tuple[str, int | None, str, str]:
    """Where a text that is not understood first stands: file, row, column, and as it has it."""
    for staged in stage.read:
        if first := staged.tally.first_rows.get((column, text)):
            return staged.file.name, first.row, column, first.written
    return stage.names, None, column, text


def suggested_codes(amounts: Amounts) -> tuple[Row, ...]:
    """``code, rows, usd, suggestion`` of unknown codes, the largest."""
    return tuple({**row, "suggestion": _known_code(row["code"])} for row in listed(amounts))


def refuse_unknown(stage: Stage, rules: Rules, registers: Registers) -> None:
    """Raise ``DataRefused`` if any of the value is with groups of partners or goods, or more than
    may be with unknown ones."""
    kept = stage.tally.size
    reasons = _groups(stage, registers)
    if reasons:
        raise DataRefused(reasons)
    odd = stage.tally.odd_partners
    partners = suggested_partners(odd, registers)
    codes = unknown_codes(stage.tally)
    for column, rows, share in (
        ("STRANA", partners, share_pct(odd, kept)),
        ("TNVED", suggested_codes(codes), share_pct(codes, kept)),
    ):
        if share > rules.limits.unknown_pct:
            reasons += [_unknown(stage, column, row, share, rules) for row in rows]
    if reasons:
        raise DataRefused(reasons)


def _groups(stage: Stage, registers: Registers) -> list[Reason]:
    joined = any(map(may_be_joined, stage.tally.odd_partners.rows))
    names = partner_names(registers) if joined else None
    return [
        Reason(*first_place(stage, column, text),
               why("group_of_partners" if column == "STRANA" else "group_of_goods",
                   rows=number(rows), usd=dollars(cents)))
        for column, odd, is_group in (
            ("STRANA", stage.tally.odd_partners, partial(is_group_of_partners, names=names)),
            ("TNVED", stage.tally.odd_codes, is_group_of_goods),
        )
        for text, rows, cents in groups_in(odd, is_group).by_value()[:SHOWN]
    ]  # fmt: skip


def _unknown(
    stage: Stage, column: str, row: Mapping[str, Any], share: float, rules: Rules
) -> Reason:
    place, perhaps = first_place(stage, column, row["code"]), row["suggestion"]
    what = "partner" if column == "STRANA" else "code"
    key = f"unknown_{what}{'_perhaps' if perhaps else ''}"
    if column == "STRANA" and not row["code"]:
        key = "empty_partner"
    elif column == "STRANA" and folded(row["code"]) in _ENDED:
        key = "ended_partner"
    reason = why(
        key, rows=number(row["rows"]), usd=dollars(round(100 * row["usd"])),
        share=percent(share), most=percent(rules.limits.unknown_pct), perhaps=perhaps,
    )  # fmt: skip
    return Reason(*place, reason)
