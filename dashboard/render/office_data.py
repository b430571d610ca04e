"""A ``Plot`` as the rows of numbers that an office program draws: for slides and for workbooks.

Pure: money in millions, the unseen feet of a waterfall, the sums over stacked columns, and of
each number how it is painted and written. Maps, grids and lanes have no such rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Plot, Series
from dashboard.copies import replace
from dashboard.language import MINUS, NOTHING, Language
from dashboard.measures.sums import total
from dashboard.narrative.amounts import beside, cell, qualified, sign
from dashboard.narrative.digits import as_written, is_nil, rough
from dashboard.render.office_months import dates_of
from dashboard.render.office_room import WORDED, labelled, places_of_bars
from dashboard.render.office_values import DIGITS, MILLION, Numbers, OfficeData, even
from dashboard.render.office_waterfall import waterfall

NATIVE = frozenset({"columns", "bars", "waterfall", "lines", "tiles"})


def office_data(plot: Plot, words: Language) -> tuple[OfficeData, ...]:
    """The native charts of a plot, panel by panel; none where an office program has no such
    chart."""
    if plot.shape not in NATIVE:
        return ()
    return tuple(labelled(_panel(one, words), words) for one in panels(plot))


def panels(plot: Plot) -> list[Plot]:
    """The panels of a plot of which anything is known."""
    every = [plot] if plot.below is None else [plot, plot.below]
    return [one for one in every if any(a.known for s in one.series for a in s.amounts)]


def _panel(plot: Plot, words: Language) -> OfficeData:
    horizontal = plot.shape in ("bars", "tiles")
    room = places_of_bars(plot.categories) if horizontal else range(len(plot.categories))
    barless = plot.barless if horizontal else ()
    shown = [n for n in room if n not in barless]
    gaps = frozenset(n for n in shown if plot.categories[n].gap)
    dashed = bool(gaps) and len(shown) > WORDED and not horizontal
    data = OfficeData(
        categories=tuple(
            _named(plot.categories[n], plot, dashed=dashed, horizontal=horizontal) for n in shown
        ),
        series=tuple(_numbers(plot, one, shown, words) for one in plot.series
                     if one.form != "text"),
        unit=plot.unit,
        horizontal=horizontal,
        heading=plot.heading,
        gaps=gaps,
        dashed=dashed,
        floor=plot.floor if plot.shape == "lines" else 0.0,
        more=len(plot.categories) - len(room),
        dates=() if horizontal else dates_of([plot.categories[n] for n in shown]),
        chosen=_chosen(plot, shown),
    )  # fmt: skip
    if plot.shape == "waterfall":
        return waterfall(data, plot, words)
    if plot.even:
        data = replace(data, series=(*data.series, even(plot.even, len(shown), plot.unit)))
    bars = [one for one in plot.series if one.form == "bar"] if plot.shape != "lines" else []
    parts = [[one.amounts[n] for one in bars if one.amounts[n].known] for n in shown]
    # Where no column has more than one part its number can stand at its end.
    if not plot.stacked or all(len(found) <= 1 for found in parts):
        return data
    data = replace(data, stacked=True)
    signed = any(amount.plain() < 0 for found in parts for amount in found)
    if signed or data.of("line"):
        return data
    sums = replace(
        _sums(plot, parts, words),
        beside=_beside(plot, shown),
        cells=tuple(f"{plot.categories[at].key}/{plot.whole}" for at in shown if plot.whole),
    )
    return replace(data, series=(*data.series, sums))


def _chosen(plot: Plot, shown: Sequence[int]) -> int | None:
    """The place of lines that stands out among others, if one does."""
    strong = [at for at, n in enumerate(shown) if plot.categories[n].emphasis == "strong"]
    return strong[0] if plot.shape == "lines" and len(strong) == 1 else None


def _named(category: Category, plot: Plot, *, dashed: bool, horizontal: bool) -> str:
    """A category by its name, one of which nothing is published with that or a dash, and a year
    with how many months of it there are."""
    if not category.gap:
        said = "" if horizontal or plot.noting else category.note
        return f"{category.label}\n{said}" if said else category.label
    if horizontal:
        return f"{category.label} ({category.gap})"
    return f"{category.label}\n{NOTHING if dashed else category.gap}"


def _numbers(plot: Plot, one: Series, shown: Sequence[int], words: Language) -> Numbers:
    amounts = [one.amounts[n] for n in shown]
    pale = one.emphasis in ("pale", "behind")
    rising = ("+", f"{MINUS}<")
    changes = plot.shape == "bars" and any(text.startswith(rising) for text in one.labels)
    said = [amount.times(-1) for amount in amounts] if one.turned else amounts
    return Numbers(
        noun=one.noun,
        label=one.label,
        values=tuple(drawn(amount) for amount in amounts),
        unit=next((amount.unit for amount in amounts if amount.known), plot.unit),
        kind="line" if one.form == "line" or plot.shape == "lines" else "bar",
        hatched=frozenset(n for n, amount in enumerate(amounts) if one.expected or amount.derived),
        pale=frozenset(
            n for n, at in enumerate(shown) if pale or plot.categories[at].emphasis == "pale"
        ),
        texts={**_bounds(said, words, plot, changes=changes), **_of_two(plot, one, shown)},
        signs=tuple(sign(amount) for amount in amounts),
        decimals=tuple(decimals(amount) for amount in amounts),
        nouns=_nouns(plot, shown),
        turned=one.turned,
        changes=changes,
        labelled=frozenset(n for n, at in enumerate(shown) if one.labels and one.labels[at]),
        thin=pale,
        unnamed=one.emphasis == "behind",
        dashes=_dashes(plot, one),
        cells=tuple(_cell_of(plot, one, at) for at in shown),
    )


def _dashes(plot: Plot, one: Series) -> int:
    """Which line it is of those chosen beside the strong one; both flows of a year are alike."""
    beside = sorted({each.end for each in plot.series if each.end and each.emphasis == "plain"})
    return beside.index(one.end) + 1 if one.end in beside else 0


def _of_two(plot: Plot, one: Series, shown: Sequence[int]) -> dict[int, str]:
    """The labels of bars that lie over others in their row, as of a scenario over the fact: they
    say both numbers."""
    if plot.shape != "bars" or plot.stacked or not one.labels:
        return {}
    bars = [each for each in plot.series if each.form == "bar"]
    return {n: text for n, at in enumerate(shown)
            if (text := one.labels[at]) and sum(each.amounts[at].known for each in bars) > 1
            }  # fmt: skip


def _cell_of(plot: Plot, one: Series, at: int) -> str:
    """The cell of a number; a tile as a whole stands in that of its category, its parts in those of
    their own columns."""
    category = plot.categories[at]
    return (
        f"{category.key}/{one.column or one.noun}" if plot.shape == "tiles" else one.cell(category)
    )


def _nouns(plot: Plot, shown: Sequence[int]) -> tuple[str, ...]:
    found = tuple(plot.categories[n].noun for n in shown)
    return found if any(found) else ()


def drawn(amount: Amount) -> float | None:
    """The number that is drawn: money in millions, without the noise of the division. One that is
    only about right is drawn as it is written: who edits the chart reads it in a sheet."""
    value = as_written(amount).value
    if value is None:
        return None
    return round(value / MILLION, DIGITS) if amount.unit == "usd" else value


def decimals(amount: Amount) -> int:
    """Decimals that an amount is written with: no more digits than its source justifies, and none
    of an exact zero, as on the page; a price keeps those of the prices beside it."""
    if is_nil(amount) and amount.unit != "usd_per_kg":
        return 0
    most = {"usd": 1, "pct": 1, "points": 1, "kg": 1, "usd_per_kg": 2, "relative": 1,
            "index": 1 if amount.digits else 0}.get(amount.unit, 0)  # fmt: skip
    return amount.decimals(most)


def _bounds(
    amounts: Sequence[Amount], words: Language, plot: Plot, *, changes: bool = False
) -> dict[int, str]:
    """Labels of amounts that their source states only as "about" or "more than", of those that
    stand for a range, and of those that a number with their decimals would call zero.

    Over a column the word stands above its number: side by side they would run into the next. Of
    ``changes`` it is said as on the page: a price that fell a little is not itself below zero.
    """
    found, write = {}, beside if changes else cell
    columns = plot.shape not in ("bars", "tiles")
    for n, amount in enumerate(amounts):
        value = drawn(amount)
        if rough(amount) or (value and not round(value, decimals(amount))):
            found[n] = write(words, amount)
            continue
        if value is not None and amount.qualifier:
            figure = ("\n" if columns else "") + words.number(value, decimals(amount))
            found[n] = qualified(words, figure, amount.qualifier).replace(" \n", "\n")
    return found


def _sums(plot: Plot, parts: Sequence[Sequence[Amount]], words: Language) -> Numbers:
    sums = [total(found) for found in parts]
    return Numbers(
        noun="ink",
        label=words.t("export.native_line"),
        values=tuple(drawn(amount) for amount in sums),
        unit=plot.unit,
        kind="sum",
        texts=_bounds(sums, words, plot),
        signs=tuple(sign(amount) for amount in sums),
        decimals=tuple(decimals(amount) for amount in sums),
    )


def _beside(plot: Plot, shown: Sequence[int]) -> tuple[str, ...]:
    """What the plot writes beside its bars without drawing it, such as a count of relations."""
    labels = [one.labels for one in plot.of("text") if one.labels]
    return tuple(" ".join(one[n] for one in labels if one[n]) for n in shown) if labels else ()
