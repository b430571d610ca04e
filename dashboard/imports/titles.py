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
        r"|TONN?ES?|TONS?)\b|[€£¥₽₴₸]|(?<=[,;(]) ?Т(?= ?(?:[,;)]|$))"
    )
)
_CUMULATIVE = re.compile(
    folded(
        r"\bНАРАСТАЮЩ\w*(?: ИТОГ\w*)?|\bС НАЧАЛА ГОДА|\bCUMULATIVE\w*|\bYEAR[- ]TO[- ]DATE|\bYTD\b"
    )
)
"""What says that the value of a month is that of its year until then."""


def titles_passed_over(name: str, lines: Iterable[tuple[int, str]]) -> list[PassedOver]:
    """Name the lines (row of the file, text) above the headings of a file.

    Raises:
        DataRefused: one of them names another unit, or says that months are sums of their year.
    """
    passed = []
    for row, line in lines:
        if not (shown := line.strip()):
            continue
        shown = shown[:SHOWN_LETTERS]
        for key, words in (("other_unit", _OTHER_UNITS), ("cumulative", _CUMULATIVE)):
            if found := words.search(folded(trimmed(line))):
                start, end = found.span()
                named = why(key, unit=trimmed(line)[start:end].lower().strip())
                raise DataRefused([Reason(name, row, "", shown, named)])
        passed.append(PassedOver(name, because("before_headings", line=shown)))
    return passed
