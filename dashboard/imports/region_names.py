"""What the names of regions say against their codes: that a row is of several regions, or of ours
under another code; and codes of ours that lost their zeros. All would count money wrongly without a
word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dashboard.errors import DataRefused, Reason
from dashboard.imports.staging import Stage
from dashboard.imports.values import folded, trimmed
from dashboard.imports.wording import why
from dashboard.sentences import dollars, number

_SEVERAL = re.compile(
    folded(r"\bФЕДЕРАЛЬН\w+\W+ОКРУГ|\bФО$|\bFEDERAL\W+DISTRICT\b")
    + folded(r"|^(?:РОССИЯ|РФ|РОССИЙСКАЯ\W+ФЕДЕРАЦИЯ|RUSSIA|RUSSIAN\W+FEDERATION)$")
)


_ZEROS = 100, 1000
"""What a code may have lost: 04100, which is as much as 4100, is a code of its own."""


def refuse_misnamed(stage: Stage, regions: Collection[int]) -> None:
    """Raise ``DataRefused`` if rows of all regions are imported and some are of several, or if
    rows of other regions have the name of one of ours, or its code without the zeros at its end."""
    found = (
        [*_under_other_codes(stage, regions), *_without_zeros(stage, regions)]
        if regions
        else _of_several(stage)
    )
    reasons = list({reason.value: reason for reason in found}.values())
    if reasons:
        raise DataRefused(reasons)


def _of_several(stage: Stage) -> Iterator[Reason]:
    for code, name in _names(stage).items():
        if _SEVERAL.search(folded(trimmed(name))):
            yield _reason(stage, code, "group_of_regions")


def _under_other_codes(stage: Stage, regions: Collection[int]) -> Iterator[Reason]:
    names = _names(stage)
    ours = {folded(trimmed(names[code])): code for code in regions if names.get(code)}
    for code, name in names.items():
        if code not in regions and (of := ours.get(folded(trimmed(name)))):
            yield _reason(stage, code, "region_named", region=f"{of:05d}")


def _without_zeros(stage: Stage, regions: Collection[int]) -> Iterator[Reason]:
    for code in stage.tally.regions.rows:
        of = next((code * lost for lost in _ZEROS if code * lost in regions), 0)
        if code and of and code not in regions:
            yield _reason(stage, code, "region_cut", region=f"{of:05d}")


def _names(stage: Stage) -> dict[int, str]:
    """The names of the regions that have rows, sums left out."""
    held = stage.tally.regions.rows
    return {code: name for code, name in stage.tally.region_names.items() if code in held}


def _reason(stage: Stage, code: int, key: str, **values: object) -> Reason:
    held = stage.tally.regions
    reason = why(key, rows=number(held.rows[code]), usd=dollars(held.cents[code]), **values)
    name = stage.tally.region_names.get(code)
    value = f"{code:05d} - {name}" if name else str(code)
    return Reason(stage.names, None, "REGION", value, reason)
