"""Two partners in one name are a group of them; a country with «и» in its name is none."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, try_import
from dashboard.imports.joined_partners import partner_names
from dashboard.imports.limits import Limits
from tests.imports.customs_files import REGISTERS, row, text, written

NAMES = partner_names(REGISTERS)

JOINED = """Китай и Гонконг|Китай, включая Гонконг|Китай (вкл. Гонконг)|Китай/Гонконг
Китай + Тайвань|КНР и САР Гонконг|Китай с Гонконгом|Китай вместе с Макао
Россия и Беларусь|Россия, Беларусь|Беларусь и Казахстан|Беларусь, Казахстан и Армения
США и Канада|США / Канада|Канада, Мексика, США|Бельгия-Люксембург|Бельгия и Люксембург
Бельгия – Люксембург|Сербия и Черногория|Индия & Пакистан|Чехия и Словакия
Босния и Герцеговина и Сербия|Тринидад и Тобаго, Барбадос|Гонконг, Макао
Республика Беларусь и Республика Казахстан|Япония, Гонконг|China and Hong Kong
China, incl. Hong Kong|China (including Hong Kong SAR)|US and CA|China/Taiwan
USA, Canada and Mexico|Belgium and Luxembourg|Belgium-Luxembourg|Serbia and Montenegro
Trinidad and Tobago and Barbados|Czech Republic and Slovakia|The Netherlands & Belgium
Switzerland, Liechtenstein|CHN и HKG|Кот-д’Ивуар и Гана|Côte d'Ivoire and Ghana""".replace(
    "\n", "|"
).split("|")
SINGLE = """Босния и Герцеговина|Босния, Герцеговина|Тринидад и Тобаго|Антигуа и Барбуда
Сент-Китс и Невис|Сан-Томе и Принсипи|Сен-Пьер и Микелон|Уоллис и Футуна
Сент-Винсент и Гренадины|Гвинея-Бисау|Бонэйр, Синт-Эстатиус и Саба|Шпицберген и Ян-Майен
Южная Георгия и Южные Сандвичевы острова|Bosnia and Herzegovina|Bosnia & Herzegovina
Trinidad and Tobago|Trinidad & Tobago|Wallis and Futuna|Saint Kitts and Nevis
South Georgia and South Sandwich Islands|Svalbard and Jan Mayen|China, Hong Kong SAR
Hong Kong, China|Hong Kong (China)|Китай, Гонконг|Тайвань (Китай)|Гонконг-Китай
Гренландия (Дания)|Puerto Rico (USA)|Gibraltar, UK|Guinea-Bissau|Republic of Korea
Корея, Республика|Китай|Республика Китай|КНР|Китай без Гонконга|Китай и|и Китай
Китай и Китай|CN/CHN|Китай и Атлантида|Атлантида и Лемурия|Папуа – Новая Гвинея
Конго (Киншаса)|Тимор-Лесте|Страна и регион""".replace("\n", "|").split("|")


@pytest.mark.parametrize("name", JOINED)
def test_partners_joined_in_a_name_are_several(name: str) -> None:
    assert NAMES.joined_in(name.upper())


@pytest.mark.parametrize("name", SINGLE)
def test_one_partner_is_not_several(name: str) -> None:
    assert not NAMES.joined_in(name.upper())


def test_no_name_of_the_register_is_several() -> None:
    countries = REGISTERS.countries
    names = [*countries["name_en"], *countries["name_ru"], *countries["country"]]
    assert not [name for name in names if NAMES.joined_in(name.upper())]


@pytest.mark.parametrize("name", ["Китай и Гонконг", "Belgium-Luxembourg"])
def test_little_money_of_joined_partners_is_refused_by_name(name: str, tmp_path: Path) -> None:
    rows = [row(usd="100000"), row(partner="DE", usd="50000"), row(partner=name, usd="120.5")]
    file = written(tmp_path / "f.csv", text(rows, encoding="utf-8", separator=";"))
    order = Import((file,), tmp_path / "r", limits=Limits(unknown_pct=100))
    with pytest.raises(DataRefused, match=r"several partners .*\$120\.50") as refused:
        try_import(order, REGISTERS)
    assert [(one.column, one.value) for one in refused.value.reasons] == [("STRANA", name)]


def test_a_name_of_many_signs_takes_no_time() -> None:
    begun = time.process_time()
    for name in ("CN/" * 66 + "QQ", "CN, " * 49 + "QQ", "/" * 200, "CN AND " * 28):
        assert not NAMES.joined_in(name)
    assert time.process_time() - begun < 1
