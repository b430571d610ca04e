"""What is known to be nothing is not called unpublished, and many equal months are not listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.amount import UNKNOWN
from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.measures.headline import Headline
from dashboard.narrative.scene import scene_of
from dashboard.pages.headline_card import card_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, of_nothing, row
from tests.scenes import plain

ZERO = re.compile(r"\$0\.0|(?<!\d)0,0 млн")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports of two years to China; all else that is known is zero, and so are all imports."""
    periods = [f"{month:02d}/{year}" for year in (2019, 2020) for month in range(1, 13)]
    rows = [row(period=one, usd="5000000") for one in periods]
    rows += [nothing for one in periods for nothing in of_nothing(one)]
    folder: Path = tmp_path_factory.mktemp("nothing")
    return asks_of(folder, rows)


@pytest.mark.parametrize(
    ("name", "asked", "en", "ru"),
    [
        ("coverage", "", "Coverage ratio: no imports above zero", "нет импорта больше нуля"),
        ("months", "&partner=NOR", "Turnover with Norway in 2020: no trade",
         "Оборот с Норвегией в 2020 году: торговли не было"),
        ("turnover", "&partner=NOR&flow=export", "Exports to Norway in 2020: nothing was exported",
         "Экспорт в Норвегию в 2020 году: ничего не вывозилось"),
        ("turnover", "&flow=import", "Imports in 2020: nothing was imported",
         "Импорт в 2020 году: ничего не ввозилось"),
        ("balance", "&sector=textiles", "Balance in 2020: no trade",
         "Сальдо за 2020 год: торговли не было"),
        ("sectors", "&sector=textiles,wood", "No trade in the chosen goods in 2020",
         "Торговли выбранными товарами за 2020 год не было"),
        ("compare", "&partner=NOR,SWE", "Turnover in 2020: nil for Norway and Sweden",
         "Оборот в 2020 году: Норвегия и Швеция — ноль"),
        ("contribution", "&partner=NOR", "there was no trade in 2019 to compare with",
         "в 2019 году торговли не было, сравнивать не с чем"),
        ("partners", "&partner=NOR&sector=textiles", "Partners in 2020: no trade in what is chosen",
         "Партнёров за 2020 год нет: выбранным не торговали"),
        ("goods", "&code=88", "No trade: chapter 88, 2020", "Торговли не было: группа 88"),
        ("goods", "&flow=import", "No imports: all goods, 2020", "Импорта не было: все товары"),
        ("sectors", "&partner=NOR", "No trade in any commodity group in 2020",
         "Торговли ни по одной товарной группе за 2020 год не было"),
        ("sectors", "&flow=import", "No imports in any commodity group in 2020",
         "Импорта ни по одной товарной группе за 2020 год не было"),
        ("dependence", "&flow=import", "Dependence on partners in 2020: nothing chosen was traded",
         "Зависимость от партнёров в 2020 году: выбранным не торговали"),
        ("partners", "&flow=import", "Imports by partner in 2020: none of what is chosen",
         "Импорта по партнёрам за 2020 год нет"),
    ],
)  # fmt: skip
def test_nothing_is_said_to_be_nothing(ask: Ask, name: str, asked: str, en: str, ru: str) -> None:
    for lang, said in (("en", en), ("ru", ru)):
        assert said in plain(drawn(ask, name, asked, lang).title)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    "asked",
    ["&partner=NOR", "&flow=import", "&sector=textiles", "&partner=NOR&months=1-3",
     "&partner=NOR,SWE", "&sector=textiles,wood", "&partner=NOR,SWE&flow=import",
     "&flow=import&partner=CHN,NOR&against=2020"],
)  # fmt: skip
def test_no_title_or_finding_of_nothing_has_a_zero_of_dollars(
    ask: Ask, asked: str, lang: str
) -> None:
    named = ("turnover", "balance", "months", "sectors", "partners", "coverage", "compare",
             "contribution")  # fmt: skip
    for name in named:
        chart = drawn(ask, name, asked, lang)
        said = plain(" ".join((chart.title, chart.finding, *chart.notes)))
        assert not ZERO.search(said), (name, said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "the data have no other partner"), ("ru", "других партнёров в данных нет")],
)
def test_partners_that_had_no_trade_are_not_called_unknown(ask: Ask, lang: str, said: str) -> None:
    assert said in plain(drawn(ask, "partners", "", lang).finding)


@pytest.mark.parametrize(
    ("name", "partner", "lang", "said"),
    [
        ("balance", "NOR", "en", "In 2020 exports to Norway were nil, as were imports; "
         "in 2019 exports to Norway were nil, as were imports."),
        ("balance", "CHN", "ru", "В 2020 году экспорт в Китай превысил импорт на 60,0 млн долл. США"
         "; в 2019 году экспорт в Китай превысил импорт на 60,0 млн долл. США."),
        ("sectors", "NOR", "en", ""),
    ],
)  # fmt: skip
def test_of_nothing_no_ratio_is_said_and_no_largest(
    ask: Ask, name: str, partner: str, lang: str, said: str
) -> None:
    assert plain(drawn(ask, name, f"&partner={partner}", lang).finding) == said


@pytest.fixture(scope="module")
def exports_alone(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports of two years to four countries; nothing is known of imports."""
    rows = [row(period=f"{month:02d}/{year}", partner=one, usd=str(5_000_000 + 1000 * year * part))
            for year in (2019, 2020) for month in range(1, 13)
            for part, one in enumerate(("CN", "DE", "FI", "US"))]  # fmt: skip
    return asks_of(tmp_path_factory.mktemp("exports"), rows)


@pytest.mark.parametrize("name", ["partners", "goods", "partner_sectors"])
@pytest.mark.parametrize(("lang", "unknown"), [("en", "trade"), ("ru", "торговл")])
def test_where_one_flow_alone_is_known_it_is_not_said_that_nothing_was_traded(
    exports_alone: Ask, name: str, lang: str, unknown: str
) -> None:
    chart = drawn(exports_alone, name, "", lang)
    assert unknown not in chart.title.lower()
    # Pictures and documents say what is known; what may be chosen screens alone offer.
    fact = {"en": "For 2020 only exports are known.",
            "ru": "За 2020 год известен только экспорт."}[lang]  # fmt: skip
    assert fact in map(plain, chart.known) and fact in map(plain, chart.notes)
    choice = {"en": "choose", "ru": "выберите"}[lang]
    assert choice in chart.hint.lower() and fact not in plain(chart.hint)
    assert choice not in " ".join((*chart.known, *chart.notes)).lower()


@pytest.mark.parametrize("name", ["partner_growth", "sector_growth", "price_volume", "months"])
def test_no_note_tells_to_choose_the_flow_that_is_known(tmp_path: Path, name: str) -> None:
    rows = [row(period=f"{month:02d}/{year}", partner=one, usd="5000000", kg="0")
            for year in (2019, 2020) for month in range(1, 13)
            for one in ("CN", "DE", "FI", "US")]  # fmt: skip
    chart = drawn(asks_of(tmp_path, rows), name, "", "en")
    assert "For 2020 only exports are known." in chart.notes
    assert "choose" not in " ".join((*chart.known, *chart.notes)).lower()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("name", "asked"),
    [("turnover", "&flow=import"), ("balance", ""), ("contribution", ""), ("coverage", ""),
     ("partners", ""), ("partner_map", ""), ("partners", "&flow=import"),
     ("partner_map", "&flow=import"), ("sectors", "&flow=import")],
)  # fmt: skip
def test_what_was_not_imported_is_not_said_to_be_unpublished(
    exports_alone: Ask, name: str, asked: str, lang: str
) -> None:
    """Nobody can tell from files of exports what was published of imports."""
    chart = drawn(exports_alone, name, asked, lang)
    said = plain(" ".join([chart.title, chart.finding, *chart.notes])).lower()
    assert "publish" not in said
    assert "опубликован" not in said


@pytest.mark.parametrize(
    ("lang", "never", "said"),
    [("en", "not published", "not known"), ("ru", "не опубликовано", "нет данных")],
)
@pytest.mark.parametrize("asked", ["", "&flow=import", "&partner=CHN&flow=import", "&years=2019"])
def test_no_gap_row_or_mark_of_a_chart_says_that_it_is_unpublished(
    exports_alone: Ask, asked: str, lang: str, never: str, said: str
) -> None:
    """What is drawn of imported data, and laid in its tables, says what its titles do."""
    query = read_query(f"dataset=customs&year=2020{asked}&lang={lang}", exports_alone.library)
    texts = set()
    for declared in (one for one in every_chart() if one.traded(query)):
        chart = chart_of(declared, exports_alone, query)
        cells = [cell for line in chart.table.rows for cell in line.cells]
        found = [
            *(text for one in chart.plot.categories for text in (one.gap, one.hover)),
            *(text for line in chart.plot.series for text in line.hovers),
            *(cell for cell in cells if isinstance(cell, str)),
            chart.title,
            chart.finding,
            *chart.notes,
        ]
        texts |= {(declared.name, plain(text).lower()) for text in found}
    assert [one for one in texts if never in one[1]] == []
    assert any(said in text for _, text in texts)


@pytest.mark.parametrize(("lang", "said"), [("en", "not known"), ("ru", "нет данных")])
def test_cards_of_what_was_not_imported_say_the_same_as_its_charts(
    exports_alone: Ask, lang: str, said: str
) -> None:
    asked = f"dataset=customs&year=2020&lang={lang}"
    scene = scene_of(exports_alone, read_query(asked, exports_alone.library))
    assert plain(card_of(Headline("imports", UNKNOWN, UNKNOWN), scene).value) == said


@pytest.mark.parametrize("name", ["partner_growth", "sector_growth", "code_growth"])
@pytest.mark.parametrize(
    ("lang", "said", "basis", "never"),
    [("en", "changes in exports", "(FOB), Leningrad Region, exports, ", "turnover"),
     ("ru", "изменения в экспорте", "(ФОБ), Ленинградская область, экспорт, ", "оборот")],
)  # fmt: skip
def test_changes_of_the_flow_that_alone_is_known_are_not_called_those_of_turnover(
    exports_alone: Ask, name: str, lang: str, said: str, basis: str, never: str
) -> None:
    chart = drawn(exports_alone, name, "", lang)
    if name == "partner_growth":  # Of one part alone the title says all.
        assert said in plain(chart.finding)
    assert never not in chart.finding
    assert basis in plain(chart.subtitle)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Imports from Norway in 2020: −$1.2 million"),
     ("ru", "Импорт из Норвегии в 2020 году — −1,2 млн долл. США")],
)  # fmt: skip
def test_a_partner_worth_less_than_nothing_is_not_said_to_have_no_trade(
    tmp_path: Path, lang: str, said: str
) -> None:
    worth = {"NO": "-100000", "DE": "900000", "FI": "800000", "US": "700000"}
    rows = [row("ИМ", f"{month:02d}/2020", one, code, usd)
            for month in range(1, 13)
            for (one, usd), code in zip(
                worth.items(), ("0302140000", "3102101000", "6204420000", "7306309700"), strict=True
            )]  # fmt: skip
    imports = asks_of(tmp_path, rows)
    title = plain(drawn(imports, "partners", "&flow=import&partner=NOR", lang).title)
    assert title == said


@pytest.mark.parametrize(
    ("asked", "en", "ru"),
    [
        ("&partner=NOR,CHN",
         ("", "In 2020: Norway nil; China $60.0 million (0% on 2019, 100.0% of the whole)."),
         ("", "В 2020 году: Норвегия — ноль; "
          "Китай — 60,0 млн долл. США (0 % к 2019 году, доля 100,0 %).")),
        ("&sector=textiles,economy",
         ("Turnover in 2020: nil for Textiles, the rest not known",
          "In 2020: Textiles nil; Economy not known."),
         ("Оборот в 2020 году: Текстиль и обувь — ноль; по остальным нет данных",
          "В 2020 году: Текстиль и обувь — ноль; Экономика — нет данных.")),
    ],
)  # fmt: skip
def test_of_choices_side_by_side_each_is_said_to_be_nothing_or_not_known(
    ask: Ask, asked: str, en: tuple[str, str], ru: tuple[str, str]
) -> None:
    for lang, (title, finding) in (("en", en), ("ru", ru)):
        chart = drawn(ask, "compare", asked, lang)
        assert title in plain(chart.title)
        assert plain(chart.finding) == finding


@pytest.mark.parametrize(
    ("asked", "lang", "title", "finding"),
    [
        ("&years=2019&flow=import", "en", "Imports: nil in 2019 and 2020",
         "The imports of the Leningrad Region: in 2019 nil; in 2020 nil."),
        ("&years=2019&flow=import", "ru", "Импорт за 2019 и 2020 годы: ноль",
         "Импорт Ленинградской области: в 2019 году — ноль; в 2020 году — ноль."),
    ],
)  # fmt: skip
def test_of_years_side_by_side_without_trade_no_zero_of_dollars_is_said(
    ask: Ask, asked: str, lang: str, title: str, finding: str
) -> None:
    chart = drawn(ask, "chosen_years", asked, lang)
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)
