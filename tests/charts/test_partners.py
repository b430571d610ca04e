from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts.partners import partner_share_chart
from dashboard.measures.shares import ranked, with_rest

NAN = float("nan")
SHARES = {"CHN": 15.6, "NLD": 9.2, "FIN": 7.4, "DEU": 6.6, "USA": 5.0, "DNK": 5.0}


def partners(values: dict[str, tuple[float, float]], year: int = 2018) -> pd.DataFrame:
    """Partner → share and millions."""
    return pd.DataFrame(
        [
            {"year": year, "partner": code, "exports_usd": NAN, "imports_usd": NAN,
             "turnover_usd": usd * 1e6, "share_pct": share, "status": "implied",
             "note": "1,749 as stated by another source." if code == "CHN" else "",
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
    frame = partners({"BLR": (NAN, 837.0)}, 2022).assign(status="published")
    return with_rest(ranked(frame, "turnover_usd"), NAN, None)


def test_title_names_the_leader_and_the_whole(six, scene):
    assert partner_share_chart(six, scene()).title == "China leads with 15.6% of turnover"
    russian = partner_share_chart(six, scene("ru")).title.replace("\u00a0", " ")
    assert russian == "Лидер – Китай: 15,6 % оборота"


def test_bars_are_ranked_labelled_and_add_up_to_a_hundred(six, scene):
    chart = partner_share_chart(six, scene())
    named, rest = chart.figure["data"]
    assert named["text"][0] == "<b>15.6%</b>"
    assert named["x"] == sorted(named["x"], reverse=True)
    assert round(sum(named["x"]) + sum(rest["x"]), 9) == 100.0
    assert chart.figure["layout"]["yaxis"]["ticktext"][0] == "China"


def test_the_other_countries_are_one_pale_hatched_bar(six, scene):
    chart = partner_share_chart(six, scene())
    rest = chart.figure["data"][1]
    assert rest["marker"]["pattern"]["shape"] == "/"
    assert rest["text"] == ["51.2%"]
    assert chart.figure["layout"]["yaxis"]["ticktext"][-1] == "154 other<br>countries"
    russian = partner_share_chart(six, scene("ru")).figure["layout"]["yaxis"]["ticktext"][-1]
    assert russian.replace("<br>", " ") == "154 другие страны"


def test_partners_can_be_clicked_and_the_rest_cannot(six, scene):
    named, rest = partner_share_chart(six, scene()).figure["data"]
    assert named["customdata"][0] == ["partner:CHN"]
    assert "customdata" not in rest


def test_the_chosen_partner_is_strong_and_the_title_is_about_it(six, scene):
    chart = partner_share_chart(six, scene(partners=("FIN",)))
    marker = chart.figure["data"][0]["marker"]
    assert marker["opacity"][2] == 1
    assert all(opacity < 1 for n, opacity in enumerate(marker["opacity"]) if n != 2)
    assert marker["color"][2] != marker["color"][0]
    assert chart.title == "Finland: 7.4% of turnover, rank 3"


def test_both_figures_of_china_are_told(six, scene):
    chart = partner_share_chart(six, scene())
    assert "China: 1,749 as stated by another source." in chart.notes
    told = chart.figure["data"][0]["hovertext"][0].replace("<br>", " ")
    assert "15.6% of turnover." in told
    assert "$1,751.1 million (implied)" in told
    assert chart.table.rows[0] == ("1", "China", "—", "—", "1,751.1", "15.6%", "implied")


def test_shares_that_are_published_are_not_hatched(six, scene):
    chart = partner_share_chart(six, scene())
    assert set(chart.figure["data"][0]["marker"]["pattern"]["shape"]) == {""}


def test_without_shares_amounts_are_drawn_and_the_others_are_not_published(belarus, scene):
    chart = partner_share_chart(belarus, scene(year=2022, against=2021))
    named, others = chart.figure["data"]
    assert named["text"] == ["<b>837.0</b>"]
    assert others["text"] == ["not published"]
    assert chart.title == "Belarus: $837.0 million, the only partner published"
    assert "USD million" in chart.subtitle
    assert "Shares are not published for this year, only these amounts." in chart.notes


def test_a_qualifier_stands_before_its_figure(belarus, scene):
    chart = partner_share_chart(belarus.assign(qualifier="more-than"), scene(year=2022))
    assert chart.figure["data"][0]["text"] == ["<b>more than 837.0</b>"]


def test_at_most_seven_partners_are_drawn(scene):
    frame = partners({f"X{n:02}": (10 - n / 2, 1000 - n) for n in range(10)})
    chart = partner_share_chart(with_rest(ranked(frame, "turnover_usd"), 1e10, 40), scene())
    assert len(chart.figure["data"][0]["x"]) == 7
    assert len(chart.table.rows) == 11
    assert "The table lists all 10 partners." in chart.notes


def test_shares_of_no_complete_whole_are_shown_with_a_note(six, scene):
    frame = six[six["partner"] != "REST"].assign(shown_pct=NAN)
    chart = partner_share_chart(frame, scene())
    assert chart.figure["data"][0]["text"][0] == "<b>15.6%</b>"
    assert any("do not add up" in note for note in chart.notes)


def test_a_flow_names_its_own_whole(six, scene):
    chart = partner_share_chart(six, scene(flow="export"))
    assert chart.title == "China leads with 15.6% of exports"
    assert chart.subtitle.startswith("Shares of partners in exports (FOB)")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_titles_are_short_and_figures_are_json(six, belarus, scene, lang):
    for frame in (six, belarus):
        for choice in ({}, {"partners": ("FIN", "BLR")}, {"mark": "Demonstration data"}):
            chart = partner_share_chart(frame, scene(lang, **choice))
            assert len(chart.title.split()) <= 10
            json.dumps(chart.figure, allow_nan=False)


def test_no_partner_known_is_an_empty_chart(six, scene):
    chart = partner_share_chart(six.iloc[:0], scene(year=2019))
    assert chart.empty
    assert chart.title == "Partners in 2019: not published"


def test_what_is_folded_into_the_rest_stands_in_the_table_only(scene):
    rows = [{"year": 2018, "partner": f"P{n:02d}", "turnover_usd": (20 - n) * 1e6,
             "exports_usd": NAN, "imports_usd": NAN, "share_pct": 100 * (20 - n) / 155,
             "status": "published", "note": ""} for n in range(10)]  # fmt: skip
    frame = ranked(pd.DataFrame(rows), "turnover_usd")
    whole = with_rest(frame, 155e6, 10, most=7, chosen=("P08",))
    chart = partner_share_chart(whole, scene(partners=("P08",)))
    names = chart.figure["layout"]["yaxis"]["ticktext"]
    assert names == [*(f"P{n:02d}" for n in range(7)), "P08", "2 other<br>countries"]
    assert len(chart.table.rows) == 11
    assert "The table lists all 10 partners." in chart.notes
