"""Sums of several partners or goods are never counted beside what they add up, however small."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, try_import
from dashboard.imports.groups import is_group_of_goods, is_group_of_partners
from dashboard.imports.joined_partners import partners_by_name
from dashboard.imports.limits import Limits
from dashboard.language import language
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import (
    REGISTERS,
    TRUSTING,
    assert_adds_up,
    row,
    text,
    written,
)

PARTNERS = ("ЕАЭС", "СНГ", "CНГ", "ЕС", "ЕС-27", "ЕС 28", "Евросоюз", "EU", "EU27_2020", "EAEU",
            "CIS", "BRICS", "БРИКС", "BRICS+", "Дальнее зарубежье", "СТРАНЫ СНГ", "Other countries",
            "Европейский союз", "Страны дальнего зарубежья", "European Union (27)", "G7", "Азия",
            "ПРОЧИЕ", "Остальные страны", "Rest of the world", "ТОП-10 СТРАН",
            "Америка Северная", "Западная Европа", "Австралия и Океания", "Latin America",
            "Africa, n.e.s.", "South Africa and Asia", "Союз России и Беларуси",
            "Британское содружество", "Союз Мьянма и прочие", "Ближний Восток", "страны АТР",
            "Middle East", "ТС", "CN, DE", "KZ/BY/AM", "в том числе")  # fmt: skip
GOODS = ("01-24", "01 – 24", "Продовольственные товары", "Машины и оборудование", "Прочие товары",
         "Food products", "Other", "Раздел II", "Chapters 84 and 85", "Гр. 01-24", "25-27,31",
         "31,25-27", "25–27; 31", "ТН ВЭД 84 - 90", "01-24 41-43",
         "0101,0102", "84,85", "1, 2, 3", "2709;2710", "84 и 85", "84 ш 85",
         "ТН ВЭД 84, 85", "8703-8708",
         "01…24", "с 01 по 24", "XVI", "Обувь", "Транспортные средства")  # fmt: skip


NAMED = [*(("partner", name) for name in PARTNERS), *(("code", name) for name in GOODS)]


@pytest.mark.parametrize("column", ["partner", "code"])
def test_every_name_of_several_is_refused(column: str, tmp_path: Path) -> None:
    names = [name for of, name in NAMED if of == column]
    rows = [row(usd="100000"), *(row(usd="120.5", **{column: name}) for name in names)]
    file = written(tmp_path / "f.csv", text(rows, encoding="utf-8", separator=";"))
    with pytest.raises(DataRefused) as refused:
        try_import(Import((file,), tmp_path / "r", limits=TRUSTING), REGISTERS)
    assert sorted(one.value for one in refused.value.reasons) == sorted(names)


@pytest.mark.parametrize(
    ("column", "name", "unknown_pct"),
    [*((*one, 1) for one in NAMED[::3]), *((*one, 100) for one in NAMED[::6])],
)
def test_several_together_are_refused_with_their_money(
    column: str, name: str, unknown_pct: float, tmp_path: Path
) -> None:
    rows = [row(usd="100000"), row(partner="DE", usd="50000"), row(usd="120.5", **{column: name})]
    file = written(tmp_path / "f.csv", text(rows, encoding="utf-8", separator=";"))
    limits = Limits(unknown_pct=unknown_pct, repeats_pct=100)
    with pytest.raises(DataRefused, match=r"several .*\$120\.50") as refused:
        try_import(Import((file,), tmp_path / "r", limits=limits), REGISTERS)
    assert [(one.column, one.value) for one in refused.value.reasons] == [
        ("STRANA" if column == "partner" else "TNVED", name)
    ]


PRINTED = """Ближнего Востока|Ближний и Средний Восток|Дальний Восток|Средняя Азия|Центральная Азия
Азиатско-Тихоокеанский регион|ЮВА|Юго-Восточная Азия|Прибалтика|Балтия|Страны Балтии|Скандинавия
Северная Европа|Балканы|Западные Балканы|Закавказье|Южный Кавказ|Карибский бассейн|Бенилюкс|Магриб
Латинская Америка и Карибы|Персидский залив|ССАГПЗ|Лига арабских государств|Арабские государства
Африка южнее Сахары|Вишеградская четвёрка|Большая двадцатка|Группа двадцати|G20|ОПЕК+|ЕЭП|ОДКБ
Таможенный союз|СЭВ|бывший СССР|Постсоветское пространство|Ближнее зарубежье|Недружественные
Дружественные страны|Коллективный Запад|Глобальный Юг|Государства-участники СНГ|Зона евро|ЦВЕ|АТР
Государства - члены ЕАЭС|Торговые партнёры|Основные партнеры|Топ-10|из них|в т. ч.|Полинезия|ВРЭП
Near East|Far East|Middle East and North Africa|MENA|Asia-Pacific|APAC|EMEA|LATAM|Baltic States
Nordic countries|Balkans|South Caucasus|Caribbean|GCC|Gulf States|League of Arab States|Arab World
Maghreb|Benelux|USSR|Former Soviet Union|CSTO|SADC|ECOWAS|RCEP|OIC|Advanced economies|Euro area
Emerging markets|High income|Unfriendly|Global South|Extra-EU|EA19|Top 10|CN+HK|CN;DE""".replace(
    "\n", "|"
).split("|")


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_of_parts_of_the_world_names_several(name: str) -> None:
    assert is_group_of_partners(name.upper())


TOTALS = ("ИТОГО ПО СТРАНАМ СНГ", "Всего по ЕАЭС", "Total of the group", "Общий итог", "CN Итог",
          "Китай всего", "Всего, в том числе:", "Мир - всего", "Весь мир", "World total",
          "China Total", "CN Результат", "Subtotal", "ИТОГO")  # fmt: skip


@pytest.mark.parametrize("column", ["partner", "code"])
@pytest.mark.parametrize("name", TOTALS)
def test_totals_of_something_are_passed_over_and_named(
    column: str, name: str, tmp_path: Path
) -> None:
    rows = [row(usd="100"), row(partner="DE", usd="50"), row(usd="150", **{column: name})]
    file = written(tmp_path / "f.csv", text(rows, encoding="utf-8"))
    report = try_import(Import((file,), tmp_path / "r", limits=TRUSTING), REGISTERS)
    assert_adds_up(report)
    assert (report.usd_kept, report.usd_passed_over) == (150, 150)
    assert "$" not in report_text(report.as_mapping(), language("ru"))


STATES = ("Республика Союз Мьянма", "Мьянма, Республика Союз", "Содружество Багамских Островов",
          "Союз Коморских Островов", "Содружество Доминики", "Содружество Пуэрто-Рико",
          "Содружество Северных Марианских островов", "Австралийское Содружество",
          "Republic of the Union of Myanmar", "Bahamas, Commonwealth of the",
          "Union of the Comoros", "Commonwealth of Australia",
          "Commonwealth of the Northern Mariana Islands", "Соединенные Штаты Америки",
          "Соединённые Штаты Америки", "United States of America",
          "Republic of South Africa", "Южно-Африканская Республика", "Американское Самоа",
          "Карибские Нидерланды", "Caribbean Netherlands", "Восточный Тимор", "Гуам",
          "Специальный административный регион Гонконг", "Западная Сахара", "United Arab Emirates",
          "Hong Kong Special Administrative Region", "Федеративные Штаты Микронезии",
          "Французская Полинезия", "Сирийская Арабская Республика",
          "Соломоновы ост.", "Государство Палестина", "Союзная Республика Югославия")  # fmt: skip


def test_the_formal_name_of_a_state_is_one_partner(tmp_path: Path) -> None:
    assert [name for name in STATES if is_group_of_partners(name.upper())] == []
    rows = [row(usd="100000"), *(row(partner=name, usd="120.5") for name in STATES)]
    file = written(tmp_path / "f.csv", text(rows, encoding="utf-8", separator=";"))
    report = try_import(Import((file,), tmp_path / "r", limits=TRUSTING), REGISTERS)
    unknown = {name.upper() for name in STATES} - {*partners_by_name(REGISTERS)}
    assert {one["code"] for one in report.unknown_partners} == unknown


REMAINDERS = ("ИТОГО ПО ПРОЧИМ СТРАНАМ", "Всего прочие страны", "Total other countries",
              "Итого по ост. и пpочим", "Всего по остальным", "Итого: другие", "Всего иных",
              "Subtotal for the rest of the world", "Total remaining", "Total n.e.s.")  # fmt: skip


@pytest.mark.parametrize("column", ["partner", "code"])
@pytest.mark.parametrize("name", REMAINDERS)
def test_a_total_of_others_which_stand_nowhere_else_is_refused(
    column: str, name: str, tmp_path: Path
) -> None:
    rows = [row(usd="100"), row(partner="DE", usd="50"), row(usd="120.5", **{column: name})]
    file = written(tmp_path / "f.csv", text(rows, encoding="utf-8", separator=";"))
    with pytest.raises(DataRefused, match=r"several .*\$120\.50"):
        try_import(Import((file,), tmp_path / "r", limits=TRUSTING), REGISTERS)


def test_no_country_and_no_code_is_taken_for_several() -> None:
    countries = REGISTERS.countries.query("alpha2 != ''")
    names = [*countries["name_en"], *countries["name_ru"]]
    assert not [name for name in names if is_group_of_partners(name.upper())]
    unknown = ("Страна не указана", "Не распределено", "Country not stated", "QQ", "???")
    assert not [name for name in unknown if is_group_of_partners(name.upper())]
    codes = (
        "2709009009",
        "ТОВАР НЕ УКАЗАН",
        "27ХХХХХХХХ",
        "XXXXXXXXXX",
        "8703 23",
        "2709-00-9009",
        "27-09-00-9009",
        "87 03-23 1981",
        "8703.23-19",
        "ГР. 27",
        "ПРОЧНЫЕ НИТИ",
        "84.85",
        "8703,23",
        "8703 X 23",
        "0,1",
        "8703-2319",
        "4407119300 - ПРОЧИЕ ЛЕСОМАТЕРИАЛЫ",
        "8703 – Автомобили; прочие",
        "4407119300 ПРОЧИЕ ЛЕСОМАТЕРИАЛЫ",
        "XX",
        "SS",
        "КОД ОТСУТСТВУЕТ",
        "",
        "N/A",
    )
    assert not [code for code in codes if is_group_of_goods(code)]
