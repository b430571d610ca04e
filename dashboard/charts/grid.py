"""What the charts of partners by sectors share: their axes and their rows of cells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Series

Pair = tuple[str, str]
"""A partner and a sector."""


def axis(
    codes: Sequence[str], name: Callable[[str], str], noun: str, chosen: Collection[str]
) -> tuple[Category, ...]:
    """The rows or columns of a grid, the chosen ones strong; choosing one is ``noun:code``."""
    return tuple(
        Category(
            code,
            name(code),
            order=f"{noun}:{code}",
            emphasis="strong" if code in chosen else "plain",
        )
        for code in codes
    )


def row_of(
    noun: str,
    partner: str,
    name: str,
    sectors: Sequence[str],
    amounts: Mapping[Pair, Amount],
    label: Callable[[Pair], str],
    hover: Callable[[Pair], str],
    column: str = "",
) -> Series:
    """The cells of a partner, one a sector; choosing one is ``cell:NOR/energy``. ``column``: that
    of the table in which they stand, where it is not the sector."""
    pairs = [(partner, sector) for sector in sectors]
    return Series(
        noun=noun,
        column=column,
        label=name,
        amounts=tuple(amounts.get(pair, Amount()) for pair in pairs),
        labels=tuple(label(pair) for pair in pairs),
        hovers=tuple(hover(pair) for pair in pairs),
        orders=tuple(f"cell:{partner}/{sector}" for _, sector in pairs),
    )


def of_empty(rows: Iterable[Series], said: str) -> tuple[str, ...]:
    """What an empty cell of a grid means, where there is one."""
    return (said,) if any(not text for row in rows for text in row.labels) else ()
