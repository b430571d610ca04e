"""The rules of a single value of a customs file, each written once: text → what it means.

Files of millions of rows have few different values in most columns, so every different one is
read here, whatever the file came as, and the rows take what was found. Only numbers and codes,
which differ in every row, have a quicker reading beside (`dashboard.imports.fast_values`); a test
holds the two equal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import numpy as np

from dashboard.imports.lost_zeros import is_filled

FLOW_WORDS = {"ЭК": 0, "EK": 0, "EXP": 0, "EXPORT": 0, "ЭКСПОРТ": 0, "EXPORTS": 0, "ВЫВОЗ": 0,
         "ИМ": 1, "IM": 1, "IMP": 1, "IMPORT": 1, "ИМПОРТ": 1, "IMPORTS": 1, "ВВОЗ": 1}  # fmt: skip
"""Words for the direction → 0 export, 1 import."""
_ALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")
"""Cyrillic letters that look like Latin ones, and are mixed up with them."""
_FLOWS = {word.translate(_ALIKE): flow for word, flow in FLOW_WORDS.items()}
TOTALS = (
    "ИТОГО", "ВСЕГО", "ИТОГ", "ИТОГИ", "СУММА", "ОБЩАЯ СУММА", "ОБЩИЙ ОБЪЕМ", "ОБЩИЙ ОБЪЁМ",
    "В ЦЕЛОМ", "МИР", "ВЕСЬ МИР", "МИР В ЦЕЛОМ", "ВСЕ СТРАНЫ", "ВСЕ ГОСУДАРСТВА", "ВСЕ ПАРТНЕРЫ",
    "ВСЕ ПАРТНЁРЫ", "ВСЕ ТОВАРЫ", "ВСЕ КОДЫ", "ВСЕ ГРУППЫ", "ВСЕ РЕГИОНЫ",
    "TOTAL", "TOTALS", "ALL", "WORLD", "WHOLE WORLD", "WLD", "SUM", "ALL COUNTRIES", "ALL PARTNERS",
    "ALL GOODS", "ALL PRODUCTS", "ALL COMMODITIES", "ALL CODES", "ALL REGIONS",
)  # fmt: skip
"""Words that make a row a sum of others, in whichever column they stand."""
_IS_TOTAL = re.compile(
    rf"(?:{'|'.join(TOTALS)})|(?:ИТОГО|ВСЕГО|(?:GRAND |SUB-?)?TOTAL)\b.*"
    r"|.*\b(?:ИТОГ|ИТОГО|ВСЕГО|РЕЗУЛЬТАТ|TOTAL|RESULT)".translate(_ALIKE),
    re.S,
)
"""Also what says of what a row is the sum: spreadsheets put the name before the word."""
_OTHERS = re.compile(
    r"\b(?:(?:ПРОЧ\.|ОСТАЛЬН|ДРУГИ|ДРУГО|REMAIN)|(?:ПРОЧ(?:И[ЕЙХ]|ИМИ?|ЕЕ|ЕГО|АЯ|УЮ)|"
    r"ИНЫЕ|ИНЫМИ?|ИНЫХ|OTHERS?|REST|ELSEWHERE|N\.?E\.?S)\b)".translate(_ALIKE)
)
"""Words for what is left beside what is named, in letters that were `folded`."""
_SCALE = re.compile(
    r"тыс|млн|млрд|трлн|thousand|million|billion|\b(?:tho?us|mln|bln|mio|т|t|тонн\w*|tonn?es?|tons?)\b",
    re.I,
)
_CURRENCIES = re.compile(
    r"[€£¥₽₴₸₺₹]|руб|\bр\.|евро|юан|тенге|фунт|иен"
    r"|\b(?:eur|rub|rur|cny|rmb|gbp|jpy|kzt|byn|chf)",
    re.I,
)
NO_CODE = frozenset({"", "0", "00", "000", "0000", "0000000000"})
"""What stands for every partner or all goods in some files, and for none in others."""
PARTS = frozenset({
    "post", "tampost", "tam", "tamozh", "tamozhnya", "customs", "customsoffice", "customspost",
    "office", "kodto", "transport", "vidtr", "procedure", "regime",
    "пост", "таможня", "таможенныйпост", "таможенныйорган", "кодто", "видтранспорта", "процедура",
    "таможеннаяпроцедура",
})  # fmt: skip
"""Headings of columns, without blanks and the like, that are not kept, but by which the rows of
one month, partner and code are told apart: where they went through, and how."""
UNKNOWN = -1
UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_WIDE = "".join(map(chr, range(0x2000, 0x200B)))
BLANKS = (
    f" \t\r\n\v\f\x1a\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000{_WIDE}{UNSEEN}"
)
_REGION = re.compile(
    r"(?:(\d{5})(?:\d{3}|\d{6})|(\d{1,5})(?:\.0+)?)(?:[\s\xa0–—-]+(?![\s\xa0–—-]*\d)(.*))?",
    re.A | re.S,
)
"""What stands after the blanks or dashes is a name, and no more of the code."""
_CODE = re.compile(r"(\d{1,10})(?:[.,]0+)?", re.A)
_PAIRS = re.compile(r"(?:\d\d){0,5}", re.A)


def trimmed(text: str) -> str:
    """A text without blanks of any kind around it, in capital letters."""
    return text.strip(BLANKS).upper()


def folded(text: str) -> str:
    """A trimmed text in which letters that look alike are the same."""
    return text.translate(_ALIKE)


def latin(code: str) -> str:
    """A trimmed code of Latin letters of which some were typed as Russian ones. What is Russian
    throughout stays: it may be an abbreviation that only looks like a code (``РК``)."""
    return folded(code) if any("A" <= letter <= "Z" for letter in code) else code


def names_others(text: str) -> bool:
    """Whether a trimmed text says what is left beside what is named: ``ПРОЧИЕ СТРАНЫ``."""
    return _OTHERS.search(folded(text)) is not None


def names_currency(text: str) -> bool:
    """Whether a text says that a number beside it is of another currency than the dollar."""
    return _CURRENCIES.search(text) is not None


def names_scale(text: str) -> bool:
    """Whether a text says that a number beside it is of thousands, millions or tonnes."""
    return _SCALE.search(text) is not None


@lru_cache(maxsize=10_000)
def is_total(text: str) -> bool:
    """Whether a trimmed value says that its row is a sum of others.

    What says that it adds up a remainder may be all that there is of it: no sum, whatever its word.
    """
    text = folded(text).rstrip(" :.,")
    return _IS_TOTAL.fullmatch(text) is not None and not names_others(text)


def flow_of(text: str) -> int:
    """0 export, 1 import; ``UNKNOWN`` if the trimmed text is neither. Letters that look alike are
    one: of what a person typed nobody sees which they are."""
    return _FLOWS.get(folded(text), UNKNOWN)


def region_of(text: str) -> tuple[int, str]:
    """The OKATO code of a region and its name; 0 where none is given, ``UNKNOWN`` if it is none."""
    if not text:
        return 0, ""
    found = _REGION.fullmatch(text)
    if not found:
        return UNKNOWN, ""
    return int(found[1] or found[2]), (found[3] or "").strip(BLANKS)


@dataclass(frozen=True, slots=True)
class Code:
    """A commodity code: filled up to ten digits, how many came, and the text if it was odd."""

    filled: int
    digits: int
    odd: str | None = None


def code_of(text: str) -> Code:
    """``0101210000``, and what spreadsheets make of it: ``101210000``, ``101210000.0``.

    An odd number of digits has lost its first, a zero, if there is such a heading. What is not all
    digits is known as far as its pairs of digits go (``27XXXXXXXX``: chapter 27), and kept as
    ``odd``.
    """
    found = _CODE.fullmatch(text)
    if found and is_filled(np.array(int(found[1])), np.array(len(found[1]))):
        return Code(filled(int(found[1]), len(found[1])), len(found[1]))
    pairs = _PAIRS.match(text)
    digits = pairs[0] if pairs else ""
    return Code(filled(int(digits or 0), len(digits)), len(digits), text)


def filled(number: int, digits: int) -> int:
    """A code of some digits as one of ten; its lost leading zero is no digit of a number."""
    return int(number * 10 ** (10 - digits - digits % 2))


# --- numbers ----------------------------------------------------------------------------------

_SPACES = " \xa0\u2009\u202f'’"
_GROUPED = re.compile(rf"([+−-]?)(\d{{1,3}}(?:[{_SPACES}]\d{{3}})+)([.,]\d*)?", re.A)
_SHORTENED = re.compile(r"[+−-]?\d+(?:[.,]\d*)?E[+-]?\d{1,3}", re.A)
_NUMBER = re.compile(r"([+−-]?)(?=[.,]?\d)([\d.,]+)(?:E([+-]?\d{1,2}))?", re.A)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was written.

    ``sign`` stands between its digits: ``.``, ``,`` or nothing. ``proves`` is ``decimal`` or
    ``thousands`` where only one reading of the sign is possible, ``question`` where both are;
    ``value`` is then the decimal one and ``grouped`` the other. ``places`` are the decimals.
    ``groups`` is a second sign, which groups digits: of ``1.234,56`` the point.
    """

    value: Decimal
    sign: str = ""
    proves: str = ""
    places: int = 0
    grouped: Decimal | None = None
    groups: str = ""


def number_of(text: str) -> Number | None:
    """Read a trimmed number in any usual style; None if it is none.

    An exponent that fills zeros in (``1.23E+08``) is what a spreadsheet shows of a longer number,
    whose digits are lost: no number. Blanks and apostrophes between groups of three are no
    question. A single point or comma with
    one to three digits before it and exactly three behind is one: ``1,234`` proves nothing.
    """
    if blanks := _GROUPED.fullmatch(text):
        whole = re.sub(rf"[{_SPACES}]", "", blanks[2])
        text = f"{blanks[1]}{whole}{blanks[3] or ''}"
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    minus, digits = "-" if found[1] in ("-", "−") else "", found[2]
    shift = int(found[3] or 0)
    power = Decimal(10) ** shift
    signs = [letter for letter in digits if letter in ".,"]
    if shift > (len(digits.rpartition(signs[-1])[2]) if signs else 0):
        return None
    if not signs:
        return Number(Decimal(minus + digits) * power)
    last = signs[-1]
    before, _, after = digits.rpartition(last)
    other = signs[0]
    if other != last:
        if signs.count(last) > 1 or not _in_threes(before, other):
            return None
        before = before.replace(other, "")
    elif len(signs) > 1:
        if found[3] or not _in_threes(digits, last):
            return None
        value = Decimal(minus + digits.replace(last, ""))
        return Number(value, last, "thousands", 0, value)
    value = Decimal(f"{minus}{before or '0'}.{after or '0'}") * power
    asks = len(after) == 3 and 1 <= len(before) <= 3 and before[0] != "0" and other == last
    if asks and not found[3]:
        return Number(value, last, "question", 3, Decimal(minus + before + after))
    return Number(value, last, "decimal", len(after), groups=other if other != last else "")


def has_exponent(text: str) -> bool:
    """Whether a trimmed text is a number with an exponent, as spreadsheets shorten long ones."""
    return _SHORTENED.fullmatch(text) is not None


def _in_threes(text: str, sign: str) -> bool:
    first, *groups = text.split(sign)
    return (
        1 <= len(first) <= 3
        and bool(groups)
        and all(len(group) == 3 for group in groups)
        and text.replace(sign, "").isdigit()
    )


def scaled(value: Decimal, scale: int) -> int:
    """A number in whole cents (2) or grams (3), halves away from zero."""
    return int(value.scaleb(scale).quantize(Decimal(1), ROUND_HALF_UP))
