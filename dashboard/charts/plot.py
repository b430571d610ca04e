"""Plot: what a chart shows, as values. No colour and no place of a text: renderers add those.

One form for all charts. ``columns`` (years or months), ``bars`` (named things, largest first),
``waterfall`` (from one total to another: the first and the last amount are totals, those between
them changes; `dashboard.measures.steps` says where each begins), ``lines``, ``grid`` (rows ×
categories), ``tiles`` (parts of a whole) and ``map`` (marks at places).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.amount import Amount, Unit

Shape = Literal["columns", "bars", "waterfall", "lines", "grid", "tiles", "map"]
Form = Literal["bar", "line", "text"]
Emphasis = Literal["strong", "plain", "pale", "behind"]
"""``behind``: a line that only gives scale to those that are meant."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that a map shows, in degrees; ``middle`` is what it is centred on.

    A map shows it and whatever more its place has room for. ``flat``: the world or a large part of
    it, on one sheet; else an equal-area view from above the middle, with finer outlines.
    """

    name: str
    west: float
    east: float
    south: float
    north: float
    middle: tuple[float, float]
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """One thing that values stand at: a year, a partner, a step.

    ``key`` is unique in its plot; ``order`` is what choosing it does (``year:2018``, "" nothing);
    ``strong`` is chosen, ``pale`` recedes; ``compared`` marks the year compared with. ``note``
    stands under the label, or is what is said of a bar that has none. ``gap`` says why nothing is
    known of it; "" where something is.
    ``noun`` is what its values are of, where it is not that of the series; ``column`` the column
    of the table in which they stand, where it is not that of the series, and ``row`` its row, where
    that is not the ``key``.
    ``place`` and ``drawn`` are as those of a `Mark`.
    """

    key: str
    label: str
    order: str = ""
    emphasis: Emphasis = "plain"
    compared: bool = False
    note: str = ""
    gap: str = ""
    hover: str = ""
    noun: str = ""
    column: str = ""
    row: str = ""
    place: tuple[float, float] | None = None
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one noun, one a category; an amount that is not known is a gap.

    ``noun`` (exports, imports, turnover, balance, relations …) says what is measured and gives
    the colour. ``labels`` and ``hovers`` are as many as the amounts, or none; ``orders`` too,
    where what is chosen is not the category. ``column`` is that of the table of the chart in which
    the amounts stand, where it is not named after the noun. ``end`` is written where a line ends.
    ``expected``: they are no facts, and
    are hatched whatever their status is. ``turned``: they are drawn the other way, as imports
    below the axis, and are written without the sign of that.
    """

    noun: str
    label: str
    amounts: tuple[Amount, ...]
    form: Form = "bar"
    emphasis: Emphasis = "plain"
    labels: tuple[str, ...] = ()
    hovers: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    column: str = ""
    end: str = ""
    expected: bool = False
    turned: bool = False

    def cell(self, category: Category) -> str:
        """The cell of the table in which the amount of a category stands: row and column."""
        return f"{category.row or category.key}/{self.column_of(category)}"

    def column_of(self, category: Category) -> str:
        """The column of the table in which the amount of a category stands."""
        return category.column or self.column or self.noun


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that stands at a place rather than in a series.

    ``kind`` gives its sign (state of relations). ``place`` is degrees east and north; ``drawn`` is
    ``polygon`` where the map has its outline, else ``point``. ``now``: something happened
    there in the year that is shown.
    """

    key: str
    label: str
    kind: str
    hover: str = ""
    orders: tuple[str, ...] = ()
    emphasis: Emphasis = "plain"
    place: tuple[float, float] | None = None
    amount: Amount | None = None
    drawn: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the key: what a sign in the colour of a noun means."""

    noun: str
    sign: str
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart shows.

    ``rows`` are the rows of a grid; the series of a grid are its rows, in their order. ``table``:
    the one in which its amounts stand, where that is not the table of the chart; ``whole``: the
    column of it in which the sum of a stack stands. ``heading`` names
    a panel; ``below`` is a second panel. ``asides`` are lines that stand below the drawing,
    ``noted``: the notes of its chart say the same;
    ``noting`` is what the notes of its categories are. ``limits`` divide the amounts into classes.
    ``arcs``: amounts are drawn as arcs from the region itself. ``apart``: each strong line has a
    panel of its own, with the others pale behind it. ``floor``: where the axis of a waterfall
    or of lines begins, in its unit. ``even``: a value that parts columns, at which a line is drawn
    across them, and its name. ``low``: its place is as high as one or two bars need.
    """

    shape: Shape
    unit: Unit = "usd"
    categories: tuple[Category, ...] = ()
    series: tuple[Series, ...] = ()
    rows: tuple[Category, ...] = ()
    marks: tuple[Mark, ...] = ()
    entries: tuple[Entry, ...] = ()
    stacked: bool = False
    heading: str = ""
    asides: tuple[str, ...] = ()
    noted: bool = False
    noting: str = ""
    limits: tuple[float, ...] = ()
    arcs: bool = False
    apart: bool = False
    view: View | None = None
    below: Plot | None = None
    table: str = ""
    whole: str = ""
    floor: float = 0.0
    even: tuple[float, str] | None = None
    low: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is known that could be drawn."""
        nothing = not self.marks and not any(amount.known for amount in self.amounts())
        return nothing and (self.below is None or self.below.empty)

    @property
    def barless(self) -> tuple[int, ...]:
        """The places of rows of bars that have none, though something is known of them: that of
        all other fields together."""
        drawn = [one for one in self.series if one.form != "text"]
        return tuple(
            n for n, one in enumerate(self.categories)
            if self.shape == "bars" and not one.gap
            and not any(each.amounts[n].known for each in drawn)
        )  # fmt: skip

    def amounts(self) -> Iterator[Amount]:
        """Every amount of the plot, panel by panel, series by series."""
        for series in self.series:
            yield from series.amounts
        for mark in self.marks:
            if mark.amount is not None:
                yield mark.amount
        if self.below is not None:
            yield from self.below.amounts()

    def of(self, form: Form) -> tuple[Series, ...]:
        """The series of a form, in order."""
        return tuple(one for one in self.series if one.form == form)
