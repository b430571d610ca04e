"""Names of several partners or goods together, which stand where one is expected.

Their money is that of their members, who mostly stand beside them, or a remainder of which nobody
can say whose it is; so it is never counted, however little it is of a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dashboard.imports.joined_partners import PartnerNames
from dashboard.imports.tally import Amounts
from dashboard.imports.values import folded, names_others

_PARTNERS = (
    "ЕАЭС ЕВРАЗЭС ЕВРАЗИЙСК ТАМОЖЕНН ТС ЕЭП СНГ СОДРУЖЕСТВ ГУУАМ ОДКБ СЭВ СССР СОВЕТСК ПОСТСОВЕТ "
    "ЕС ЕЭС ЕВРОСОЮЗ ЕВРОПЕЙСК ЕВРОЗОН ЕАСТ ЕЭЗ ЦВЕ ШЕНГЕН БЕНИЛЮКС ВИШЕГРАД СООБЩЕСТВ ОЧЭС БРИКС "
    "РИК АТЭС АТР ШОС АСЕАН ВРЭП ТТП ЮВА СВА ОПЕК ОЭСР НАФТА ЮСМКА МЕРКОСУР КАРИКОМ ЛАКБ ССАГПЗ "
    "ССАГЗ ЛАГ ОИС ОИК МЕНА БВСА МАГРИБ МАШРИК САХЕЛЬ САДК ЭКОВАС НАТО ВТО ЦА БАЛТИЯ БАЛТИИ "
    "ПРИБАЛТ СКАНДИНАВ БАЛКАН КАВКАЗ ЗАКАВКАЗ КАРИБЫ КАРИБСК БАССЕЙН ЗАЛИВ ЗАЛИВА ВОСТОК ВОСТОКА "
    "ЗАПАД ЗАПАДА ГЛОБАЛЬН ИНДОКИТАЙ РЕГИОН ПРОСТРАНСТВ БЛОК БЛОКА СОЦЛАГЕР ОФШОРЫ ОФШОРН ОФФШОР "
    "ДРУЖЕСТВЕН НЕДРУЖЕСТВ ДВАДЦАТК СЕМЕРКА СЕМЁРКА ЗАРУБЕЖ СТРАН СТРАНЫ СТРАНАМ ГОСУДАРСТВА "
    "ГРУППА ГРУППЫ СОЮЗ ЛИГА ПАРТНЕРЫ ПАРТНЁРЫ ПАРТНЕРОВ ПАРТНЁРОВ ОСНОВНЫЕ ВЕДУЩИЕ КРУПНЕЙШ ТОП "
    "ЧИСЛЕ EAEU EAEC EEU EURASIAN CIS CSTO USSR SOVIET FSU EU EUROPEAN EUROZONE EURO EFTA EEA CEE "
    "BENELUX VISEGRAD NORDIC NORDICS SCANDINAV BALTIC BALTICS BALKAN CAUCASUS CAUCASIAN BRICS "
    "APEC APAC ASIAN PACIFIC SCO ASEAN RCEP CPTPP SAARC BIMSTEC OPEC OECD NAFTA USMCA MERCOSUR "
    "CARICOM CARIBBEAN LATAM GCC GULF OIC MENA EMEA MAGHREB MASHREQ LEVANT SAHEL SADC ECOWAS OECS "
    "ACP LDC LDCS NATO WTO COMMONWEALTH COMMUNITY LEAGUE ABROAD COUNTRIES ECONOMIES MARKETS "
    "INCOME REGION REGIONS OFFSHORE FRIENDLY UNFRIENDLY GLOBAL UNION GROUP GROUPS PARTNERS TOP "
    "MAIN MAJOR"
)
_CONTINENTS = re.compile(
    folded(
        r"\b(?:ЕВРОП[АЫЕУ]|(?:ЕВР)?АЗИ[ЯИЮ]|АФРИК[АИЕУ]|АМЕРИК[АИЕУ]|ОКЕАНИ[ЯИЮ]"
        r"|EUROPE|ASIA|EURASIA|AFRICA|AMERICAS?|OCEANIA)\b"
        r"|\b(?:MIDDLE|NEAR|FAR)\W+EAST\b|\bАРАБСК\w+\W+(?:МИР|ГОСУДАРСТВ[АМ]?)\b"
        r"|\bARAB\W+(?:WORLD|STATES)\b|\bЗОН[АЕЫ]\W+ЕВРО\b|\bГОСУДАРСТВ\b|\bИЗ\W+НИХ\b|\bВ\W+Т\.?\W?Ч\b"
        r"|^(?:ПОЛИНЕЗИЯ|МЕЛАНЕЗИЯ|POLYNESIA|MELANESIA)$"
    )
)
"""Continents, and parts of the world of several words."""
_UNION = r"(?:СОЮЗА?|СОДРУЖЕСТВ\w|UNION|COMMONWEALTH)\b"
_OF_A_UNION = (
    r"(?:МЬЯНМ|БИРМ|КОМОР|БАГАМ|ДОМИНИК|АВСТРАЛИ|ПУЭРТО|МАРИАНСК"
    r"|MYANMAR|BURMA|COMOR|BAHAMA|DOMINICA|AUSTRALIA|PUERTO|MARIANA)\w*"
)
_STATES = re.compile(
    folded(
        rf"\b{_UNION}\W+(?:OF\W+)?(?:THE\W+)?(?:СЕВЕРН\w+\W+|NORTHERN\W+)?{_OF_A_UNION}"
        rf"|\b{_OF_A_UNION}\W+(?:РЕСПУБЛИКА\W+|ОСТРОВА\W+|ISLANDS\W+)?{_UNION}"
        r"|\bАДМИНИСТРАТИВН\w+\W+РЕГИОН\w*|\bADMINISTRATIVE\W+REGION\b"
        r"|\bКАРИБСК\w+\W+НИДЕРЛАНД\w+|\bНИДЕРЛАНД\w+\W+КАРИБ\w+|\bCARIBBEAN\W+NETHERLANDS\b"
        r"|\bШТАТ\w*\W+АМЕРИКИ\b|\bSTATES\W+OF\W+AMERICA\b|\bSOUTH\W+AFRICA\b"
    )
)
"""Formal names of single states that have a word for several partners."""
_GOODS = (
    "ТОВАРЫ ТОВАРОВ ТОВАРАМ ПРОДОВОЛЬСТ СЕЛЬСКОХОЗ МАШИНЫ МАШИНО ОБОРУДОВ ПРОДУКЦИ ПРОДУКТ "
    "ИЗДЕЛИЯ МЕТАЛЛ ДРЕВЕСИН ЦЕЛЛЮЛОЗ БУМАЖН БУМАГА ЛЕС ХИМИЧЕСК ХИМИЯ КАУЧУК УДОБРЕН МИНЕРАЛЬН "
    "ТЕКСТИЛ ОБУВЬ КОЖА КОЖЕВЕНН ПУШНИН ДРАГОЦЕНН ТРАНСПОРТН ЭЛЕКТРО ТОПЛИВ ЭНЕРГО ЭНЕРГЕТ НЕФТЬ "
    "НЕФТЕПР ГАЗ УГОЛЬ ЗЕРНО РЫБА ТЭК АПК ЛПК ННЭ СЫРЬЁ СЫРЬЕ СЫРЬЕВ НЕСЫРЬЕВ ГРУППА ГРУППЫ "
    "РАЗДЕЛ GOODS PRODUCT COMMODIT FOOD AGRICULT MACHINERY MACHINES EQUIPMENT ELECTRONIC VEHICLE "
    "TRANSPORT METALS PRECIOUS MINERAL FUEL FUELS ENERGY MATERIALS CHEMICAL RUBBER LEATHER FURS "
    "WOOD PAPER TEXTILE FOOTWEAR MANUFACTUR SECTION CHAPTER GROUP"
)
_BENT = 6
"""Words from so many letters on may have other endings than the one that is listed."""
_COUNTED = re.compile(r"(?:EC|EU|EA|EEA|G|Г|БPИKC|BRICS)[\s-]?\d{1,2}(?:_\d{4})?\+?", re.A)
_DASH = rf"(?:\s*(?:[-–—‐‑−]|\.{{2,3}}|…)\s*|\s+(?:{folded('ПО')}|TO)\s+)"
_RANGE = re.compile(rf"(?<![\d.–—‐‑−-])\d{{1,2}}{_DASH}\d{{1,2}}(?![\d.]|{_DASH}\d)", re.A)
_RANGES = re.compile(rf"(?:\d{{1,2}}{_DASH}\d{{1,2}}\s*)+", re.A)
_LONG_RANGE = re.compile(rf"((\d\d)(?:\d\d){{1,4}}){_DASH}(\2(?:\d\d){{1,4}})", re.A)
"""Codes of the same chapter; what it is of others may be one code with a dash in it."""
_AND = r"(?:\s*[,;/+&]\s*|\s+(?:[^\W\d_]|AND)\s+)"
"""A lone letter is «и», whatever it became in another encoding."""
_LIST = re.compile(rf"(?<![\d.,])\d{{1,10}}(?:{_AND}\d{{1,10}})+(?![\d.])")
_LIST_OF_PARTNERS = re.compile(r"[A-Z]{2,3}(?:\s*[,;/+&]\s*[A-Z]{2,3})+")
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|VI{0,3}|I{1,3})")
"""Numbers of sections; what has only crosses is not disclosed."""
_NAMED = re.compile(r"([0-9]{4}(?:[0-9]{2}){0,3})(?:\s*[-–—:]\s*|\s+)[^\W\d_]{3}\D*")
"""A name without digits: with them it may be of several codes."""
_PARTED = re.compile(r"[\d\s.–—‐‑−-]*", re.A)
"""Digits with signs between them: one code, though odd, unless they are ranges alone."""
_WORD = re.compile(r"[^\W\d_]+")


def _names_one_of(words: str) -> Callable[[str], bool]:
    """Whether a folded text has one of these words."""
    known = frozenset(folded(words).split())
    bent = tuple(word for word in known if len(word) >= _BENT)
    return lambda text: any(word in known or word.startswith(bent) for word in _WORD.findall(text))


_names_partners, _names_goods = _names_one_of(_PARTNERS), _names_one_of(_GOODS)


def is_group_of_partners(text: str, names: PartnerNames | None = None) -> bool:
    """Whether a trimmed text, which is no partner, names several: ``СТРАНЫ СНГ``, ``EU-27``,
    ``CN, DE``; by the ``names`` of partners also what joins some."""
    if names is not None and names.joined_in(text):
        return True
    text = _STATES.sub(" ", folded(text))
    return (
        _CONTINENTS.search(text) is not None
        or _COUNTED.fullmatch(text) is not None
        or _LIST_OF_PARTNERS.fullmatch(text) is not None
        or _names_partners(text)
        or names_others(text)
    )


def is_group_of_goods(text: str) -> bool:
    """Whether a trimmed text, which is no code, names several: ``01-24``, ``0101, 0102``,
    ``МАШИНЫ``."""
    if code_before_name(text):
        return False
    text = folded(text)
    ranges = _RANGES.fullmatch(text) if _PARTED.fullmatch(text) else _RANGE.search(text)
    return (
        ranges is not None
        or _is_long_range(text)
        or _is_list(text)
        or _ROMAN.fullmatch(text) is not None
        or _names_goods(text)
        or names_others(text)
    )


def code_before_name(text: str) -> str:
    """The code of a text that says what it is of as well: ``4407119300 - ПРОЧИЕ ЛЕСОМАТЕРИАЛЫ``;
    empty of any other."""
    found = _NAMED.fullmatch(text)
    return found[1] if found else ""


def _is_long_range(text: str) -> bool:
    found = _LONG_RANGE.fullmatch(text)
    return found is not None and len(found[1]) == len(found[3]) and found[1] < found[3]


def _is_list(text: str) -> bool:
    """Codes of one length, or chapters; ``8703,23`` may be one code with a sign in it."""
    found = _LIST.search(text)
    codes = re.findall(r"\d+", found[0]) if found else []
    lengths = {len(code) for code in codes}
    return lengths <= {1, 2} if len(codes) > 2 else len(lengths) == 1 and lengths != {1}


def groups_in(amounts: Amounts, is_group: Callable[[str], bool]) -> Amounts:
    """Of odd texts those that name several."""
    found = Amounts()
    for text, rows, cents in amounts.by_value():
        if is_group(text):
            found.count(text, rows, cents)
    return found
