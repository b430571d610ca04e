"""What the names of regions say against their codes: that a row is of several regions, of ours
under another code or of another region under ours; and codes of ours that lost their zeros. All
would count money wrongly without a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from dashboard.errors import DataRefused, Reason
from dashboard.imports.staging import Stage
from dashboard.imports.tally import Tally
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
_OF_REGIONS = frozenset({
    "ОБЛАСТЬ", "ОБЛ", "КРАЙ", "РЕСПУБЛИКА", "ОКРУГ", "OBLAST", "OBL", "KRAI", "KRAY", "REPUBLIC",
    "OKRUG",
})  # fmt: skip
"""Words that make what stands beside a code in files the name of a region, and no remark."""
_CYRILLIC = re.compile("[А-ЯЁ]")
_ZEROS = 100, 1000
"""What a code may have lost: 04100, which is as much as 4100, is a code of its own."""


def refuse_misnamed(stage: Stage, regions: Collection[int], home: Region) -> None:
    """Raise ``DataRefused`` if rows of all regions are imported and some are of several, or if
    rows of other regions have the name of one of ours, or its code without the zeros at its end, or
    rows of ours the name of another. ``home``: the settings of the region, with its names and those
    of its neighbours."""
    found = (
        [
            *_under_other_codes(stage, regions, home),
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


def _under_other_codes(stage: Stage, regions: Collection[int], home: Region) -> Iterator[Reason]:
    names, called = _names(stage), _called(stage.tally, regions, home)
    ours = {
        folded(trimmed(name)): code
        for code in regions
        # A remark beside our code is no name of ours beside another.
        if (name := names.get(code)) and _is_form(name, called[code])
    }
    if home.customs in regions:
        ours |= {folded(trimmed(name)): home.customs for name in home.called}
    for code, name in names.items():
        if code not in regions and (of := ours.get(folded(trimmed(name)))):
            yield _reason(stage, code, "region_named", region=f"{of:05d}")


def _without_zeros(stage: Stage, regions: Collection[int]) -> Iterator[Reason]:
    for code in stage.tally.regions.rows:
        of = next((code * lost for lost in _ZEROS if code * lost in regions), 0)
        if code and of and code not in regions:
            yield _reason(stage, code, "region_cut", region=f"{of:05d}")


def _of_other_names(stage: Stage, regions: Collection[int], home: Region) -> Iterator[Reason]:
    """Rows with a code of ours and just the name of another region, of the settings or of the most
    rows of its code."""
    written, called = stage.tally.named_regions, _called(stage.tally, regions, home)
    for (code, name), rows in written.rows.items():
        words = _words(name)
        if code not in regions or not words or words in map(_words, called.get(code, ())):
            continue
        others = (names for of, names in called.items() if of != code)
        if any(words == _words(one) for names in others for one in names):
            values = {"rows": number(rows), "usd": dollars(written.cents[code, name])}
            reason = why("region_of_other_name", region=f"{code:05d}", **values)
            yield Reason(stage.names, None, "REGION", f"{code:05d} - {name}", reason)


def other_names(
    tally: Tally, regions: Collection[int], home: Region
) -> Iterator[Mapping[str, object]]:
    """``code, name, rows, usd`` of rows of ours whose name is no form of that of the region, as of
    a part of it or ``НЕ УКАЗАН``, for the report: they count by their code. Largest first."""
    called = _called(tally, regions, home)
    for (code, name), rows, cents in tally.named_regions.by_value():
        if code in regions and not _is_form(name, called.get(code, ())):
            yield {"code": f"{code:05d}", "name": name, "rows": rows, "usd": cents / 100}


def _called(tally: Tally, regions: Collection[int], home: Region) -> Mapping[int, Sequence[str]]:
    """The names of regions by code: those of the settings or, where they have none, that of the
    most rows of the files; of those that are not ours only what is the name of a region."""
    found = {
        code: (name,)
        for code, name in tally.region_names.items()
        if code in regions or not _OF_REGIONS.isdisjoint(_WORD.findall(trimmed(name)))
    }
    return {**found, **home.neighbours, home.customs: home.called}


def _is_form(name: str, names: Collection[str]) -> bool:
    """Whether a name may be another form of others: a word of it begins mostly as one of theirs,
    it has none to know it by, or they have none in its alphabet."""
    alike = [one for one in names if _is_cyrillic(one) == _is_cyrillic(name)]
    theirs, ours = _words(name), set[str]().union(*map(_words, alike))
    return not theirs or not ours or any(_begin_alike(a, b) for a in theirs for b in ours)


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words are alike for three letters and two thirds of the shorter one, as forms and
    abbreviations are."""
    pairs = zip(one, other, strict=False)
    shared = len([*takewhile(lambda letters: letters[0] == letters[1], pairs)])
    return shared >= 3 and 3 * shared >= 2 * min(len(one), len(other))


def _is_cyrillic(name: str) -> bool:
    return _CYRILLIC.search(trimmed(name)) is not None


def _words(name: str) -> frozenset[str]:
    """The words of a name by which it is known from others."""
    return frozenset(folded(word) for word in {*_WORD.findall(trimmed(name))} - _KINDS)


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
