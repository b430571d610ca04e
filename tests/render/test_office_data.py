"""What an office program draws of a plot: numbers, gaps, bounds, sums, feet, and what has room."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import Language, language
from dashboard.narrative.amounts import beside
from dashboard.render.fitting import width_of
from dashboard.render.office_data import decimals, office_data
from dashboard.render.office_reach import both_ends, name_size
from dashboard.render.office_room import MOST_BARS
from dashboard.render.office_values import OfficeData

from . import plots
from .plots import series, usd

WORDS = language("en")


def one(plot: Plot, words: Language = WORDS) -> OfficeData:
    (found,) = office_data(plot, words)
    return found


def test_money_is_in_millions_and_a_gap_is_no_number() -> None:
    data = one(plots.turnover())
    exports, imports, sums = data.series
    assert exports.values == (7109.0, None, 5403.6)
    assert imports.values == (4115.9, None, 3554.0)
    assert sums.kind == "sum" and sums.values == (11224.9, None, 8957.6)
    assert data.gaps == {1} and data.categories == ("2018", "2019\nnot published", "2020")


def test_what_is_derived_is_hatched_and_what_is_not_chosen_recedes() -> None:
    exports = one(plots.turnover()).series[0]
    assert exports.hatched == {2} and exports.pale == {1, 2}


def test_many_columns_mark_a_gap_with_a_dash() -> None:
    plot = Plot(
        "columns",
        categories=plots.years(*range(2010, 2020), gaps=(2015,)),
        series=(series("exports", *(usd(None if year == 2015 else 1.0)
                                    for year in range(2010, 2020))),),
        stacked=True,
    )  # fmt: skip
    data = one(plot)
    assert data.dashed and data.categories[5] == "2015\n—"


@pytest.mark.parametrize(("number", "places"), [(32, {30}), (9, {7, 8})])
def test_no_number_of_a_line_is_written_over_that_of_the_year_beside_it(
    number: int, places: set[int]
) -> None:
    there = plots.years(*range(2026 - number, 2026))
    labels = ["" for _ in there]
    labels[7 if number == 9 else 29] = "1,859.9"
    labels[8 if number == 9 else 30] = "1,746.9"
    line = dataclasses.replace(
        series("balance", *(usd(1859.9) for _ in there), form="line"), labels=tuple(labels)
    )
    bars = series("exports", *(usd(5000.0) for _ in there))
    data = one(Plot("columns", categories=there, series=(bars, line)))
    assert data.of("line")[0].labelled == places


def test_a_single_part_is_not_stacked_so_that_its_number_stands_at_its_end() -> None:
    plot = dataclasses.replace(plots.turnover(), series=plots.turnover().series[:1])
    data = one(plot)
    assert not data.stacked and not data.of("sum") and data.series[0].labelled == {0, 2}


def test_flows_drawn_downward_are_known_as_such_and_the_balance_is_a_line() -> None:
    data = one(plots.balance())
    exports, imports, balance = data.series
    assert (exports.turned, imports.turned, balance.turned) == (False, True, False)
    assert imports.values == (-4115.9, None, -3554.0)
    assert balance.kind == "line" and balance.labelled == {0, 2}
    assert not data.of("sum")


def test_notes_of_categories_are_not_part_of_their_names() -> None:
    assert one(plots.balance()).categories == ("2018", "2019", "2020")


def test_a_waterfall_stands_on_feet_and_says_its_changes() -> None:
    data = one(plots.waterfall())
    foot, steps, tops = data.series
    assert foot.kind == "foot"
    assert foot.values == pytest.approx((None, 9240.8, 10163.6, None), nan_ok=True)
    assert steps.values == (9240.8, 1453.5, 530.7, 10163.6)
    assert tops.values == pytest.approx((9240.8, 10694.3, 10694.3, 10163.6))
    assert tops.texts == {1: "+15.7 p.p.\n+1,453.5", 2: "-5.7 p.p."}
    assert [steps.noun_of(n) for n in range(4)] == ["turnover", "exports", "imports", "turnover"]


def test_the_last_total_is_where_the_steps_lead() -> None:
    foot, steps, _ = one(plots.waterfall()).series
    assert (foot.values[2] or 0) == pytest.approx(steps.values[3])


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("more-than", "more than\n700.0"),
        ("approx", "about\n700.0"),
        ("less-than", "less than\n700.0"),
    ],
)
def test_a_bound_is_labelled_as_one(qualifier: str, text: str) -> None:
    plot = Plot(
        "columns",
        categories=plots.years(2018),
        series=(series("turnover", usd(700, qualifier=qualifier)),),
        stacked=True,
    )
    assert one(plot).series[0].texts == {0: text}


def test_a_part_too_small_for_its_number_is_named_beside_the_sum() -> None:
    groups, _ = office_data(plots.sectors(), WORDS)
    exports, imports, sums = groups.series
    assert exports.labelled == {0, 1} and imports.labelled == {1}
    assert sums.texts[0] == "1,020.0 (Imports: 20.0)" and 1 not in sums.texts


def test_a_part_of_next_to_nothing_is_not_named_as_zero() -> None:
    """Behind a sum of 0.1 stood "(Exports: 0.0, Imports: 0.0)"."""
    categories = (Category("wood", "Wood"), Category("food", "Food"))
    parts = (series("exports", usd(0.04), usd(2000)), series("imports", usd(0.03), usd(900)))
    plot = Plot("bars", categories=categories, series=parts, stacked=True)
    assert one(plot).of("sum")[0].texts[0] == "0.1 (Exports: <0.1, Imports: <0.1)"


def test_what_is_drawn_downward_is_no_negative_amount_when_it_is_about_either() -> None:
    drawn = plots.balance()
    rounded = [usd(-3585.3, qualifier="approx"), *drawn.series[1].amounts[1:]]
    imports = dataclasses.replace(drawn.series[1], amounts=tuple(rounded))
    plot = dataclasses.replace(drawn, series=(drawn.series[0], imports, *drawn.series[2:]))
    assert one(plot).series[1].texts == {0: "about\n3,585.3"}


def test_long_names_leave_bars_less_room_for_numbers() -> None:
    def of(name: str) -> frozenset[int]:
        categories = tuple(Category(str(n), f"{name}{n}") for n in range(2))
        parts = (series("exports", usd(2500), usd(270)), series("imports", usd(100), usd(200)))
        plot = Plot("bars", categories=categories, series=parts, stacked=True)
        return one(plot).series[0].labelled

    assert of("Wood ") == {0, 1}
    assert of("Machinery, equipment and means of transport ") == {0}


def test_what_is_written_beside_bars_stands_behind_their_sum() -> None:
    _, fields = office_data(plots.sectors(), WORDS)
    assert [own.label for own in fields.series if own.kind == "bar"] == ["Events", "Events"]
    assert fields.of("sum")[0].texts[0] == "29 · 16 ◆"


def test_a_line_of_the_year_before_is_thin_and_a_missing_month_breaks_the_line() -> None:
    before, now = one(plots.months()).series
    assert (before.kind, before.thin, now.thin) == ("line", True, False)
    assert now.values == (13.0, 14.0, None)


def test_lines_chosen_beside_the_year_are_told_apart_by_their_dashes() -> None:
    plot = plots.months()
    beside = [
        dataclasses.replace(plot.series[1], emphasis="plain", end=year, noun=noun)
        for year in ("2015", "2016") for noun in ("exports", "imports")
    ]  # fmt: skip
    drawn = one(dataclasses.replace(plot, series=(*plot.series, *beside)))
    assert [each.dashes for each in drawn.series] == [0, 0, 1, 1, 2, 2]


def test_more_bars_than_there_is_room_for_are_counted() -> None:
    data = one(plots.tiles(20))
    assert len(data.categories) == MOST_BARS and data.more == 20 - MOST_BARS


def test_bars_that_stand_out_and_the_rest_stay_where_there_are_too_many() -> None:
    plot = plots.tiles(20)
    *first, last = plot.categories
    first[17] = dataclasses.replace(first[17], emphasis="strong")
    rest = dataclasses.replace(last, order="")
    ordered = [dataclasses.replace(one, order=f"code:{one.key}") for one in first]
    data = one(dataclasses.replace(plot, categories=(*ordered, rest)))
    assert data.categories[-2:] == (first[17].label, last.label)
    assert len(data.categories) == MOST_BARS


def test_a_bar_of_which_nothing_is_published_says_so() -> None:
    assert one(plots.partners()).categories[2] == "Others (not published)"


@pytest.mark.parametrize("shape", ["map", "grid"])
def test_other_shapes_have_no_native_chart(shape: str) -> None:
    plot = dataclasses.replace(plots.turnover(), shape=shape)  # type: ignore[arg-type]
    assert office_data(plot, WORDS) == ()


def test_a_plot_of_which_nothing_is_known_has_none() -> None:
    plot = Plot("columns", categories=(Category("2018", "2018"),), series=(series("exports",
                Amount()),))  # fmt: skip
    assert office_data(plot, WORDS) == ()


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        (usd(12800), 1),
        (dataclasses.replace(usd(12800), digits=3), 0),
        (dataclasses.replace(usd(12.8), digits=3), 1),
        (Amount(15.6, "pct"), 1),
        (Amount(3, "count"), 0),
    ],
)
def test_no_more_digits_are_printed_than_the_source_justifies(amount: Amount, found: int) -> None:
    assert decimals(amount) == found


def test_names_are_small_where_one_would_be_broken_into_lines() -> None:
    def size(name: str) -> int:
        categories = tuple(Category(str(n), f"{name}{n}") for n in range(2))
        parts = series("exports", usd(100.0), usd(101.0))
        return name_size(one(Plot("bars", categories=categories, series=(parts,))), 674, 340)

    assert size("Wood ") == 12
    assert size("Продовольственные товары и сельскохозяйственное сырьё ") == 10


def test_a_line_that_only_gives_scale_has_no_name_in_the_key():
    behind = Series("exports", "Exports, 2015", (Amount(1e6), Amount()), "line", "behind")
    strong = dataclasses.replace(behind, label="Exports, 2018", emphasis="strong")
    plot = Plot("lines", categories=(Category("1", "Jan"), Category("2", "Feb")),
                series=(strong, behind))  # fmt: skip
    data = one(plot)
    assert [each.unnamed for each in data.series] == [False, True]


def test_what_is_nearly_zero_is_not_called_zero() -> None:
    amounts = (Amount(-0.04, "pct"), Amount(40.6, "pct"), Amount(0.0, "pct"))
    plot = Plot(
        "bars",
        unit="pct",
        categories=tuple(Category(key, key) for key in ("price", "volume", "none")),
        series=(Series("exports", "Exports", amounts),),
    )
    for lang, said in (
        ("en", "less than 0.1% below zero"),
        ("ru", "менее чем на 0,1\u00a0% ниже нуля"),
    ):
        (data,) = office_data(plot, language(lang))
        assert data.series[0].texts == {0: said}


def test_a_change_of_next_to_nothing_is_written_as_at_its_bar_on_the_page() -> None:
    """Of prices that fell by 0.04 % a slide said that they were below zero."""
    amounts = (Amount(-0.04, "pct"), Amount(40.6, "pct"))
    labels = tuple(beside(WORDS, one) for one in amounts)
    plot = Plot(
        "bars",
        unit="pct",
        categories=(Category("price", "price"), Category("volume", "volume")),
        series=(Series("exports", "Exports", amounts, labels=labels),),
    )
    assert one(plot).series[0].texts == {0: labels[0]} == {0: "−<0.1%"}


def test_words_at_the_end_of_a_short_bar_below_zero_do_not_run_into_its_name() -> None:
    amounts = (Amount(-0.04, "pct"), Amount(40.6, "pct"))
    plot = Plot(
        "bars",
        unit="pct",
        categories=(Category("price", "Цены"), Category("volume", "Объём")),
        series=(Series("exports", "Экспорт", amounts),),
    )
    words, width = language("ru"), 520.0
    low, high = both_ends(one(plot, words), width, words)
    said = width_of("менее чем на 0,1 % ниже нуля", 12, bold=True)
    assert width * -low / (high - low) > said
    assert high > 40.6


def test_a_share_at_the_end_of_a_bar_below_zero_has_room_for_its_sign_too() -> None:
    """«Экспорт: цены−0,6 %» stood as one word: room was made for the number alone."""
    plot = Plot(
        "bars",
        unit="pct",
        categories=(Category("price", "Цены"), Category("volume", "Объём")),
        series=(Series("exports", "Экспорт", (Amount(-0.6, "pct"), Amount(19.9, "pct"))),),
    )
    words, width = language("ru"), 520.0
    low, high = both_ends(one(plot, words), width, words)
    assert width * (-0.6 - low) / (high - low) > width_of("−0,6\u00a0%", 12, bold=True)


def lines(*values: tuple[float, ...]) -> OfficeData:
    there = tuple(Category(str(2018 + n), str(2018 + n)) for n in range(len(values[0])))
    plain = [series("exports", *map(usd, found), form="line") for found in values]
    drawn = tuple(dataclasses.replace(each, label=f"line {n}") for n, each in enumerate(plain))
    return one(Plot("lines", categories=there, series=drawn))


def test_lines_say_the_number_of_their_last_year() -> None:
    assert [each.labelled for each in lines((5.0, 9.0), (1.0, 2.0)).series] == [{1}, {1}]
    assert [each.labelled for each in lines((5.0,), (1.0,)).series] == [{0}, {0}]


@pytest.mark.parametrize("values", [((5.0, 9.0), (1.0, 8.9)), ((9.0, 5.0), (1.0, 2.0))])
def test_the_ends_of_lines_say_none_where_they_meet_or_a_line_falls_to_its_own(
    values: tuple[tuple[float, ...], ...],
) -> None:
    assert not any(each.labelled for each in lines(*values).series)


def test_a_waterfall_that_ends_below_zero_goes_down_through_it() -> None:
    drop = dataclasses.replace(
        plots.waterfall(),
        series=tuple(
            dataclasses.replace(one, amounts=tuple(usd(v) for v in (48, -40, -50, -42)))
            for one in plots.waterfall().series
        ),
    )
    foot, above, below, tops = one(drop).series
    assert foot.values == (None, 8, 0, None)
    assert above.values == (48, 40, 8, 0)
    assert below.values == (None, None, -42, -42)
    assert tops.values == (48, 48, 8, 0)
