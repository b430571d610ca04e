"""What a factsheet says: both orders, numbers of the answers, nothing from a bound."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.answers import trade
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.document import Factsheet
from dashboard.documents.factsheet import factsheet
from dashboard.documents.factsheet_account import account_of
from dashboard.documents.factsheet_blocks import (
    Bullets,
    Grid,
    Heading,
    Picture,
    Small,
    Words,
)
from dashboard.documents.forms import ORDERS, Order
from dashboard.documents.note import note
from dashboard.errors import ExportRefused
from dashboard.flows import FLOWS
from dashboard.imports.customs import Import, import_customs
from dashboard.language import NOTHING
from dashboard.loaders.records import records
from dashboard.measures.balance import balance_of
from dashboard.narrative.amounts import cell
from dashboard.narrative.factsheet import runs
from dashboard.parser import read_query
from dashboard.row_amounts import amount_of
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.documents.conftest import TODAY
from tests.imports.customs_files import REGISTERS, row, written
from tests.imports.customs_files import text as text_of


def made(ask: Ask, text: str = "year=2018", order: Order = "international") -> Factsheet:
    return factsheet(ask, read_query(text, ask.library), order)


@pytest.fixture(scope="module")
def made_up(demonstration_folder: Path) -> Ask:
    """With the made-up data, which have exports and imports of every partner."""
    settings = read_settings({"DASHBOARD_DATA_DIR": str(demonstration_folder)})
    return ask_of(open_library(settings), TODAY)


def grids(sheet: Factsheet) -> list[Grid]:
    return [block for block in sheet.blocks if isinstance(block, Grid)]


def lead(sheet: Factsheet) -> str:
    return next(block.text for block in sheet.blocks if isinstance(block, Words))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_an_agreement_that_has_a_row_for_each_of_its_regions_is_listed_once(
    ask: Ask, lang: str
) -> None:
    words = ask.library.language(lang)
    (found,) = [one for one in grids(made(ask, f"year=2018&partner=FIN&lang={lang}"))
                if one.headers[-1] == words.t("factsheet.state")]  # fmt: skip
    names = [row[0] for row in found.rows]
    assert len({*names}) == len(names) > 4
    # A programme of several regions is not named by one of them.
    karelia = "South Karelia" if lang == "en" else "Южная Карелия"
    assert not any(name.endswith(karelia) for name in names)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_numbers_are_those_of_the_answers(ask: Ask, lang: str) -> None:
    text = f"year=2018&lang={lang}"
    query, words = read_query(text, ask.library), ask.library.language(lang)
    totals, _, partners, *_ = grids(made(ask, text, "note"))
    rows = ask(trade.years, query).dropna(subset=["turnover_usd"])
    assert [row[1:5] for row in totals.rows if row[1] != NOTHING] == [
        (
            *(cell(words, amount_of(row, noun)) for noun in ("exports", "imports", "turnover")),
            cell(words, balance_of(row)),
        )
        for row in records(rows)
    ]
    shares = ask(trade.shares, query)
    assert [row[3] for row in partners.rows] == [words.percent(one) for one in shares["share_pct"]]


def test_rate_of_growth_and_increase_are_two_things(ask: Ask) -> None:
    rates = grids(made(ask, "year=2018&lang=ru", "note"))[1]
    assert "темп роста" in rates.headers[1] and "темп прироста" in rates.headers[2]
    row = next(row for row in rates.rows if row[0] == "2018")
    assert row[1:3] == ("125,7", "+25,7")


def test_the_parts_add_up_to_the_whole(ask: Ask) -> None:
    bullets = next(block for block in made(ask).blocks if isinstance(block, Bullets))
    assert [item.rpartition(", ")[2] for item in bullets.items] == [
        "63.3% of turnover", "36.7% of turnover"]  # fmt: skip


def test_nothing_is_computed_from_more_than(ask: Ask) -> None:
    sheet = made(ask, "year=2022&partner=BLR", "note")
    assert ("2021", "—", "—", "more than 700", "—", "published") in grids(sheet)[0].rows
    assert "%" not in lead(sheet)
    assert not any("Rates" in block.text for block in sheet.blocks if isinstance(block, Heading))


def test_a_country_without_trade_says_so(ask: Ask) -> None:
    sheet = made(ask, "year=2018&partner=NOR")
    assert not any(isinstance(block, Picture) for block in sheet.blocks)
    assert "No figures of this trade are published" in lead(sheet)


def test_several_partners_are_refused(ask: Ask) -> None:
    with pytest.raises(ExportRefused, match="one partner or none"):
        made(ask, "partner=CHN,DEU")


@pytest.mark.parametrize("order", ORDERS)
def test_the_region_tells_what_drove_its_growth(ask: Ask, order: Order) -> None:
    bullets = [item for block in made(ask, order=order).blocks if isinstance(block, Bullets)
               for item in block.items]  # fmt: skip
    assert "Imports grew due to machinery and equipment." in bullets


def test_chapters_are_shown_as_runs() -> None:
    assert runs(["01", "02", "03", "25", "27", "68"]) == "01–03, 25, 27, 68"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_others_are_all_that_the_table_of_partners_leaves(imported: Ask, lang: str) -> None:
    text = f"{OF_MANY}&lang={lang}"
    table = next(grid for grid in grids(made(imported, text)) if grid.wide == {1})
    shares = imported.rows(trade.shares, read_query(text, imported.library))
    words = imported.library.language(lang)
    assert [row[3] for row in table.rows[:6]] == [
        words.percent(row.share_pct) for row in shares[:6]]  # fmt: skip
    printed = [float(row[3].rstrip("%\u00a0").replace(",", ".")) for row in table.rows]
    noted = any(words.t("chart.rounded") in line for line in small(made(imported, text)))
    assert noted == (round(sum(printed), 6) != 100)
    assert [row[1] for row in table.rows[6:]] == [words.plural("partners.rest", 4)]
    assert any("Ghana" in line or "Гана" in line for line in small(made(imported, text)))


OF_MANY = "dataset=customs&year=2019&flow=export"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to ten countries, the last of which took back more than it was sent."""
    folder = tmp_path_factory.mktemp("partners")
    worth = {"CN": 300, "FI": 290, "DE": 280, "NL": 270, "US": 260, "SE": 250, "EE": 250,
             "LV": 240, "LT": 200, "GH": -20}  # fmt: skip
    rows = [row("ЭК", f"{month:02d}/2019", code, "2710192100", str(usd))
            for code, usd in worth.items() for month in range(1, 13)]  # fmt: skip
    import_customs(Import((written(folder / "f.csv", text_of(rows)),), folder), REGISTERS)
    return ask_of(open_library(read_settings({}, data_dir=folder)), TODAY)


def small(sheet: Factsheet) -> list[str]:
    return [line for block in sheet.blocks if isinstance(block, Small) for line in block.lines]


def test_a_table_that_is_cut_between_equals_says_so(imported: Ask) -> None:
    cut = imported.library.language("en").t("factsheet.tied")
    assert cut in small(made(imported, OF_MANY))
    assert cut not in small(made(imported, "year=2018"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_part_of_a_year_is_named_in_title_and_captions(imported: Ask, lang: str) -> None:
    sheet = made(imported, f"{OF_MANY}&months=1-3&lang={lang}")
    heads = [block.text for block in sheet.blocks if isinstance(block, Heading)]
    part = "January–March 2019" if lang == "en" else "январь–март 2019"
    assert part in sheet.title
    assert len([head for head in heads if part in head]) == 2
    assert part not in made(imported, f"{OF_MANY}&lang={lang}").title


def test_the_table_of_groups_leaves_none_of_them_out(tmp_path: Path) -> None:
    chapters = ("02", "27", "30", "41", "44", "61", "71", "72", "84", "68")
    rows = [row("ЭК", f"{month:02d}/2019", "CN", f"{code}10192100", "900000")
            for month in range(1, 13) for code in chapters]  # fmt: skip
    import_customs(Import((written(tmp_path / "f.csv", text_of(rows)),), tmp_path), REGISTERS)
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)), TODAY)
    sectors = ask.rows(trade.sectors, read_query(OF_MANY, ask.library))
    (table,) = (grid for grid in grids(made(ask, OF_MANY)) if grid.wide == {0})
    assert len(table.rows) == len([one for one in sectors if one.exports_usd == one.exports_usd])
    assert len(table.rows) > 8


@pytest.mark.parametrize(("lang", "months"), [("en", "January–March"), ("ru", "январь–март")])
@pytest.mark.parametrize("order", ORDERS)
def test_captions_of_a_part_of_a_year_name_its_months(
    imported: Ask, lang: str, months: str, order: Order
) -> None:
    sheet = made(imported, f"{OF_MANY}&months=1-3&lang={lang}", order)
    of_trade = ("USD", "млн", "Rates", "Темпы")
    heads = [block.text for block in sheet.blocks if isinstance(block, Heading)]
    captions = [head for head in heads if any(one in head for one in of_trade)]
    assert captions and all(months in caption for caption in captions)


def test_a_partner_has_the_sources_of_what_is_said_of_it(ask: Ask) -> None:
    """Not those of trade with others; and who says that a relation ended or is doubted."""
    of = {code: factsheet(ask, read_query(f"partner={code}", ask.library), "note")
          for code in ("NOR", "POL")}  # fmt: skip
    for made, ended in ((of["NOR"], "C56"), (of["POL"], "C20")):
        (small,) = [block.lines for block, before in zip(made.blocks[1:], made.blocks, strict=False)
                    if isinstance(block, Small) and isinstance(before, Heading)
                    and before.text == "Sources"]  # fmt: skip
        assert any(line.startswith(f"{ended}: ") for line in small)
        assert not any(line.startswith("S02: ") for line in small)
        assert not any(isinstance(block, Grid) and not block.rows for block in made.blocks)
    events = [row for block in of["POL"].blocks if isinstance(block, Grid) for row in block.rows]
    assert any("9–11" in cell for row in events for cell in row)
    assert any("Ended by the partner" in cell for row in events for cell in row)


def test_no_source_is_counted_where_it_could_be_named(ask: Ask) -> None:
    """Those without room have their codes, and the page on which these are described."""
    made = factsheet(ask, read_query("partner=CHN&lang=ru", ask.library), "note")
    lines = [line for block in made.blocks if isinstance(block, Small) for line in block.lines]
    (rest,) = [line for line in lines if "«О данных»" in line]
    cited = account_of(ask, read_query("partner=CHN&lang=ru", ask.library)).cited
    said = [line.partition(":")[0] for line in lines]
    assert len(cited) > 8 and all(one in said or one in rest for one in cited)


def test_of_one_flow_alone_the_sheet_names_it_and_says_it_once(ask: Ask) -> None:
    food = made(ask, "year=2021&sector=agrifood", "note")
    assert food.title.endswith("in 2021 (“Food and agricultural raw materials”)")
    assert food.subtitle.startswith("Source: ")
    assert grids(food)[0].rows[0][-1] == "preliminary"
    turnover = chart_named("turnover")
    assert turnover is not None
    query = read_query("year=2021&sector=agrifood", ask.library)
    texts = chart_of(turnover, ask, query).table.texts(food.language)
    assert texts[-1][-1] == "preliminary"
    exports = made(ask, "flow=export")
    assert exports.title.endswith("(exports)") and exports.subtitle.startswith("Sources: ")
    # What the finding says stands in no list of parts, and partners without figures in no table.
    assert not any(isinstance(one, Words) and one.text == "Of which:" for one in exports.blocks)
    assert not grids(exports)


@pytest.mark.parametrize(
    ("chosen", "says"),
    [("", "2 in exports, 3 in imports."),
     ("&flow=export", "Rank in exports in the North-West Federal District: 2."),
     ("&flow=import", "Rank in imports in the North-West Federal District: 3.")],
)  # fmt: skip
def test_the_place_of_the_region_is_that_of_the_flow_that_is_chosen(
    ask: Ask, chosen: str, says: str
) -> None:
    sheet = made(ask, f"year=2018{chosen}", "international")
    said = [one.text for one in sheet.blocks if isinstance(one, Words) and "District" in one.text]
    assert len(said) == 1 and said[0].endswith(says)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("text", ["year=2018", "dataset=demonstration&year=2018&partner=FIN"])
def test_a_sheet_of_one_flow_has_no_columns_of_the_other(
    made_up: Ask, flow: str, text: str
) -> None:
    """Under "imports" stood dashes, and a note that they mean what is not published."""
    words, other = made_up.library.language("en"), FLOWS[flow == "export"]
    for order in ORDERS:
        sheet = made(made_up, f"{text}&flow={flow}", order)
        heads = [head.lower() for grid in grids(sheet) for head in grid.headers]
        heads += [one.text.lower() for one in sheet.blocks if isinstance(one, Heading)]
        said = " ".join(heads)
        assert words.t(f"flow.{flow}").lower() in said
        for one in (words.t(f"flow.{other}"), words.t("card.turnover"), words.t("card.balance")):
            assert one.lower() not in said
        bullets = " ".join(
            item for one in sheet.blocks if isinstance(one, Bullets) for item in one.items
        )
        assert words.t(f"flow.{other}").lower() not in bullets.lower()


@pytest.mark.parametrize(
    ("chosen", "says"),
    [("lang=en", "Share of the imports of the region: 6.2%"),
     ("lang=ru", "Доля в\u00a0импорте области: 6,2\u00a0%"),
     ("sector=wood,economy",
      "Share of the imports of the region in the sector “Wood and paper”:"),
     ("sector=wood,metals",
      "Share of the imports of the region in the sectors “Wood and paper” and “Metals”"
      " together:")],
)  # fmt: skip
def test_the_share_of_a_partner_is_said_to_be_of_what_it_is_of(
    made_up: Ask, chosen: str, says: str
) -> None:
    sheet = made(made_up, f"dataset=demonstration&year=2021&partner=FIN&flow=import&{chosen}")
    assert any(isinstance(one, Words) and one.text.startswith(says) for one in sheet.blocks)


@pytest.mark.parametrize(
    ("lang", "says"),
    [("en", "Share of the imports of the region in the sector “Machinery”: 4.1%"),
     ("ru", "Доля в импорте области по отрасли «Машины»: 4,1 %")],
)  # fmt: skip
def test_a_share_in_some_goods_is_not_said_to_be_of_all(made_up: Ask, lang: str, says: str) -> None:
    """Beside a partner's trade in fuel stood its share of "the turnover of the region"."""
    text = f"dataset=demonstration&year=2021&partner=FIN&sector=machinery,culture&lang={lang}"
    lines = [one.text.replace("\u00a0", " ") for one in made(made_up, f"{text}&flow=import").blocks
             if isinstance(one, Words)]  # fmt: skip
    assert any(one.startswith(says) for one in lines), lines


def test_what_a_dash_means_is_said_where_one_stands(made_up: Ask) -> None:
    said = {}
    for text in ("year=2018&partner=FIN", "dataset=demonstration&flow=import&year=2021"):
        sheet = made(made_up, text, "note")
        lines = [line for one in sheet.blocks if isinstance(one, Small) for line in one.lines]
        said[text] = any("never zero" in line for line in lines)
    # Events of Finland have no date; of made-up imports the row of other countries has no rank.
    assert [*said.values()] == [True, False]


@pytest.mark.parametrize("of_year", [True, False])
def test_a_field_of_cooperation_is_no_part_of_a_sum_of_trade(made_up: Ask, of_year: bool) -> None:
    """Records of the note on what changed named "Education" among the goods of a sum."""
    text = "dataset=demonstration&year=2019&sector=agriculture,education"
    sheet = made(made_up, text) if of_year else note(made_up, read_query(text, made_up.library))
    spoken = [sheet.title]
    for one in sheet.blocks:
        spoken += [one.text] if isinstance(one, Words) else []
        spoken += one.items if isinstance(one, Bullets) else []
    assert any("“Agriculture”" in line for line in spoken)
    assert not [line for line in spoken if "Education" in line]
    notes = [line for one in sheet.blocks if isinstance(one, Small) for line in one.lines]
    (said,) = [line for line in notes if "Education" in line]
    assert said.endswith("left out here: “Education”.")


@pytest.mark.parametrize("view", ["index", "rolling"])
@pytest.mark.parametrize("order", ORDERS)
def test_a_sheet_is_in_dollars_however_its_page_was_looked_at(
    ask: Ask, view: str, order: Order
) -> None:
    """As an index its chart was empty under "Exports and imports, USD million"."""
    assert made(ask, f"year=2018&view={view}", order) == made(ask, "year=2018", order)
    changes = [note(ask, read_query(text, ask.library)) for text in ("", f"view={view}")]
    assert changes[0] == changes[1]


def test_a_year_between_others_of_which_nothing_is_known_keeps_its_row(ask: Ask) -> None:
    by_year, rates, *_ = grids(made(ask, order="note"))
    assert [row[0] for row in by_year.rows] == ["2017", "2018", "2019", "2020", "2021"]
    assert by_year.rows[2] == ("2019", *[NOTHING] * 4, "not published")
    assert [row[0] for row in rates.rows] == ["2018", "2019", "2020", "2021"]
    assert {*rates.rows[1][1:], *rates.rows[2][1:]} == {NOTHING}
