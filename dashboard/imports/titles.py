"""Lines above the headings of a table: titles and the like, which are passed over and named, unless
they say that the numbers below count something else than US dollars and kilograms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.errors import DataRefused, Reason
from dashboard.imports.packing import PassedOver
from dashboard.imports.values import folded, trimmed
from dashboard.imports.wording import because, why

SHOWN_LETTERS = 60
_OTHER_UNITS = re.compile(
    folded(
        r"\b(?:ТЫС(?:ЯЧ\w*)?|МЛН|МИЛЛИОН\w*|МЛРД|МИЛЛИАРД\w*|РУБ(?:Л\w*)?|ЕВРО|ЮАН\w*|ТОНН\w*"
        r"|THOUSANDS?|THSD|MILLIONS?|MLN|MN|BILLIONS?|BLN|RUB(?:LES?)?|ROUBLES?|EUR|EUROS?|CNY|YUAN"
        r"|TONN?ES?|TONS?)\b|[€£¥₽₴₸]"
    )
)


def titles_passed_over(name: str, lines: Iterable[tuple[int, str]]) -> list[PassedOver]:
    """Name the lines (row of the file, text) above the headings of a file.

    Raises:
        DataRefused: one of them names another unit.
    """
    passed = []
    for row, line in lines:
        if not (shown := line.strip()):
            continue
        shown = shown[:SHOWN_LETTERS]
        if unit := _OTHER_UNITS.search(folded(trimmed(line))):
            start, end = unit.span()
            named = why("other_unit", unit=trimmed(line)[start:end].lower())
            raise DataRefused([Reason(name, row, "", shown, named)])
        passed.append(PassedOver(name, because("before_headings", line=shown)))
    return passed
