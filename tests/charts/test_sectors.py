from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.fields import field_chart
from dashboard.charts.sectors import sector_chart
from dashboard.pages.components.chart_props import chart_props
from tests.scenes import NAN, plain

GROUPS = {"agrifood": "", "minerals": "export", "machinery": "import", "wood": ""}


def trade_of(values: dict[str, tuple[float, float]]) -> pd.DataFrame:
    """Sector → exports and imports in millions; the other groups are not published."""
    rows = []
    for code, driver in GROUPS.items():
        exports, imports = values.get(code, (NAN, NAN))
        rows.append(
            {"year": 2018, "sector": code, "exports_usd": exports * 1e6,
             "imports_usd": imports * 1e6, "turnover_usd": (exports + imports) * 1e6,
             "share_pct": (exports + imports) / 10, "driver": driver, "qualifier": "",
             "status": "published" if code in values else "not published"}
        )  # fmt: skip
    return pd.DataFrame(rows)


WHOLE = trade_of(
    {"agrifood": (50, 50), "minerals": (400, 50), "machinery": (100, 200), "wood": (100, 50)}
)
UNKNOWN = trade_of({})
NINE = frozenset(range(1, 10))
CAUSES = pd.DataFrame(
    [("export", "fuel"), ("export", "minerals"), ("import", "machines")],
    columns=["flow", "goods"],
)
FIELDS = pd.DataFrame(
    [("culture", 9, 12, 4), ("science", 2, 15, 6), ("wood", 0, 0, 0)],
    columns=["sector", "events_in_year", "events_total", "relations"],
)


@pytest.fixture
def drawn(scene):
    def draw(*lang, trade=UNKNOWN, fields=FIELDS, **choice):
        return sector_chart(trade, fields, CAUSES, (), scene(*lang, **choice))

    return draw


def values(series):
    return [amount.value for amount in series.amounts]


def names(plot):
    return [one.label for one in plot.categories]


def many(count):
    rows = [(f"field-{n}", 1, 20 - n, n) for n in range(count)]
    return pd.DataFrame(rows, columns=FIELDS.columns)


def test_unpublished_trade_is_one_gap_and_the_drivers_in_words(drawn):
    chart = drawn()
    (group,) = chart.plot.categories
    assert (group.label, group.gap, group.order) == ("4 groups", "not published", "")
    assert group.hover.startswith("4 groups\nnot published.")
    assert chart.plot.series == ()
    assert chart.plot.asides == (
        "▲ Exports grew due to fuel and minerals.", "▲ Imports grew due to machines.",
    )  # fmt: skip
    # Its finding says that nothing is published: a sentence stands once on a card.
    assert "Trade by commodity group in 2018 is not published" in chart.finding
    # Exports of some group may be published where imports of none are.
    one = drawn(flow="import")
    assert "Imports by commodity group in 2018 are not published" in one.finding
    assert not any("not published" in note for note in chart.notes)
    assert "Exports grew due to fuel and minerals." in chart.notes
    assert (
        drawn("ru").plot.asides[0]
        == "▲ Рост экспорта, по данным источника, обеспечили fuel и minerals."
    )


def test_fields_stand_below_with_the_year_within_all_years(drawn):
    below = drawn().plot.below
    now, others, relations = below.series
    assert below.unit == "count"
    assert values(now) == [9, 2]
    assert values(others) == [3, 13]
    assert (now.emphasis, others.emphasis) == ("plain", "pale")
    assert others.labels == ("9 of 12", "2 of 15")
    assert names(below) == ["Culture", "Science"]
    assert (relations.form, relations.labels) == ("text", ("4 ◆", "6 ◆"))
    assert [one.order for one in below.categories] == ["sector:culture", "sector:science"]
    assert drawn().title == "Culture leads cooperation: 9 events in 2018"


def test_fields_alone_are_of_the_whole_year_and_of_no_flow(drawn):
    """Events have no months: seventeen of the year were told of January to September."""
    whole, one = drawn(), drawn(flow="import", months=NINE)
    assert (one.title, one.subtitle) == (whole.title, whole.subtitle)
    known = drawn(trade=WHOLE, months=NINE)
    assert "January–September" in known.subtitle


def test_known_trade_is_ranked_with_its_sum_and_its_drivers_marked(drawn):
    chart = drawn(trade=WHOLE)
    assert names(chart.plot) == ["▲ Minerals", "▲ Machinery", "Wood and paper", "Food"]
    exports, imports = chart.plot.series
    assert values(exports) == [400e6, 100e6, 100e6, 50e6]
    assert imports.labels == ("450.0", "300.0", "150.0", "100.0")
    assert exports.labels == ("",) * 4
    assert chart.plot.categories[0].order == "sector:minerals"
    assert chart.title == "Minerals: 45.0% of turnover, the largest group"
    assert chart.plot.asides == ()
    assert "a cause of the growth of exports" in [entry.label for entry in chart.plot.entries]
    assert "▲ a cause of the growth of exports." in exports.hovers[0].split("\n")
    assert chart.finding == (
        "The largest commodity groups in 2018: minerals ($450.0 million), machinery"
        " ($300.0 million) and wood and paper ($150.0 million)."
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Machinery: 30.0% of turnover"), ("ru", "Машины — 30,0 % оборота")],
)
def test_the_first_of_the_chosen_groups_is_not_called_the_largest_of_all(drawn, lang, said):
    two = WHOLE[WHOLE["sector"].isin(["machinery", "wood"])]
    chart = drawn(lang, trade=two, sectors=("machinery", "wood"))
    assert plain(chart.title) == said


def test_one_published_flow_of_one_group_leaves_the_others_a_gap(drawn):
    chart = drawn(trade=trade_of({"agrifood": (380, NAN)}))
    assert names(chart.plot) == ["Food", "3 groups"]
    (exports,) = chart.plot.series
    assert values(exports) == [380e6, None]
    assert exports.labels == ("380.0", "")
    assert [one.gap for one in chart.plot.categories] == ["", "not published"]
    assert chart.title == "Food: exports of $380.0 million in 2018"


def test_an_inexact_amount_carries_its_qualifier_everywhere(drawn):
    chart = drawn(trade=trade_of({"agrifood": (380, NAN)}).assign(qualifier="approx"))
    assert chart.title == "Food: exports of about $380.0 million in 2018"
    assert "food (exports of about $380.0 million)" in chart.finding
    assert chart.plot.series[0].labels[0].startswith("≈")


def test_many_groups_fold_into_one_row_as_certain_as_they_are(drawn):
    rows = WHOLE.iloc[[0]]
    trade = pd.concat([rows.assign(sector=f"group-{n}", exports_usd=(20 - n) * 1e6)
                       for n in range(10)], ignore_index=True)  # fmt: skip
    chart = drawn(trade=trade)
    assert names(chart.plot)[-1] == "3 other groups"
    exports, _ = chart.plot.series
    assert values(exports)[-1] == sum(20 - n for n in (7, 8, 9)) * 1e6
    assert exports.amounts[-1].status == "published"
    assert chart.plot.categories[-1].order == ""
    assert len(chart.table.rows) == 10 + 2


def test_of_groups_without_trade_none_is_named_before_the_others(drawn):
    rows = WHOLE.iloc[[0]]
    trade = pd.concat([rows.assign(sector=f"group-{n}", exports_usd=9e6 * (n < 6), imports_usd=0.0)
                       for n in range(10)], ignore_index=True)  # fmt: skip
    plot = drawn(trade=trade).plot
    assert len(names(plot)) == 7
    assert names(plot)[-1] == "4 other groups"
    assert values(plot.series[0])[-1] == 0


def test_many_fields_fold_into_one_row_of_words_without_a_bar(drawn):
    below = drawn(fields=many(15)).plot.below
    assert names(below)[-1] == "7 other fields"
    assert len(below.categories) == 9
    now, others, relations = below.series
    assert values(now)[-1] is values(others)[-1] is None
    assert others.labels[-1] == f"7 of {sum(20 - n for n in range(8, 15))}"
    assert relations.labels[-1] == f"{sum(range(8, 15))} ◆"
    assert len(drawn(fields=many(15)).table.rows) == 4 + 15


@pytest.mark.parametrize("sector", ["science", "minerals"])
def test_the_chosen_sector_is_strong_and_the_others_recede(drawn, sector):
    plot = drawn(trade=WHOLE, sectors=(sector,)).plot
    shown = {one.key: one.emphasis for one in (*plot.categories, *plot.below.categories)}
    assert shown.pop(sector) == "strong"
    assert set(shown.values()) == {"pale"}


def test_the_table_tells_missing_from_zero(drawn, scene):
    rows = drawn().table.texts(scene().language)
    assert rows[0] == ("Food", "—", "—", "—", "—", "not published", "—", "—", "—")
    assert ("Culture", "—", "—", "—", "—", "—", "9", "12", "4") in rows


def test_nothing_known_is_an_empty_chart_with_the_drivers(drawn):
    chart = drawn(fields=FIELDS.iloc[:0])
    assert chart.empty
    assert chart.title == "Trade by commodity group in 2018 is not published"
    assert chart.known == (
        "Exports grew due to fuel and minerals.",
        "Imports grew due to machines.",
    )


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("trade", [UNKNOWN, WHOLE], ids=["unknown", "known"])
@pytest.mark.parametrize("choice", [{}, {"flow": "export"}, {"mark": "Demonstration data"},
                                    {"year": 2021}], ids=str)  # fmt: skip
def test_titles_are_short_and_data_are_marked(drawn, lang, trade, choice):
    chart = drawn(lang, trade=trade, **choice)
    assert len(chart.title.split(" ")) <= 10
    assert ("Demonstration data" in chart.subtitle) == ("mark" in choice)


def test_derived_trade_keeps_its_status_and_the_source_line_says_what_hatching_means(drawn):
    chart = drawn(trade=WHOLE.assign(status="computed"))
    assert {amount.status for one in chart.plot.series for amount in one.amounts} == {"computed"}
    assert chart.hatched.endswith("Hatched: computed from published figures.")
    assert "computed" in [entry.label for entry in chart.plot.entries]


def test_a_partner_has_its_fields_alone(scene):
    chart = field_chart(FIELDS, scene())
    assert chart.plot == sector_chart(UNKNOWN, FIELDS, CAUSES, (), scene()).plot.below
    assert chart.finding == ("The fields with most events in 2018: culture (9) and science (2).")
    assert chart.notes == ("An event may belong to several fields.",)
    assert "Trade" not in chart.subtitle
    assert chart.table.texts(scene().language)[0] == ("Culture", "9", "12", "4")


def test_a_year_without_events_says_so(scene):
    chart = field_chart(FIELDS.assign(events_in_year=0), scene())
    assert chart.title == "No event is recorded for 2018"
    assert chart.finding == ""


def test_a_partner_without_a_field_says_so(scene):
    chart = field_chart(FIELDS.iloc[:0], scene())
    assert chart.empty
    assert chart.title == "No field of cooperation is recorded"


def test_groups_below_zero_stand_before_those_without_trade(drawn):
    values = {"agrifood": (0, 0), "minerals": (400, 50), "machinery": (-9, 0), "wood": (0, 0)}
    chart = drawn(trade=trade_of(values))
    assert names(chart.plot)[1] == "▲ Machinery"
    assert chart.finding == "The largest commodity groups in 2018: minerals ($450.0 million)."
    assert any("Machinery (−$9.0 million)" in note for note in chart.notes)


def test_a_lone_group_takes_a_low_place_on_a_page_and_a_bar_as_thick_as_others(scene):
    def drawn(frame: pd.DataFrame) -> tuple[bool, float]:
        chart = sector_chart(frame, FIELDS.iloc[:0], CAUSES, (), scene())
        props = chart_props(chart, scene().language)
        place = str(props[f"{chart.chart_id}-picture"]["className"])
        floor, ceiling = props[chart.chart_id]["figure"]["layout"]["yaxis"]["domain"]
        low = "few" in place.split()
        return low, (ceiling - floor) * (134 if low else 404)

    one, four = drawn(WHOLE[WHOLE["sector"] == "wood"]), drawn(WHOLE)
    assert (one[0], four[0]) == (True, False)
    assert one[1] == pytest.approx(four[1] / 4, rel=0.05)
