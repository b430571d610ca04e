"""Charts of a page in their frames; two columns, the wide ones in the whole row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import ids
from dashboard.documents.reference import reference
from dashboard.pages import html
from dashboard.pages.blocking_filter import mended_by
from dashboard.pages.by_month import by_month
from dashboard.pages.components.cards import cards_row
from dashboard.pages.components.chart_props import Props, chart_props, empty_props
from dashboard.pages.components.frames import chart_frame
from dashboard.pages.components.listings import brief, whole
from dashboard.pages.components.map_tools import choice
from dashboard.pages.components.span import span_tools
from dashboard.pages.data_dates import cards_source
from dashboard.pages.page import Drawn, Shown
from dashboard.pages.part import lost, part
from dashboard.pages.show import unshown
from dashboard.values import VIEWS

LONE = 2
"""Up to so many charts each take the whole row."""


def props_of(shown: Shown, drawn: Drawn) -> Props:
    """What a chart changes on its page; one that cannot be drawn says so."""
    return part(
        shown,
        f"figure of {drawn.declared.name}",
        lambda: {
            **chart_props(
                drawn.chart,
                shown.words,
                _reference(shown, drawn),
                mended_by=mended_by(shown, drawn),
                invites=not drawn.declared.chosen(shown.scene.query),
                leads=by_month(shown, drawn),
            ),
            **_beside(shown, drawn),
        },
        lambda: chart_props(unshown(drawn.declared, shown.scene), shown.words),
    )


def _beside(shown: Shown, drawn: Drawn) -> Props:
    """What chooses the form of a chart, and the things that it counts: all of them where its table
    has every row, else the first few."""
    declared, words, found = drawn.declared, shown.words, {}
    if name := declared.views:
        there = declared.forms or VIEWS[name]
        forms = {form: words.t(f"view.{name}.{form}") for form in there}
        # A form that only other charts of the page have leaves this one as it is.
        chosen = form if (form := getattr(shown.query, name)) in there else there[0]
        control = choice(name, forms, chosen, words, words.t(f"view.{name}.label"))
        # A page without room for it has it where the address gives another form than the usual.
        here = not declared.formed or shown.page.noun in declared.formed or chosen != there[0]
        found[ids.tools(declared.chart_id)] = {
            "children": [*([control] if here else []), *_span(shown, drawn)]
        }
    if declared.itemised:
        lists = drawn.chart.lists
        all_here = shown.page.noun in declared.listed
        listed = whole(lists, shown.address.code) if all_here else brief(lists, "/relations", words)
        found[ids.listing(declared.chart_id)] = {"children": listed}
    return found


def _span(shown: Shown, drawn: Drawn) -> list[Any]:
    """What chooses a span of the years of a chart, where it has one."""
    if not drawn.declared.spanned or drawn.chart.empty:
        return []
    choices = shown.query.choices
    years = [int(one.key) for one in drawn.chart.plot.categories]
    known = {*choices.years, *choices.other_years}
    offered = [year for year in years if year in known]
    return [span_tools(shown.query, years, offered, shown.words)]


def _reference(shown: Shown, drawn: Drawn) -> str:
    """What opens this chart again as it is shown."""
    query, registers = shown.scene.query, shown.library.registers
    return reference(registers, query, shown.address, drawn.chart.chart_id)


def framed(shown: Shown, drawn: Drawn, *, wide: bool = False, above: Sequence[Any] = ()) -> Any:
    """A chart of a page in its frame; ``above`` stands over the picture. The frame of one that is
    not to be drawn now is empty."""
    held = shown.holds(drawn.chart_id)
    props = props_of(shown, drawn) if held else empty_props(drawn.chart_id)
    return chart_frame(drawn.declared, props, shown.words, wide=wide, above=above)


def frame_of(shown: Shown, name: str, *, wide: bool = False) -> list[Any]:
    """The chart of a name in its frame, if it is on the page."""
    drawn = shown.drawn(name)
    return [] if drawn is None else [framed(shown, drawn, wide=wide)]


def grid(
    shown: Shown,
    above: Mapping[str, Sequence[Any]] | None = None,
    below: Mapping[str, Any] | None = None,
) -> list[Any]:
    """The cards, then all charts of a page.

    ``above``: by name of a chart, what stands over its picture; ``below``: what follows it.
    """
    wide = _wide([shown.page.room_of(one.declared) > 1 for one in shown.charts])
    parts: list[Any] = []
    for drawn, whole_row in zip(shown.charts, wide, strict=True):
        name = drawn.declared.name
        over = (above or {}).get(name, ())
        parts.append(framed(shown, drawn, wide=whole_row, above=over))
        parts += [below[name]] if below and name in below else []
    return [*cards_of_page(shown), html.Div(parts, className="charts")]


def _wide(declared: Sequence[bool]) -> list[bool]:
    """Which charts take the whole row: those that want it, each of a few, and of those that want
    half a row whichever would leave the other half empty."""
    wide = [one or len(declared) <= LONE for one in declared]
    start = 0
    for end in range(len(wide) + 1):
        if end == len(wide) or wide[end]:
            if (end - start) % 2:
                wide[end - 1] = True
            start = end + 1
    return wide


def cards_of_page(shown: Shown) -> list[Any]:
    """The row of cards, if the page has them; that they cannot be shown, if so."""
    return cards_row(shown.cards, cards_source(shown)) if shown.cards else lost(shown, "cards")
