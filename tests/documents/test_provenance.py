"""Where a number comes from, as a value: rows, cells, formulas, counts, customs data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.amount import Amount
from dashboard.charts import every_chart
from dashboard.charts.addresses import FIGURE
from dashboard.charts.from_store import chart_of
from dashboard.documents.address import address_of, query_at
from dashboard.documents.cells import cell_at, table_of
from dashboard.documents.count_lineage import counted_ids
from dashboard.documents.lineage import AskedCell
from dashboard.documents.provenance import Provenance, provenance_at
from dashboard.imports.customs import Import, import_customs
from dashboard.narrative.linked import plain
from dashboard.parser import read_query
from dashboard.render.figure import figure
from dashboard.render.theme import CLEAR
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.documents.conftest import TODAY
from tests.imports.customs_files import REGISTERS, of_nothing, text, written
from tests.imports.customs_files import row as customs_row
from tests.pages.test_imported import filled

COUNTING = ("fields", "sectors", "matrix", "partner_map", "place_map", "tally", "event_families",
            "event_partners")  # fmt: skip


def found_at(ask: Ask, path: str, query: str = "") -> Provenance:
    address = address_of(FIGURE + path, ask.library.registers)
    assert address is not None
    asked = read_query(query, ask.library, relations=True)
    found = provenance_at(ask, asked, address.figure, address.code)
    assert found is not None
    return found


def test_a_published_figure_has_quote_source_date_and_contradictions(ask: Ask) -> None:
    found = found_at(ask, "T001")
    (quoted,) = found.quoted
    assert "amounted to 10,224.9 million US dollars" in quoted.quote
    assert quoted.source is not None and quoted.source.address.startswith("https://lenobl.ru")
    assert quoted.source.published == "2021-01-12"
    assert "Turnover of 2018" in [one.topic for one in found.disputes]


def test_a_printed_rate_is_published_wherever_it_stands_and_follows_from_nothing(ask: Ask) -> None:
    """The year before was implied by it: to find it again from that would prove nothing."""
    of = {
        "T004": ("rates/2018/exports_growth", "cards/exports/growth",
                 "contribution/exports/growth"),
        "T006": ("rates/2018/imports_growth", "cards/imports/growth"),
        "T009": ("partners/CHN/share", "compare/2018/share.CHN?partner=CHN,NLD"),
    }  # fmt: skip
    for row, cells in of.items():
        for cell in cells:
            path, _, query = cell.partition("?")
            found = found_at(ask, path, query)
            assert (found.status, found.formula, found.inputs) == ("published", "", ()), cell
            assert [one.row for one in found.quoted] == [row], cell
            assert found.value.strip("+%") in found.quoted[0].quote, cell
    rate = found_at(ask, "rates/2018/exports_rate")
    assert (rate.status, rate.value, rate.formula) == ("computed", "125.7%", "100 + 25.7")


def test_what_is_computed_has_the_words_of_a_source_that_prints_it_too(ask: Ask) -> None:
    for row, cell in {
        "T002": "cards/turnover/growth",
        "T007": "balance/2018/excess",
        "T020": "partners/CHN/rank",
    }.items():
        found = found_at(ask, cell)
        assert found.status in ("computed", "implied"), cell
        assert row in [one.row for one in found.quoted], cell
    other = found_at(ask, "cards/turnover/growth", "year=2021&against=2018")
    assert not {"T002", "T051"} & {one.row for one in other.quoted}


@pytest.mark.parametrize(
    ("lang", "gist"), [("en", "exports rose by 44.5% to 61.4 billion dollars"), ("ru", "")]
)
def test_a_quote_is_translated_where_the_reader_needs_it(ask: Ask, lang: str, gist: str) -> None:
    (quoted,) = found_at(ask, "T049", f"lang={lang}").quoted
    assert quoted.lang == "ru" and quoted.quote.startswith("Экспорт увеличился")
    assert quoted.gist == gist


def test_a_row_without_quote_says_why(ask: Ask) -> None:
    (quoted,) = found_at(ask, "E046").quoted
    assert quoted.quote == "" and "founding year" in quoted.why


def test_a_row_without_a_source_of_the_register_says_no_source(ask: Ask) -> None:
    published = ask.library.published
    bare = replace(published, sources=published.sources.iloc[:0])
    other = Ask(replace(ask.library, published=bare, made={}), ask.today)
    (quoted,) = found_at(other, "T003").quoted
    assert quoted.source is None and quoted.quote


def test_a_sum_leads_to_what_it_adds(ask: Ask) -> None:
    found = found_at(ask, "turnover/2018/turnover")
    assert found.formula == "7,109.0 + 4,115.9"
    assert [one.path for one in found.inputs] == [f"{FIGURE}T003", f"{FIGURE}T005"]


def test_what_is_implied_leads_to_its_figures_with_its_range_and_the_choice(ask: Ask) -> None:
    found = found_at(ask, "turnover/2021/exports")
    assert found.formula == "61,000 × 13.7%" and found.status == "implied"
    assert found.span == "$8,326–8,449 million"
    assert [one.path.removeprefix(FIGURE) for one in found.inputs] == [
        "T039", "T049", "T052", "T054",
    ]  # fmt: skip
    assert any("61.0 billion" in plain(note) for note in found.notes)
    assert any("2021" in one.topic for one in found.disputes)


def test_every_input_can_be_followed_to_a_figure(ask: Ask) -> None:
    """From a growth down to the sentences of sources, whatever the number of steps."""
    ways, seen = ["turnover/2018/turnover_growth"], set()
    while ways:
        path = ways.pop()
        seen.add(path)
        found = found_at(ask, path)
        assert found.inputs or found.quoted[0].quote
        ways += [one.path.removeprefix(FIGURE) for one in found.inputs]
    assert {"T003", "T004", "T005", "T006"} <= seen


def test_a_card_is_the_figure_that_it_shows(ask: Ask) -> None:
    card, cell = found_at(ask, "cards/balance/value"), found_at(ask, "balance/2018/balance")
    assert card == cell
    change = found_at(ask, "cards/balance/change")
    assert [one.path for one in change.inputs] == [
        f"{FIGURE}balance/2018/balance", f"{FIGURE}balance/2017/balance",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "path", ["T999", "nothing/2018/exports", "turnover/1900/exports", "turnover/2018/nothing",
             "turnover/2019/exports", "turnover-chart/2018/exports", "turnover/2018", "/", "a/b/"]
)  # fmt: skip
def test_an_address_of_no_number_is_none(ask: Ask, path: str) -> None:
    query = read_query("", ask.library)
    assert provenance_at(ask, query, path) is None


@pytest.mark.parametrize("query", ["", "year=2021", "partner=CHN&year=2017", "sector=energy"])
@pytest.mark.parametrize("name", COUNTING)
def test_a_count_is_of_as_many_relations_or_events(ask: Ask, name: str, query: str) -> None:
    asked = read_query(query, ask.library, relations=True)
    table, _ = table_of(ask, asked, name)
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            counts = isinstance(cell, Amount) and cell.known and cell.unit == "count"
            if counts and column.key != "together":
                at = AskedCell(asked, row.key, column.key, ask.library.registers)
                assert len(counted_ids(ask, name, at)) == cell.value, (row.key, column.key)


@pytest.mark.parametrize("query", ["", "flow=export&year=2021", "partner=CHN"])
@pytest.mark.parametrize("chart", every_chart(), ids=lambda one: one.name)
def test_marks_bear_the_address_of_the_number_that_they_show(
    ask: Ask, chart: object, query: str
) -> None:
    asked = read_query(query, ask.library, relations=True)
    drawn = chart_of(chart, ask, asked)  # type: ignore[arg-type]
    for path, value in marked(figure(drawn, ask.library.language("en"))):
        if "/" not in path:
            assert found_at(ask, path, query).quoted
            continue
        table, _, rest = path.partition("/")
        row, _, column = rest.rpartition("/")
        cell = cell_at(ask, asked, table, row, column)
        assert cell is not None, path
        assert value is None or abs(value) == pytest.approx(abs(cell.amount.plain())), path


def marked(drawn: dict) -> list[tuple[str, float | None]]:  # type: ignore[type-arg]
    """The addresses of marks, each with the value that it is drawn with, where it is one."""
    found: list[tuple[str, float | None]] = []
    for trace in drawn["data"]:
        if trace["type"] == "heatmap":
            texts = [text for row in trace["customdata"] for text in row]
            found += [(cell, None) for text in texts if (cell := text.partition(" ")[2])]
        elif trace["type"] != "treemap":
            along = trace.get("x" if trace.get("orientation") == "h" else "y")
            whole = trace["type"] == "bar" and "events_total" not in str(trace.get("ids"))
            seen = trace["marker"].get("color") != CLEAR if whole else False
            plain = seen and isinstance(along, list)
            found += [
                (one, along[place] if plain else None)
                for place, one in enumerate(trace.get("ids", []))
                if one
            ]
    return found


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return filled(tmp_path_factory.mktemp("imported"))


@pytest.mark.parametrize(
    ("path", "query", "rows"),
    [
        ("turnover/2019/exports", "year=2019&flow=export", 12),
        ("turnover/2019/imports", "year=2019", 12),
        ("partners/BLR/turnover", "year=2019", 12),
        ("months/5/imports", "year=2019", 1),
        ("goods/8703/imports", "year=2019&sector=machinery&code=87", 12),
        ("masses/imports/net_mass", "year=2019&flow=import", 12),
        ("masses/imports/net_mass", "year=2019&flow=import&sector=machinery&code=8703", 12),
        ("masses/turnover/net_mass", "year=2019", 24),
        ("turnover/2019/exports", "year=2019&months=1-3", 3),
    ],
)
def test_customs_data_say_release_day_files_rows_and_query(
    imported: Ask, path: str, query: str, rows: int
) -> None:
    origin = found_at(imported, path, f"dataset=customs&{query}").origin
    assert origin is not None
    assert (origin.release, origin.files, origin.rows) == (2, ("f.csv",), rows)
    assert "dataset=customs&year=2019" in origin.queries[0] and "release=2" in origin.queries[0]


def test_the_query_of_customs_data_gives_the_number_again(imported: Ask) -> None:
    found = found_at(imported, "months/5/imports", "dataset=customs&year=2019")
    assert found.origin is not None and found.amount is not None
    asked = read_query(found.origin.queries[0], imported.library)
    assert not asked.problems
    total = next(row for row in imported.store(asked).turnover_by_year(asked) if row.year == 2019)
    assert total.imports_usd == found.amount.value == 25.0
    assert imported.store(asked).rows_counted(asked) == found.origin.rows


def test_sums_of_customs_data_lead_to_their_flows(imported: Ask) -> None:
    found = found_at(imported, "turnover/2019/turnover", "dataset=customs&year=2019")
    assert [one.path for one in found.inputs] == [
        f"{FIGURE}turnover/2019/exports", f"{FIGURE}turnover/2019/imports",
    ]  # fmt: skip
    assert all("dataset=customs" in one.query for one in found.inputs)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("cards/turnover/value", "year=2019"),
        ("cards/balance/value", "year=2019"),
        ("cards/coverage/value", "year=2019"),
        ("cards/partners/value", "year=2019"),
        ("cards/exports/change", "year=2020&against=2019&flow=export"),
        ("cards/exports/growth", "year=2020&against=2019&flow=export"),
        ("turnover/2019/turnover", "year=2019"),
        ("partners/BLR/share", "year=2019"),
        ("places/2019/share", "year=2019&partner=BLR"),
    ],
)
def test_what_follows_from_customs_data_says_its_release_too(
    imported: Ask, path: str, query: str
) -> None:
    origin = found_at(imported, path, f"dataset=customs&{query}").origin
    assert origin is not None
    assert (origin.release, origin.files) == (2, ("f.csv",))
    assert "release=2" in origin.queries[0]


@pytest.mark.parametrize("path", ["turnover/2018/turnover", "fields/energy/events_total"])
def test_a_number_that_is_not_of_customs_data_has_no_release(ask: Ask, path: str) -> None:
    assert found_at(ask, path).origin is None


@pytest.mark.parametrize("path", ["partners/USA/rank", "places/2018/rank", "places/2018/ranked"])
@pytest.mark.parametrize(("lang", "fifth"), [("en", "rank 5"), ("ru", "5-е место")])
def test_a_place_lists_what_was_ranked_and_how_ties_stand(
    ask: Ask, path: str, lang: str, fifth: str
) -> None:
    found = found_at(ask, path, f"lang={lang}&partner=USA")
    assert len(found.ranked) == 6
    tied = [one for one in found.ranked if fifth in one.name]
    assert [one.path.split("/")[-2] for one in tied] == ["DNK", "USA"]
    assert "(1, 2, 2, 4)" in plain(found.notes[0]) or path.endswith("ranked")
    for one in found.ranked:
        leads = found_at(ask, one.path.removeprefix(FIGURE), one.query)
        assert leads.value == one.value and leads.inputs


def test_a_place_in_customs_data_is_among_all_partners_of_the_release(tmp_path: Path) -> None:
    imported = filled(tmp_path)
    found = found_at(imported, "partners/CHN/rank", "dataset=customs&year=2019")
    table, _ = table_of(
        imported, read_query("dataset=customs&year=2019", imported.library), "partners"
    )
    known = [row for row in table.rows if isinstance(row.cells[0], Amount) and row.cells[0].known]
    assert len(found.ranked) == len(known) > 1
    assert found.origin is not None
    first = found_at(imported, found.ranked[0].path.removeprefix(FIGURE), found.ranked[0].query)
    assert first.value == found.ranked[0].value


def test_what_is_no_place_ranks_nothing(ask: Ask) -> None:
    assert found_at(ask, "partners/USA/share").ranked == ()


def test_the_share_of_all_others_is_computed_and_their_amount_implied(ask: Ask) -> None:
    assert found_at(ask, "partners/REST/share").status == "computed"
    assert found_at(ask, "partners/REST/turnover").status == "implied"


def test_a_concentration_says_how_it_is_computed(ask: Ask) -> None:
    found = found_at(ask, "derived/concentration-2018/value")
    assert found.formula.startswith("Σ s²") and found.inputs


def test_a_place_among_made_up_amounts_is_made_up(tmp_path: Path) -> None:
    rows = [customs_row(flow, f"{month:02d}/2019", code, usd=usd)
            for month in range(1, 13) for flow in ("ЭК", "ИМ")
            for code, usd in (("CN", "9"), ("FI", "8"))]  # fmt: skip
    file = written(tmp_path / "f.csv", text(rows))
    import_customs(Import((file,), tmp_path, "demonstration"), REGISTERS)
    made_up = ask_of(open_library(read_settings({}, data_dir=tmp_path)), TODAY)
    query = "dataset=demonstration&year=2019&partner=CHN"
    for path in ("partners/CHN/rank", "places/2019/rank"):
        assert found_at(made_up, path, query).status == "made up"


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Customs data of two whole years."""
    folder = tmp_path_factory.mktemp("two-years")
    rows = [customs_row(flow, f"{month:02d}/{year}", usd=usd)
            for year, usd in ((2018, "100"), (2019, "150")) for month in range(1, 13)
            for flow in ("ЭК", "ИМ")]  # fmt: skip
    file = written(folder / "f.csv", text(rows))
    import_customs(Import((file,), folder), REGISTERS)
    return ask_of(open_library(read_settings({}, data_dir=folder)), TODAY)


@pytest.mark.parametrize(
    ("figure", "status"),
    [
        ("contribution/imports/contribution", "computed"),
        ("partners/CHN/share", "computed"),
        ("turnover/2019/exports", "published"),
        ("partners/CHN/exports", "published"),
    ],
)
def test_a_rate_of_imported_data_is_computed_and_their_sums_are_as_published(
    two_years: Ask, figure: str, status: str
) -> None:
    assert found_at(two_years, figure, "dataset=customs&year=2019").status == status


def test_the_hover_of_a_step_says_that_it_is_computed(two_years: Ask) -> None:
    declared = next(one for one in every_chart() if one.name == "contribution")
    query = read_query("dataset=customs&year=2019", two_years.library)
    steps = chart_of(declared, two_years, query).plot.series[0].hovers
    assert [("(computed)" in one, "(published)" in one) for one in steps[1:3]] == [
        (True, False)
    ] * 2


def test_the_query_of_a_sum_of_another_year_can_be_asked(two_years: Ask) -> None:
    origin = found_at(two_years, "turnover/2019/exports", "dataset=customs&year=2018").origin
    assert origin is not None
    asked = read_query(origin.queries[0], two_years.library)
    assert (asked.year, asked.against, asked.problems) == (2019, 2018, ())


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("DEU/places/2018/ranked", ("2023",)),
        ("DEU/tally/DEU/events_total", ("2023",)),
        ("kinds/visit/count", ("2023", "Germany", "Германия")),
        ("countries/2018/countries", ("2023", "Germany", "Германия")),
        ("DEU/event_families/2018/events", ("all years", "все годы", "2023")),
        ("event_partners/DEU/2018", ("2023",)),
    ],
)
def test_a_number_is_said_to_be_of_nothing_that_it_is_not_of(
    ask: Ask, path: str, beside: tuple[str, ...], lang: str
) -> None:
    address = address_of(FIGURE + path, ask.library.registers)
    assert address is not None
    asked = read_query(f"year=2023&partner=DEU&lang={lang}", ask.library, relations=True)
    found = provenance_at(ask, query_at(asked, address, ask.library.registers), address.figure)
    assert found is not None
    assert [one for one in beside if one in f"{found.name} {found.about}"] == []


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_relations_beside_made_up_trade_are_not_said_to_be_made_up(
    tmp_path: Path, lang: str
) -> None:
    rows = [customs_row(flow, f"{month:02d}/2019", "DE")
            for month in range(1, 13) for flow in ("ЭК", "ИМ")]  # fmt: skip
    file = written(tmp_path / "f.csv", text(rows))
    import_customs(Import((file,), tmp_path, "demonstration"), REGISTERS)
    made_up = ask_of(open_library(read_settings({}, data_dir=tmp_path)), TODAY)
    query = f"dataset=demonstration&year=2019&lang={lang}"
    mark = made_up.library.language(lang).t("dataset.demonstration")
    assert mark not in found_at(made_up, "tally/DEU/events_total", f"{query}&partner=DEU").about
    assert mark in found_at(made_up, "countries/2019/countries", query).about


def test_the_query_of_a_place_is_of_its_year_and_of_no_colour(two_years: Ask) -> None:
    query = "dataset=customs&year=2018&partner=CHN&colour=trade"
    origin = found_at(two_years, "places/2019/share", query).origin
    assert origin is not None
    asked = read_query(origin.queries[0], two_years.library)
    assert (asked.year, asked.partners, asked.problems) == (2019, ("CHN",), ())
    assert "colour" not in origin.queries[0]


def test_a_count_of_events_beside_customs_data_is_not_at_odds_with_published_trade(
    tmp_path: Path,
) -> None:
    rows = [customs_row(flow, f"{month:02d}/2018", usd="5")
            for month in range(1, 13) for flow in ("ЭК", "ИМ")]  # fmt: skip
    rows += [row for month in range(1, 13) for row in of_nothing(f"{month:02d}/2018")]
    file = written(tmp_path / "f.csv", text(rows))
    import_customs(Import((file,), tmp_path), REGISTERS)
    other = ask_of(open_library(read_settings({}, data_dir=tmp_path)), TODAY)

    def of_customs(path: str) -> bool:
        found = found_at(other, path, "dataset=customs&year=2018&colour=trade")
        return any(one.code.startswith("customs") for one in found.disputes)

    assert of_customs("partner_map/CHN/turnover")
    assert not of_customs("partner_map/CN-HE/events")


def test_an_index_of_imported_data_is_computed_by_its_formula(two_years: Ask) -> None:
    found = found_at(two_years, "dependence/2019/hhi_low.export", "dataset=customs&year=2019")
    assert found.status == "computed" and "s²" in found.formula
    assert [one.value for one in found.inputs] == ["100.0%"]
    equal = found_at(two_years, "dependence/2019/equivalent.export", "dataset=customs&year=2019")
    assert equal.status == "computed" and equal.inputs


@pytest.fixture(scope="module")
def of_months(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Customs data of six whole years and half of a seventh, in kilograms too."""
    folder = tmp_path_factory.mktemp("of-months")
    rows = [customs_row(flow, f"{month:02d}/{year}", usd=str(100 * year + month * (year % 3)),
                        kg="50")
            for year in range(2013, 2020) for month in range(1, 13 if year < 2019 else 7)
            for flow in ("ЭК", "ИМ")]  # fmt: skip
    import_customs(Import((written(folder / "f.csv", text(rows)),), folder), REGISTERS)
    return ask_of(open_library(read_settings({}, data_dir=folder)), TODAY)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("figure", "sign", "inputs"),
    [
        ("price_volume/export/value", "Σ u₁q₁ / Σ u₀q₀", 2),
        ("price_volume/export/price", "√(Σ u₁q₀ / Σ u₀q₀", 2),
        ("price_volume/export/covered", "100 × (Σ u₀q₀ + Σ u₁q₁)", 0),
        ("price_volume/export/whole", "− 100", 0),
        ("outlook/export/expected", " / ", 2),
        ("outlook/turnover/low", "exp(−t × s × √(1 + 1/n))", 2),
        ("outlook/turnover/high", "exp(t × s × √(1 + 1/n))", 2),
        ("outlook/turnover/backtest_error", "100 × |", 0),
        ("backtest/6/error", "100 × |", 1),
        ("backtest/6/plain", "100 × |", 1),
    ],
)
def test_a_number_of_an_analysis_has_its_formula(
    of_months: Ask, figure: str, sign: str, inputs: int, lang: str
) -> None:
    found = found_at(of_months, figure, f"dataset=customs&year=2019&lang={lang}")
    assert sign in found.formula
    assert len(found.inputs) == inputs
    for one in found.inputs:
        path = one.path.removeprefix("/data/figure/")
        assert found_at(of_months, path, one.query).amount is not None


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_number_of_a_scenario_says_that_it_is_one_with_its_formula(
    of_months: Ask, lang: str
) -> None:
    asked = f"dataset=customs&year=2018&without=HS:27&lang={lang}"
    found = found_at(of_months, "what_if/total/all/turnover/scenario", asked)
    assert found.status == of_months.library.language(lang).t("status.scenario")
    assert " − " in found.formula and len(found.inputs) == 2
    fact = found_at(of_months, "what_if/total/all/turnover/fact", asked)
    assert fact.status != found.status
    assert fact.amount == found_at(of_months, "turnover/2018/turnover", asked).amount
    lost = found_at(of_months, "what_if/total/all/turnover/left_out", asked)
    assert "×" in lost.formula


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_events_of_a_region_on_the_map_are_not_said_to_be_of_the_chosen_partners(
    ask: Ask, lang: str
) -> None:
    found = found_at(ask, "partner_map/KR-44/events", f"lang={lang}&partner=CHN,DEU")
    assert found.counted
    words = ask.library.language(lang)
    assert found.about == words.t("territory.region")
    narrowed = found_at(ask, "partner_map/KR-44/events", f"lang={lang}&sector=sport")
    assert narrowed.about.startswith(f"{words.t('territory.region')}, ")


def test_a_count_beside_trade_is_of_no_flow(ask: Ask) -> None:
    found = found_at(ask, "sectors/economy/events_total", "flow=import&partner=CHN")
    assert found.about == "Leningrad Region, China"
    assert found_at(ask, "contribution/to/growth").name == "Growth: Turnover, 2018"


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "Outlook: months known 9"), ("ru", "Оценка: известно месяцев 9")]
)
def test_a_row_that_is_a_number_of_months_says_so(
    demonstration_folder: Path, lang: str, name: str
) -> None:
    settings = read_settings({"DASHBOARD_DATA_DIR": str(demonstration_folder)})
    made_up = ask_of(open_library(settings), TODAY)
    found = found_at(made_up, "backtest/9/error", f"lang={lang}&dataset=demonstration")
    assert found.name == name
