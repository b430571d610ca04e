"""Choices side by side in the only year of which they are known: a bar each, for a line has no
course there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Plot, Series
from dashboard.narrative.amounts import label
from dashboard.narrative.reasons import absent
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import gap_hover


def known_alone(values: Mapping[str, Sequence[Amount]], years: Sequence[int]) -> int | None:
    """The year in which alone anything is known of choices; None where there are none or several.
    ``values``: of each, one a year."""
    known = {year for one in values.values()
             for year, amount in zip(years, one, strict=True) if amount.known}  # fmt: skip
    return known.pop() if len(known) == 1 else None


def bars_of_year(
    scene: Scene,
    values: Mapping[str, Amount],
    name_of: Callable[[str], str],
    hover_of: Callable[[str], str],
) -> Plot:
    """A bar a choice in the year of a scene, the largest first; a band where nothing is published.

    ``values``: choice → its value in the year. The values stand in the row of the year and the
    columns of the choices in the table of the chart.
    """
    words = scene.language
    order = sorted(values, key=lambda key: (not values[key].known, -(values[key].value or 0.0)))
    amounts = tuple(values[key] for key in order)
    return Plot(
        shape="bars",
        categories=tuple(
            Category(
                key=key,
                label=name_of(key),
                row=str(scene.year),
                column=key,
                gap="" if amount.known else absent(scene),
                hover="" if amount.known else gap_hover(scene, name_of(key)),
            )
            for key, amount in zip(order, amounts, strict=True)
        ),
        series=(
            Series(
                noun=scene.noun,
                label=words.t(f"chart.part.{scene.noun}"),
                amounts=amounts,
                emphasis="strong",
                labels=tuple(label(words, one) if one.known else "" for one in amounts),
                hovers=tuple(hover_of(key) for key in order),
            ),
        ),
    )
