"""What the names of regions say against their codes: that a row is of several regions, of ours
under another code or of another region under ours; and codes of ours that lost their zeros. All
would count money wrongly without a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dashboard.errors import DataRefused, Reason
from dashboard.imports.staging import Stage
from dashboard.imports.values import folded, trimmed
from dashboard.imports.wording import why
from dashboard.loaders.region import Region
from dashboard.sentences import dollars, number

_SEVERAL = re.compile(
    folded(r"\bФЕДЕРАЛЬН\w+\W+ОКРУГ|\bФО$|\bFEDERAL\W+DISTRICT\b")
    + folded(r"|^(?:РОССИЯ|РФ|РОССИЙСКАЯ\W+ФЕДЕРАЦИЯ|RUSSIA|RUSSIAN\W+FEDERATION)$")
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_KINDS = frozenset({
    "ОБЛАСТЬ", "ОБЛ", "КРАЙ", "РЕСПУБЛИКА", "ГОРОД", "ГОР", "ОКРУГ", "АВТОНОМНЫЙ", "АВТОНОМНАЯ",
    "ФЕДЕРАЛЬНОГО", "ЗНАЧЕНИЯ", "THE", "AND", "REGION", "OBLAST", "OBL", "KRAI", "KRAY",
    "TERRITORY", "REPUBLIC", "CITY", "TOWN", "OKRUG", "AREA", "DISTRICT", "AUTONOMOUS", "FEDERAL",
})  # fmt: skip
"""Words of the names of many regions, by which none is known."""
_BEGINNING = 3
"""Letters by which a word is known in all its forms and abbreviations."""
_CYRILLIC = re.compile("[А-ЯЁ]")
_ZEROS = 100, 1000
"""What a code may have lost: 04100, which is as much as 4100, is a code of its own."""


def refuse_misnamed(stage: Stage, regions: Collection[int], home: Region) -> None:
    """Raise ``DataRefused`` if rows of all regions are imported and some are of several, or if
    rows of other regions have the name of one of ours, or its code without the zeros at its end, or
    rows of ours the name of another. ``home``: the region whose names are known."""
    found = (
        [
            *_under_other_codes(stage, regions),
            *_without_zeros(stage, regions),
            *_of_other_names(stage, regions, home),
        ]
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


def _of_other_names(stage: Stage, regions: Collection[int], home: Region) -> Iterator[Reason]:
    """Rows with a code of ours and a name that has no word of those that the region has: of the
    register or, where it has none, of the most rows."""
    written, names = stage.tally.named_regions, _names(stage)
    for code in regions:
        called = [words["name"] for words in home.names.values()] if code == home.customs else []
        known = _Known([*called, names.get(code, "")][: len(called) or 1])
        for (of, name), rows in written.rows.items():
            if of == code and not known.may_be(name):
                values = {"rows": number(rows), "usd": dollars(written.cents[of, name])}
                reason = why("region_of_other_name", region=f"{code:05d}", **values)
                yield Reason(stage.names, None, "REGION", f"{code:05d} - {name}", reason)


class _Known:
    """The names that a region has, by the beginnings of their words in each alphabet."""

    def __init__(self, names: Collection[str]) -> None:
        self._words: dict[bool, set[str]] = {}
        for name in names:
            self._words.setdefault(_is_cyrillic(name), set()).update(_beginnings(name))

    def may_be(self, name: str) -> bool:
        """Whether a name may be another form of them: it has a word of theirs or none to know it
        by, or its alphabet has none of them."""
        theirs, ours = _beginnings(name), self._words.get(_is_cyrillic(name))
        return not theirs or not ours or bool(theirs & ours)


def _is_cyrillic(name: str) -> bool:
    return _CYRILLIC.search(trimmed(name)) is not None


def _beginnings(name: str) -> set[str]:
    words = set(_WORD.findall(trimmed(name))) - _KINDS
    return {folded(word)[:_BEGINNING] for word in words}


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
