from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.amount import Amount
from dashboard.charts.marking import marked
from dashboard.charts.partners import partner_share_chart
from dashboard.narrative.leading import unless_adding_up
from tests.charts.of_customs import drawn as drawn_of_customs
from tests.frames import ranked, with_rest
from tests.imports.customs_files import asks_of, row
from tests.scenes import NAN, plain

SHARES = {"CHN": 15.6, "NLD": 9.2, "FIN": 7.4, "DEU": 6.6, "USA": 5.0, "DNK": 5.0}
COUNTS = pd.DataFrame({"year": [2018], "countries": [160]})
STATED = pd.DataFrame(
    {
        "year": [2018, 2018, 2022],
        "partner": ["CHN", "DEU", "BLR"],
        "turnover_usd": [1749e6, 750e6, 900e6],
        "status": ["published"] * 3,
        "source": ["Customs (the service)", "Press", "Press"],
        "qualifier": ["", "approx", "more-than"],
    }
)


def partners(values: dict[str, tuple[float, float]], year: int = 2018) -> pd.DataFrame:
    """Partner → share and millions."""
    return pd.DataFrame(
        [
            {"year": year, "partner": code, "exports_usd": NAN, "imports_usd": NAN,
             "turnover_usd": usd * 1e6, "share_pct": share, "share_status": "published",
             "status": "implied", "formula": f"11224.9 × {share}%", "source": "S01",
             "qualifier": ""}
            for code, (share, usd) in values.items()
        ]
    )  # fmt: skip


@pytest.fixture
def six():
    frame = partners({code: (share, 112.249 * share) for code, share in SHARES.items()})
    return with_rest(ranked(frame, "turnover_usd"), 11224.9e6, 160)


@pytest.fixture
def belarus():
    frame = partners({"BLR": (NAN, 837.0)}, 2022).assign(status="published", formula="837")
    return with_rest(ranked(frame, "turnover_usd"), NAN, None).assign(rank=pd.NA)


@pytest.fixture
def drawn(six, scene):
    def draw(*lang, frame=six, counts=COUNTS, stated=STATED, **choice):
        return partner_share_chart(frame, counts, stated, (), scene(*lang, **choice))

    return draw


def labels(chart):
    return dict(zip((one.key for one in chart.plot.categories), chart.plot.series[0].labels,
                    strict=True))  # fmt: skip


def test_title_names_the_leader_and_the_whole(drawn):
    assert drawn().title == "China leads with 15.6% of turnover"
    assert plain(drawn("ru").title) == "Крупнейший партнёр — Китай: 15,6 % оборота"


def test_bars_are_ranked_labelled_and_add_up_to_a_hundred(drawn):
    plot = drawn().plot
    values = [amount.value for amount in plot.amounts()]
    assert plot.unit == "pct"
    assert values == sorted(values, reverse=True)
    assert sum(row.cells[5].value for row in drawn().table.rows) == pytest.approx(100.0)
    assert plot.categories[0].label == "China"
    assert labels(drawn())["CHN"] == "15.6%"


def test_the_other_countries_are_a_line_not_the_longest_bar(drawn):
    chart = drawn()
    assert "REST" not in [one.key for one in chart.plot.categories]
    assert chart.plot.asides == ("154 other countries: 51.2% of turnover together",)
    russian = drawn("ru").plot.asides[0]
    assert plain(russian) == "154 другие страны: вместе 51,2 % оборота"


def test_a_partner_can_be_chosen_by_its_bar_and_by_its_row(drawn):
    chart = drawn()
    assert chart.plot.categories[0].order == "partner:CHN"
    assert [row.order for row in chart.table.rows][:2] == ["partner:CHN", "partner:NLD"]
    assert chart.table.rows[-1].order == ""


def test_the_chosen_partner_is_strong_and_title_and_finding_are_about_it(drawn):
    chart = drawn(partners=("FIN",))
    shown = {one.key: one.emphasis for one in chart.plot.categories}
    assert shown.pop("FIN") == "strong"
    assert set(shown.values()) == {"pale"}
    assert chart.title == "Finland accounts for 7.4% of turnover, rank 3"
    assert chart.finding == (
        "In 2018 turnover with Finland amounted to $830.6 million (7.4% of turnover)."
    )


def test_the_title_of_several_chosen_partners_is_about_all_of_them(drawn):
    chart = drawn(partners=("FIN", "CHN"))
    assert chart.title == "Finland and China account for 23.0% of turnover"
    assert chart.finding.endswith("the 2 chosen partners together account for 23.0% of turnover.")


def test_shares_that_do_not_add_up_as_printed_are_added_up_before_rounding(scene):
    shares = [SimpleNamespace(share=Amount(value, "pct")) for value in (0.24, 0.14)]
    words = scene("ru").language
    for whole, said in ((0.38, "вместе 0,4 %, сложено до\u00a0округления"), (0.3, "вместе 0,4 %")):
        text = unless_adding_up(words, "вместе 0,4 %", shares, Amount(whole, "pct"))
        assert text == said
    four = [*shares, *shares]
    assert unless_adding_up(words, "all", four, Amount(9, "pct")) == "all"


def test_both_figures_of_china_are_told(drawn, scene):
    chart = drawn()
    assert chart.notes[0] == (
        "China: $1,751.1 million by the share; $1,749.0 million as stated by Customs."
    )
    assert "about $750.0 million as stated by Press" in chart.notes[1]
    head, share, amount, *_ = chart.plot.series[0].hovers[0].split("\n")
    assert (head, share) == ("China", "15.6% of turnover.")
    assert amount == "$1,751.1 million (implied: 11,224.9 × 15.6%)."
    assert chart.table.texts(scene().language)[0] == (
        "1", "China", "—", "—", "1,751.1", "15.6%", "implied",
    )  # fmt: skip


def test_a_statement_that_agrees_is_not_told(drawn):
    agrees = STATED.iloc[:1].assign(turnover_usd=112.249e6 * 15.6)
    assert drawn(stated=agrees).notes == ()


def test_a_flow_that_the_measure_names_is_named_once(six, drawn):
    # It was "Shares of partners in exports (FOB), Leningrad Region, exports, 2018".
    subtitle = drawn(frame=six, flow="export").subtitle
    assert subtitle == "Shares of partners in exports (FOB), Leningrad Region, 2018"


def test_of_a_flow_no_statement_of_the_turnover_is_told(six, drawn):
    flow = six.assign(exports_usd=six["turnover_usd"], turnover_usd=NAN)
    assert drawn(frame=flow, flow="export").notes == ()


def test_a_share_is_as_certain_as_its_source_whatever_follows_from_it(drawn):
    assert {one.status for one in drawn().plot.series[0].amounts if one.known} == {"published"}
    assert "Hatched" not in drawn().hatched


def test_shares_that_are_computed_say_so(six, drawn):
    chart = drawn(frame=six.assign(share_status="computed"))
    assert {one.status for one in chart.plot.amounts() if one.known} == {"computed"}
    assert chart.hatched.endswith("Hatched: computed from published figures.")


def test_without_shares_amounts_are_drawn_and_the_others_are_a_gap(belarus, drawn):
    chart = drawn(frame=belarus, year=2022)
    known, others = chart.plot.categories
    assert chart.plot.unit == "usd"
    assert labels(chart)["BLR"] == "837.0"
    assert (known.gap, others.gap, others.label) == ("", "not published", "Other countries")
    assert others.hover.startswith("Other countries\nnot published.")
    assert not chart.plot.series[0].amounts[1].known
    assert chart.title == "Turnover with Belarus, the only partner published: $837.0 million"
    assert "USD\u00a0million" in chart.subtitle
    assert chart.notes == (
        "Shares are not published for this year, only these amounts.",
        "Belarus: also stated: more than $900.0 million (Press).",
    )


def test_of_a_chosen_partner_nothing_is_said_of_the_others(belarus, drawn):
    chart = drawn(frame=belarus, year=2022, partners=("BLR",))
    assert [one.key for one in chart.plot.categories] == ["BLR"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_of_partners_without_a_figure_no_other_is_drawn_alone(belarus, drawn, lang):
    """The slide of the United States in 2024 was one bar: Belarus."""
    chart = drawn(lang, frame=belarus, year=2022, partners=("USA",))
    assert chart.empty
    assert plain(chart.title) in (
        "Trade with the United States in 2022: not published",
        "Данные о торговле с США за 2022 год не опубликованы",
    )


def test_shares_of_others_are_not_said_to_be_of_the_chosen(drawn):
    chart = drawn(partners=("ITA",), flow="export")
    assert "Italy" in chart.title and "Italy" not in chart.subtitle
    assert [one.key for one in chart.plot.categories][:2] == ["CHN", "NLD"]
    assert "Germany" in drawn(partners=("DEU",)).subtitle


def test_a_qualifier_stands_before_its_figure(belarus, drawn, scene):
    chart = drawn(frame=belarus.assign(qualifier="more-than"), year=2022)
    assert labels(chart)["BLR"] == "more than 837.0"
    assert plain(chart.table.texts(scene().language)[0][4]) == "> 837.0"


def test_an_asterisk_is_explained_where_it_stands(belarus, scene):
    here = scene(year=2022, starred={"BLR"})
    chart = partner_share_chart(belarus, COUNTS, STATED, (), here)
    assert chart.plot.categories[0].label == "Belarus*"
    assert "turnover with Belarus" in chart.finding
    assert marked(chart, (), here).notes[-1].startswith("* Trade with members of the Eurasian")
    assert marked(chart, (), scene()) == chart


def test_what_is_folded_into_the_rest_stands_in_the_table_only(drawn):
    frame = partners({f"P{n:02d}": (100 * (20 - n) / 155, 20 - n) for n in range(10)})
    whole = with_rest(ranked(frame, "turnover_usd"), 155e6, 10, most=7, chosen=("P08",))
    chart = drawn(frame=whole, partners=("P08",))
    names = [one.label for one in chart.plot.categories]
    assert names == [*(f"P{n:02d}" for n in range(7)), "P08"]
    assert chart.plot.asides[0].startswith("2 other countries: ")
    assert [one.key for one in chart.table.rows] == [f"P{n:02d}" for n in range(10)]
    assert "The table lists all 10 partner countries." in chart.notes


def test_a_tiny_share_is_never_a_false_zero(drawn):
    frame = partners({"AAA": (99.99, 9999.0), "BBB": (0.01, 1.0)})
    chart = drawn(frame=with_rest(ranked(frame, "turnover_usd"), NAN, None))
    assert labels(chart) == {"AAA": "100.0%", "BBB": "<0.1%"}


def test_shares_of_no_complete_whole_are_shown_with_a_note(six, drawn):
    frame = six[six["partner"] != "REST"].assign(of_whole=False)
    chart = drawn(frame=frame)
    assert labels(chart)["CHN"] == "15.6%"
    assert any("do not add up" in note for note in chart.notes)
    assert chart.title == "China accounts for 15.6% of turnover, rank 1"


def test_a_flow_names_its_own_whole(six, drawn):
    chart = drawn(frame=six, flow="export")
    assert chart.title == "China leads with 15.6% of exports"
    assert chart.subtitle.startswith("Shares of partners in exports (FOB)")
    assert chart.plot.series[0].noun == "exports"


def test_the_finding_counts_the_named_and_all_countries(drawn):
    assert drawn().finding == (
        "In 2018 the largest partners by share of turnover were China (15.6%), the Netherlands"
        " (9.2%) and Finland (7.4%); the 6 with published shares together account for 48.8% of"
        " turnover; 160 partner countries in all."
    )
    assert "160" not in drawn(counts=COUNTS.iloc[:0]).finding


@pytest.mark.parametrize(
    "part", [{"flow": "export"}, {"sectors": ("minerals",)}, {"chosen_months": frozenset({1})}]
)
def test_the_countries_of_all_trade_are_not_those_of_a_part(six, drawn, part):
    assert "48.8%" in (finding := drawn(frame=six, **part).finding)
    assert "160" not in finding


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("choice", [{}, {"partners": ("FIN", "BLR")}, {"mark": "Demonstration"}])
def test_titles_are_short(six, belarus, drawn, lang, choice):
    for frame in (six, belarus):
        chart = drawn(lang, frame=frame, **choice)
        assert len(chart.title.split(" ")) <= 10
        assert chart.mark == choice.get("mark", "")


def test_no_partner_known_is_an_empty_chart(six, drawn):
    chart = drawn(frame=six.iloc[:0], year=2019)
    assert chart.empty
    assert chart.title == "Partners in 2019: not published"
    assert chart.finding == ""
    # Their shares in turnover may well be published.
    assert drawn(frame=six.iloc[:0], flow="export").title.startswith(
        "Exports by partner in 2018: not"
    )


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "Below zero, by corrections: United States (−$9.0 million) and Norway"
         " (−$8.0 million). The whole is smaller by these, so the shares of the others add up to"
         " more than 100%."),
        ("ru", "Ниже нуля из-за корректировок: США (−9,0 млн долл. США) и Норвегия"
         " (−8,0 млн долл. США). Целое на столько же меньше, поэтому доли остальных в сумме дают"
         " больше 100 %."),
    ],
)  # fmt: skip
def test_partners_below_zero_are_drawn_and_named(scene, lang, note):
    shares = {"BLR": (60.0, 300), "FIN": (43.4, 217), "NOR": (-1.6, -8), "USA": (-1.8, -9)}
    frame = with_rest(ranked(partners(shares), "turnover_usd"), 500e6, 4)
    chart = partner_share_chart(frame, COUNTS, STATED, (), scene(lang))
    (drawn,) = chart.plot.series
    assert [amount.value for amount in drawn.amounts] == [60.0, 43.4, -1.6, -1.8]
    assert plain(drawn.labels[3]).replace(" ", "") == ("−1.8%" if lang == "en" else "−1,8%")
    assert note in [plain(one) for one in chart.notes]


def test_partners_above_zero_need_no_such_note(scene, six):
    chart = partner_share_chart(six, COUNTS, STATED, (), scene())
    assert not [note for note in chart.notes if "zero" in note]


def test_an_empty_chart_says_why_alone(drawn, six):
    nothing = six.iloc[:0]
    assert drawn(frame=nothing).notes == drawn(frame=nothing, sectors=("wood",)).notes == ()


NOTE = "Some that are not shown are equal to the last one shown"
FEW = {"CHN": (30, 30), "NLD": (20, 20), "FIN": (10, 10), "DEU": (10, 10), "USA": (5, 5)}


@pytest.mark.parametrize(
    ("values", "chosen", "said"),
    [
        (FEW, (), True),
        (FEW, ("USA",), True),
        ({**FEW, "DEU": (9, 9)}, ("USA",), False),
        ({**FEW, "DEU": (5, 5)}, ("USA",), False),
    ],
)
def test_a_chosen_partner_parts_no_equals(drawn, values, chosen, said):
    rows = with_rest(ranked(partners(values), "turnover_usd"), 100e6, 5, chosen=chosen, most=3)
    chart = drawn(frame=rows, partners=chosen)
    assert {"USA"} & labels(chart).keys() == {*chosen}
    assert any(NOTE in plain(note) for note in chart.notes) is said


@pytest.mark.parametrize(
    ("values", "named", "together"),
    [
        # The fifth is as large as the four that have four fifths.
        ((100,) * 5, "Belarus (20.0%), China (20.0%), Germany (20.0%), Finland (20.0%) and "
         "the United States (20.0%)", False),
        ((400, 300, 200, 100, 50), "China (38.1%), Belarus (28.6%) and Finland (19.0%)", True),
        # Others there are, though they have nothing that a tenth of a per cent would show.
        ((6000, 3998, 2, 1, 1), "China (60.0%) and Belarus (40.0%)", True),
    ],
)  # fmt: skip
def test_of_partners_that_are_as_large_all_are_the_largest(tmp_path, values, named, together):
    partners = zip(("CN", "BY", "FI", "DE", "US"), values, strict=True)
    rows = [row(flow, f"{month:02d}/2020", one, code, str(usd))
            for one, usd in partners for flow in ("ЭК", "ИМ") for month in range(1, 13)
            for code in ("2709009009", "4407119300", "7208100000", "8703231981")]  # fmt: skip
    chart = drawn_of_customs(asks_of(tmp_path, rows), "partners", "", "en")
    finding = plain(chart.finding)
    assert f"partners by share of turnover were {named}; " in finding
    assert ("largest together account for" in finding) is together
