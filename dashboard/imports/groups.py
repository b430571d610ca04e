"""Names of several partners or goods together, which stand where one is expected.

Their money is that of their members, who mostly stand beside them, or a remainder of which nobody
can say whose it is; so it is never counted, however little it is of a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dashboard.imports.tally import Amounts
from dashboard.imports.values import folded, names_others

_PARTNERS = (
    "ЕАЭС ЕВРАЗЭС ЕВРАЗИЙСК ТАМОЖЕНН СНГ СОДРУЖЕСТВ ЕС ЕЭС ЕВРОСОЮЗ ЕВРОПЕЙСК ЕВРОЗОН ЕАСТ БРИКС "
    "АТЭС ШОС АСЕАН ОПЕК ОЭСР НАФТА МЕРКОСУР НАТО ЗАРУБЕЖ СТРАН СТРАНЫ "
    "СТРАНАМ ГОСУДАРСТВА ГРУППА ГРУППЫ СОЮЗ "
    "EAEU EAEC EEU EURASIAN CIS EU EUROPEAN EUROZONE EFTA EEA BRICS APEC SCO ASEAN OPEC OECD NAFTA "
    "USMCA MERCOSUR NATO COMMONWEALTH ABROAD COUNTRIES UNION GROUP GROUPS"
)
_CONTINENTS = re.compile(
    folded(
        r"\b(?:ЕВРОП[АЫЕУ]|(?:ЕВР)?АЗИ[ЯИЮ]|АФРИК[АИЕУ]|АМЕРИК[АИЕУ]|ОКЕАНИ[ЯИЮ]"
        r"|EUROPE|ASIA|EURASIA|AFRICA|AMERICAS?|OCEANIA)\b"
    )
)
_UNION = r"(?:СОЮЗА?|СОДРУЖЕСТВ\w|UNION|COMMONWEALTH)\b"
_OF_A_UNION = (
    r"(?:МЬЯНМ|БИРМ|КОМОР|БАГАМ|ДОМИНИК|АВСТРАЛИ|ПУЭРТО|МАРИАНСК"
    r"|MYANMAR|BURMA|COMOR|BAHAMA|DOMINICA|AUSTRALIA|PUERTO|MARIANA)\w*"
)
_STATES = re.compile(
    folded(
        rf"\b{_UNION}\W+(?:OF\W+)?(?:THE\W+)?(?:СЕВЕРН\w+\W+|NORTHERN\W+)?{_OF_A_UNION}"
        rf"|\b{_OF_A_UNION}\W+(?:РЕСПУБЛИКА\W+|ОСТРОВА\W+|ISLANDS\W+)?{_UNION}"
        r"|\bШТАТ\w*\W+АМЕРИКИ\b|\bSTATES\W+OF\W+AMERICA\b|\bSOUTH\W+AFRICA\b"
    )
)
"""Formal names of single states that have a word for several partners."""
_GOODS = (
    "ТОВАРЫ ТОВАРОВ ТОВАРАМ ПРОДОВОЛЬСТ СЕЛЬСКОХОЗ МАШИНЫ ОБОРУДОВ ПРОДУКЦИ ПРОДУКТ "
    "МЕТАЛЛ ДРЕВЕСИН ХИМИЧЕСК МИНЕРАЛЬН ТЕКСТИЛ ТОПЛИВ СЫРЬЁ СЫРЬЕ СЫРЬЕВ НЕСЫРЬЕВ "
    "ГРУППА ГРУППЫ РАЗДЕЛ "
    "GOODS PRODUCT COMMODIT FOOD MACHINERY METALS MINERAL CHEMICAL TEXTILE SECTION CHAPTER GROUP"
)
_BENT = 6
"""Words from so many letters on may have other endings than the one that is listed."""
_COUNTED = re.compile(r"(?:EC|EU|EA|EEA|G|Г|БPИKC|BRICS)[\s-]?\d{1,2}(?:_\d{4})?\+?", re.A)
_DASH = r"\s*[-–—‐‑−]\s*"
_RANGE = re.compile(rf"(?<![\d.–—‐‑−-])\d{{1,2}}{_DASH}\d{{1,2}}(?![\d.]|{_DASH}\d)", re.A)
_RANGES = re.compile(rf"(?:\d{{1,2}}{_DASH}\d{{1,2}}\s*)+", re.A)
_PARTED = re.compile(r"[\d\s.–—‐‑−-]*", re.A)
"""Digits with signs between them: one code, though odd, unless they are ranges alone."""
_WORD = re.compile(r"[^\W\d_]+")


def _names_one_of(words: str) -> Callable[[str], bool]:
    """Whether a folded text has one of these words."""
    known = frozenset(folded(words).split())
    bent = tuple(word for word in known if len(word) >= _BENT)
    return lambda text: any(word in known or word.startswith(bent) for word in _WORD.findall(text))


_names_partners, _names_goods = _names_one_of(_PARTNERS), _names_one_of(_GOODS)


def is_group_of_partners(text: str) -> bool:
    """Whether a trimmed text, which is no partner, names several: ``СТРАНЫ СНГ``, ``EU-27``."""
    text = _STATES.sub(" ", folded(text))
    return (
        _CONTINENTS.search(text) is not None
        or _COUNTED.fullmatch(text) is not None
        or _names_partners(text)
        or names_others(text)
    )


def is_group_of_goods(text: str) -> bool:
    """Whether a trimmed text, which is no code, names several: ``01-24``, ``МАШИНЫ``."""
    ranges = _RANGES.fullmatch(text) if _PARTED.fullmatch(text) else _RANGE.search(text)
    return ranges is not None or _names_goods(folded(text)) or names_others(text)


def groups_in(amounts: Amounts, is_group: Callable[[str], bool]) -> Amounts:
    """Of odd texts those that name several."""
    found = Amounts()
    for text, rows, cents in amounts.by_value():
        if is_group(text):
            found.count(text, rows, cents)
    return found
