"""Odd rows: what is drawn, listed and said of them."""

from __future__ import annotations

import argparse
import shlex
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts.oddities import oddities_chart
from dashboard.commands import verdict
from tests.scenes import plain

NAN = float("nan")
COLUMNS = ["period", "flow", "partner", "code", "value_usd", "net_mass_kg", "usd_per_kg", "reason",
           "usual_usd_per_kg", "times", "verdict", "why"]  # fmt: skip
ROWS = [
    (
        "2018-09",
        "export",
        "CHN",
        "2710192100",
        5e6,
        1e6,
        5.0,
        "unit_value_times_10",
        0.5,
        10.0,
        "",
        "",
    ),
    ("2018", "import", "FIN", "4407100000", -1e6, 1e5, NAN, "negative_value", NAN, NAN, "", ""),
]


KEPT = pd.DataFrame({"rows": [2]})
"""That all rows were looked at when they were imported."""


def frame(rows=ROWS):
    return pd.DataFrame(rows, columns=COLUMNS)


def test_the_largest_are_drawn_and_all_are_listed_with_their_reason(scene):
    chart = oddities_chart(frame(), KEPT, scene())
    assert chart.plot.categories[0].key == "2018-09/export/CHN/2710192100"
    assert [one.value for one in chart.plot.series[0].amounts] == [5e6, None]
    first, second = ([plain(one) for one in row] for row in chart.table.texts(scene().language))
    assert first[:8] == ["September 2018", "Exports", "China", "2710192100", "5.0", "1,000.0",
                         "5.00", "0.50"]  # fmt: skip
    assert first[8].startswith("about 10 times the usual")
    assert second[8] == "below zero"
    assert len(oddities_chart(frame([ROWS[0]] * 30), KEPT, scene()).plot.categories) == 10


@pytest.mark.parametrize(
    ("lang", "title", "finding"),
    [
        (
            "en",
            "2 rows of 2018 to look at",
            "The largest: exports to China, code 2710192100, September 2018, $5.0 million: about "
            "10 times the usual value per kilogram: perhaps a wrong unit.",
        ),
        (
            "ru",
            "2 строки за 2018 год стоит проверить",
            "Самая крупная: экспорт в Китай, код 2710192100, сентябрь 2018 г., 5,0 млн долл. США — "
            "примерно в 10 раз дороже обычного за килограмм: возможно, неверная единица.",
        ),
    ],
)
def test_the_largest_is_said_with_its_reason(scene, lang, title, finding):
    chart = oddities_chart(frame(), KEPT, scene(lang))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)


def test_a_value_that_is_odd_says_why(scene):
    said = {
        ("jump", 57.3): ("more than 50 times the value of the months around it",
                         "более чем в 50 раз больше, чем в соседние месяцы"),
        ("jump", 1 / 57.3): ("less than 1/50 of the value of the months around it",
                             "более чем в 50 раз меньше, чем в соседние месяцы"),
        ("repeated", NAN): ("the same value and mass in three or more months: perhaps copied",
                            "те же стоимость и масса в трёх месяцах или более: возможно, "
                            "скопированы"),
        ("round", NAN): ("a round value where others are exact: perhaps an estimate",
                         "круглая стоимость среди точных: возможно, оценка"),
    }  # fmt: skip
    for (reason, times), texts in said.items():
        row = (*ROWS[0][:7], reason, NAN, times, "", "")
        for lang, text in zip(("en", "ru"), texts, strict=True):
            chart = oddities_chart(frame([row]), KEPT, scene(lang))
            assert plain(chart.table.texts(scene(lang).language)[0][8]) == text
            assert text in plain(chart.finding)


def test_where_nothing_is_odd_it_says_so(scene):
    chart = oddities_chart(frame([]), KEPT, scene())
    assert chart.empty and "2018" in chart.title


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "cannot be determined"), ("ru", "определить нельзя")]
)
def test_of_closed_codes_it_is_said_that_it_cannot_be_told(scene, lang, said):
    chart = oddities_chart(frame([]), KEPT, scene(lang, sectors=("undisclosed",)))
    assert chart.empty and said in plain(chart.title)
    assert said not in plain(oddities_chart(frame([]), KEPT, scene(lang, sectors=("wood",))).title)
    assert not oddities_chart(frame(), KEPT, scene(lang, sectors=("undisclosed",))).empty


def test_closed_codes_are_the_one_sector_of_their_chapter():
    from dashboard.loaders.special_codes import CLOSED_CODES, CLOSED_SECTOR
    from tests.imports.customs_files import registers

    assert registers().chapters_of(CLOSED_SECTOR) == (CLOSED_CODES,)


def test_what_is_marked_is_counted_and_drawn_after_what_is_not(scene):
    marked = (*ROWS[0][:-2], "right", "an icebreaker")
    chart = oddities_chart(frame([marked, ROWS[1]]), KEPT, scene())
    assert plain(chart.title) == "1 row of 2018 to look at"
    assert [one.key.split("/")[2] for one in chart.plot.categories] == ["FIN", "CHN"]
    assert "imports from Finland" in plain(chart.finding)
    assert plain(chart.table.texts(scene().language)[0][-2]) == "right: an icebreaker"
    assert "right – 1, wrong – 0" in plain(chart.notes[0])
    every = oddities_chart(frame([marked]), KEPT, scene("ru"))
    assert "с отметкой владельца данных" in plain(every.title)


def test_bars_of_little_money_are_told_in_dollars_not_as_less_than_a_tenth_of_a_million(scene):
    small = (*ROWS[0][:4], 18_000.0, *ROWS[0][5:])
    for lang, told in (("en", "$18,000"), ("ru", "18 000 долл. США")):
        chart = oddities_chart(frame([small]), KEPT, scene(lang))
        assert plain(chart.plot.series[0].labels[0]).startswith(told)
        assert "million" not in chart.subtitle and "млн" not in chart.subtitle
    large = oddities_chart(frame(), KEPT, scene())
    assert large.plot.series[0].labels == ("5.0", "−1.0") and "million" in large.subtitle


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_where_not_all_rows_were_looked_at_a_sector_has_to_be_chosen(scene, lang):
    nothing = KEPT.iloc[:0]
    chart = oddities_chart(frame([]), nothing, scene(lang))
    assert chart.empty and ("sector" in chart.hint or "отрасль" in chart.hint)
    assert not chart.known, "a picture has no filters"
    of_sector = oddities_chart(frame([]), nothing, scene(lang, sectors=("wood",)))
    assert of_sector.known and not of_sector.hint


@pytest.mark.parametrize(
    ("lang", "typed", "note"),
    [
        ("en", 'verdict 2018 import FIN 4407100000 wrong --reason "why" --dataset customs',
         "2710192100, China, September 2018, is right: two ships."),
        ("ru", 'verdict 2018 import FIN 4407100000 wrong --reason "причина" --dataset customs',
         "2710192100, Китай, сентябрь 2018 г.: верно: two ships."),
    ],
)  # fmt: skip
def test_marks_are_named_and_what_marks_the_others_can_be_copied(scene, lang, typed, note):
    right = (*ROWS[0][:10], "right", "two ships")
    chart = oddities_chart(frame([right, ROWS[1]]), KEPT, scene(lang, dataset="customs"))
    marked, opened = (row[-1] for row in chart.table.texts(scene(lang).language))
    assert (marked, opened) == ("", f"python -m dashboard {typed}")
    assert plain(chart.notes[0]).endswith(note)
    args = understood(shlex.split(opened)[4:])
    assert (args.period, args.flow, args.partner, args.code) == (
        "2018", "import", "FIN", "4407100000",
    )  # fmt: skip


def understood(typed):
    """What the command understands."""
    parser = argparse.ArgumentParser()
    verdict.add_arguments(parser)
    return parser.parse_args(typed)


def test_rows_of_a_named_release_cannot_be_marked(scene):
    at = scene(dataset="customs")
    named = replace(at, query=at.query.with_(release=1))
    chart = oddities_chart(frame(), KEPT, named)
    assert {row[-1] for row in chart.table.texts(at.language)} == {""}
