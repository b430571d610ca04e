"""The line of headings: of both generations and both languages of the customs service, and by
which another service's file is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from dashboard.errors import DataRefused, Reason
from dashboard.imports.homoglyphs import foreign_letters, normalised
from dashboard.imports.periods import month_of
from dashboard.imports.unpacking import refusal
from dashboard.imports.values import PARTS, UNKNOWN, trimmed
from dashboard.imports.wording import why
from dashboard.imports.written_dates import month_named

HEADINGS = {
    "napr": "napr", "direction": "napr",
    "period": "period",
    "strana": "strana", "nastranapr": "strana", "country": "strana",
    "tnved": "tnved", "hs": "tnved", "tn_ved": "tnved",
    "edizm": "edizm", "um": "edizm",
    "stoim": "stoim", "value": "stoim",
    "netto": "netto", "netweight": "netto",
    "kol": "kol", "quantity": "kol",
    "region": "region",
    "region_s": "region_s",
}  # fmt: skip
"""Headings of both generations and of the English edition → our name of the column."""

COLUMNS = tuple(dict.fromkeys(HEADINGS.values()))
_JOINED = re.compile(r"[,\\\t]")
_PARTS = frozenset(map(normalised, PARTS))
PART = "part_"
"""How the name of a column begins that is not kept and only tells rows apart."""
BEFORE_HEADINGS = 20
"""Lines among which the headings are looked for."""
FEW = 4
"""So many of our columns and it is a customs file, if a faulty one."""

OTHERS = {
    "UN Comtrade": {"typecode", "freqcode", "refyear", "reportercode", "flowcode", "partnercode",
                    "cmdcode", "primaryvalue", "trade flow", "trade value (us$)",
                    "commodity code", "classification"},
    "Eurostat Comext": {"declarant", "declarant_iso", "partner_iso", "product_nc", "product_cpa",
                        "stat_regime", "value_in_euros", "quantity_in_kg", "value_eur",
                        "quantity_kg", "dataflow", "obs_value", "time_period", "indicators",
                        "freq"},
    "Comex Stat": {"co_ano", "co_mes", "co_ncm", "co_pais", "kg_liquido", "vl_fob", "sg_uf_ncm",
                   "qt_estat", "co_via", "co_urf"},
}  # fmt: skip
"""Other services → headings that only they have. Three of them name the service."""
_IN_WORDS = {
    "region_s": ("федеральн", "округ"), "tnved": ("тн вэд", "тнвэд"), "napr": ("направлен",),
    "period": ("период", "месяц"), "strana": ("стран",),
    "edizm": ("единиц", "ед. изм", "ед.изм", "едизм"), "stoim": ("стоим",),
    "netto": ("нетто", "масса"), "kol": ("количеств", "кол-во"), "region": ("регион", "субъект"),
}  # fmt: skip
"""Words for our columns, as people write them over tables of their own."""
_OTHER_THINGS = ("брутто", "gross", "наимен", "назван", "описан")
"""What no column of ours is of, wherever it stands."""
_OTHER_UNITS = re.compile(
    r"брутто|gross|\bтыс|\bмлн|\bмлрд|\bруб(?!рик)|₽|евро|€|\beur|\bтонн|грамм(?<!килограмм)"
)
_TONNES = re.compile(r"\bтн?\b")
"""Of an amount it is its own unit; of money short for thousands."""
_SUMS = ("stoim", "netto", "kol")
SURE = 3
LOOKED_AT = 200
"""Headings among which one that was meant is looked for."""
NEAR = 0.6
"""How much of a heading has to be as it should for it to be meant."""


def known(headings: Sequence[str]) -> int:
    """How many of our ten columns there are."""
    return len({HEADINGS.get(one, "") for one in plain(headings)} - {""})


def likeness(headings: Sequence[str]) -> tuple[int, int, int]:
    """How much a line is like our headings, to be compared: names of our columns, words for them.
    A title above may have a word of ours by chance."""
    named = known(headings)
    return (named if named >= FEW else 0, len(_worded(headings)), named)


def _worded(headings: Sequence[str]) -> dict[str, str]:
    """Our columns → the first heading that has a word for it."""
    found: dict[str, str] = {}
    for heading in headings[:LOOKED_AT]:
        meant = _word_of(heading)
        if meant and (meant not in found or _is_of_other_unit(found[meant], meant)):
            found[meant] = heading.strip()
    return found if len(found) >= SURE else {}


def _word_of(heading: str) -> str:
    """The column that a heading has a word for."""
    text = heading.casefold()
    return next((one for one, words in _IN_WORDS.items()
                 if any(word in text for word in words)), "")  # fmt: skip


def _is_of_other_unit(heading: str, column: str) -> bool:
    """Whether what stands below would be read as dollars or kilograms, which it is not."""
    text = heading.casefold()
    return column in _SUMS and bool(
        _OTHER_UNITS.search(text) or (column != "kol" and _TONNES.search(text))
    )


def plain(headings: Sequence[str]) -> list[str]:
    """Headings as they look."""
    return [normalised(one) for one in headings]


def columns_of(headings: Sequence[str], name: str, row: int) -> tuple[str, ...]:
    """Our names of the columns in the order of the file, "" for one that is not used, and ``PART``
    and its place for one that only tells rows apart.

    Raises:
        DataRefused: it is another service's file or none, or a column is missing or stands twice.
    """
    names = enumerate(plain(headings))
    found = tuple(HEADINGS.get(one) or _part(one, place) for place, one in names)
    missing = [column for column in COLUMNS if column not in found]
    if len(missing) > len(COLUMNS) - FEW:
        raise _stranger(headings, name, row)
    if missing:
        raise DataRefused(_missing(column, headings, name, row) for column in missing)
    twice = sorted({column for column in found if column and found.count(column) > 1})
    if twice:
        raise refusal(name, why("column_twice"), ", ".join(twice).upper())
    return found


def _missing(column: str, headings: Sequence[str], name: str, row: int) -> Reason:
    """A reason that names the heading that may be meant: it begins as the column's does and says
    more, such as another unit, or has a letter of another alphabet."""
    ours = [one for one, of in HEADINGS.items() if of == column]
    theirs = {
        one: shown.strip()
        for shown, one in zip(headings[:LOOKED_AT], plain(headings[:LOOKED_AT]), strict=True)
        if one not in HEADINGS
    }
    # What says more than the name of the column is another unit, in whatever alphabet.
    if more := next((shown for one, shown in theirs.items() if one.startswith(tuple(ours))), ""):
        return Reason(name, row, column.upper(), more, why("other_heading", column=column.upper()))
    nearly = [one for heading in ours for one in get_close_matches(heading, theirs, 1, NEAR)]
    for one in nearly:
        if letters := foreign_letters(theirs[one]):
            reason = why("foreign_letter", letters=letters)
            return Reason(name, row, column.upper(), theirs[one], reason)
    other = _in_its_place(column, headings)
    key = "other_heading" if other else "no_region_column" if column == "region" else "no_column"
    return Reason(name, row, column.upper(), other, why(key, column=column.upper()))


def _in_its_place(column: str, headings: Sequence[str]) -> str:
    """The heading that is none of ours where a column should be: the order is always the same.
    None whose words say that it is of another thing."""
    if len(headings) != len(COLUMNS):
        return ""
    shown = headings[COLUMNS.index(column)].strip()
    if normalised(shown) in HEADINGS or _is_of_another_thing(shown, column):
        return ""
    return shown


def _is_of_another_thing(heading: str, column: str) -> bool:
    text, word = heading.casefold(), _word_of(heading)
    return any(one in text for one in _OTHER_THINGS) or not column.startswith(word)


def is_heading(text: str, column: str) -> bool:
    """Whether a value is the heading of a column."""
    return HEADINGS.get(normalised(text)) == column


def _part(heading: str, place: int) -> str:
    return f"{PART}{place}" if re.sub(r"[\W_]", "", heading) in _PARTS else ""


def _periods(headings: Sequence[str]) -> list[str]:
    """The first headings that are months or years, as of a table that has a column for each."""
    found = []
    for shown in headings[:LOOKED_AT]:
        text = trimmed(shown)
        if month_named(text) or month_of(text, date.max) != UNKNOWN:
            found.append(shown.strip())
    return found[:SURE]


def _stranger(headings: Sequence[str], name: str, row: int) -> DataRefused:
    # Eurostat's TSV has other separators in its first heading than between the others.
    theirs = {*plain(headings), *plain(_JOINED.split(",".join(headings)))}
    expected = ", ".join(column.upper() for column in COLUMNS)
    for service, signs in OTHERS.items():
        if len(theirs & signs) >= SURE:
            return refusal(name, why("other_service", service=service, expected=expected))
    if len(periods := _periods(headings)) > 1:
        reason = why("periods_as_columns", periods=", ".join(periods), expected=expected)
        return DataRefused([Reason(name, row, "", "", reason)])
    if worded := _worded(headings):
        return DataRefused(_renamings(worded, headings, name, row, expected))
    return refusal(name, why("no_customs_file", expected=expected, lines=BEFORE_HEADINGS))


def _renamings(
    worded: Mapping[str, str], headings: Sequence[str], name: str, row: int, expected: str
) -> list[Reason]:
    """That headings are words: all that are to be renamed at once, and for which columns no word
    was found."""
    # The order is always the same: what has no word for it is known by its place.
    placed = {column: _in_its_place(column, headings) for column in COLUMNS}
    if all(placed[column] in ("", shown) for column, shown in worded.items()):
        worded = {**placed, **worded}
    meant = {column: worded[column] for column in COLUMNS if worded.get(column)}
    meant |= _last(meant, headings)
    unfit = {column for column, shown in meant.items() if _is_of_other_unit(shown, column)}
    sure = {column: meant[column] for column in COLUMNS if column in meant.keys() - unfit}
    doubted = [
        shown for one in headings[:LOOKED_AT]
        if (shown := one.strip()) not in sure.values()
        and (_is_of_other_unit(shown, "kol") or shown in meant.values())
    ]  # fmt: skip
    reasons = []
    if sure:
        renamed = ", ".join(f"{shown} → {column.upper()}" for column, shown in sure.items())
        reason = why("worded_headings", renamed=renamed, expected=expected)
        reasons.append(Reason(name, row, "", "", reason))
    if doubted:
        reasons.append(Reason(name, row, "", ", ".join(doubted), why("unfit_headings")))
    if lacking := [column.upper() for column in COLUMNS if column not in meant]:
        known = (*sure.values(), *doubted)
        others = ", ".join(one.strip() for one in headings if one.strip() not in known)
        reason = why("no_word_for", columns=", ".join(lacking))
        reasons.append(Reason(name, row, "", others, reason))
    return reasons


def _last(meant: Mapping[str, str], headings: Sequence[str]) -> dict[str, str]:
    """The only column that has no heading yet, with the only heading that is of none."""
    lacking = [column for column in COLUMNS if column not in meant]
    others = [one.strip() for one in headings if one.strip() and one.strip() not in meant.values()]
    if len(lacking) != 1 or len(others) != 1 or _is_of_another_thing(others[0], lacking[0]):
        return {}
    return {lacking[0]: others[0]}
