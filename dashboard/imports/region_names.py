"""What the names of regions say against their codes: that a row is of several regions, or of ours
under another code. Both would count money wrongly without a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dashboard.errors import DataRefused, Reason
from dashboard.imports.staging import Stage
from dashboard.imports.values import folded
from dashboard.imports.wording import why
from dashboard.sentences import dollars, number

_SEVERAL = re.compile(
    folded(r"\bФЕДЕРАЛЬН\w+\W+ОКРУГ|\bФО$|\bFEDERAL\W+DISTRICT\b")
    + folded(r"|^(?:РОССИЯ|РФ|РОССИЙСКАЯ\W+ФЕДЕРАЦИЯ|RUSSIA|RUSSIAN\W+FEDERATION)$")
)


def refuse_misnamed(stage: Stage, regions: Collection[int]) -> None:
    """Raise ``DataRefused`` if rows of all regions are imported and some are of several, or if
    rows of other regions have the name of one of ours."""
    reasons = list(_under_other_codes(stage, regions) if regions else _of_several(stage))
    if reasons:
        raise DataRefused(reasons)


def _of_several(stage: Stage) -> Iterator[Reason]:
    for code, name in _names(stage).items():
        if _SEVERAL.search(folded(name)):
            yield _reason(stage, code, "group_of_regions")


def _under_other_codes(stage: Stage, regions: Collection[int]) -> Iterator[Reason]:
    names = _names(stage)
    ours = {folded(names[code]): code for code in regions if names.get(code)}
    for code, name in names.items():
        if code not in regions and (of := ours.get(folded(name))):
            yield _reason(stage, code, "region_named", region=f"{of:05d}")


def _names(stage: Stage) -> dict[int, str]:
    """The names of the regions that have rows, sums left out."""
    held = stage.tally.regions.rows
    return {code: name for code, name in stage.tally.region_names.items() if code in held}


def _reason(stage: Stage, code: int, key: str, **values: object) -> Reason:
    held = stage.tally.regions
    reason = why(key, rows=number(held.rows[code]), usd=dollars(held.cents[code]), **values)
    value = f"{code:05d} - {stage.tally.region_names[code]}"
    return Reason(stage.names, None, "REGION", value, reason)
