"""The six headline cards: value, change in per cent and in dollars, status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import ids
from dashboard.amount import UNKNOWN, Amount
from dashboard.narrative.linked import Line
from dashboard.pages import html
from dashboard.pages.components.numbers import linked, number_link


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a card's small columns: its height from 0 to 1; 0 also where it is not known.
    ``floor``: how high it begins, where others reach below zero; one below zero ends at zero."""

    height: float
    chosen: bool
    status: str
    floor: float = 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """The figure of one of several choices that stand side by side in a card: its name, how the
    figure changed, and where both come from (``href``, ``grown``), empty where not known."""

    name: str
    value: str
    change: str = ""
    direction: str = ""
    span: str = ""
    href: str = ""
    grown: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One headline figure in the reader's language.

    ``direction`` is ``up``, ``down`` or empty; ``note`` is said under the figure (a
    reconciliation, a place), folded behind ``mark`` where there is one; ``span`` is the range that
    the figure stands for, ``amount`` the figure itself, ``path`` where it comes from;
    ``partner``: of whom the page is.
    ``years`` are what the figure was in every year, as small columns without numbers.
    ``sources`` and ``rows`` are the ids of those of the figure and of its change. ``sides`` stand
    in the place of the one figure. ``folded``: it is one of a line of cards without a figure, and
    its ``change`` says why. ``of``: beside cards with figures it is the one that speaks for all of
    these names that have none for its reason, and ``spoken_for`` are the others.
    """

    noun: str
    label: str
    value: str
    unit: str
    change: Line
    status: str
    status_word: str
    direction: str = ""
    mark: str = ""
    note: Line = ()
    span: str = ""
    amount: Amount = UNKNOWN
    path: str = ""
    partner: str = ""
    sources: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    years: tuple[Year, ...] = ()
    sides: tuple[Side, ...] = ()
    folded: bool = False
    of: tuple[str, ...] = ()
    spoken_for: bool = False


_ARROWS = {"up": "▲", "down": "▼", "": ""}


def card_props(card: Card) -> dict[str, Any]:
    """What a change of filters changes of a card."""
    kind = f"card {card.noun} {card.status.replace(' ', '-')}"
    kind += " of-several" if card.of else " spoken-for" if card.spoken_for else ""
    kind += " marked" if card.note and card.mark else ""
    kind += " sided" if card.sides else ""
    return {"children": card_children(card), "className": kind}


def card_children(card: Card) -> list[Any]:
    """What stands inside a card."""
    if card.of:
        why = html.Dd(linked(card.change, card.partner), className="card-why")
        return [html.Dt(", ".join(card.of), className="card-label"), why]
    if card.folded:
        why = html.Dd(linked(card.change, card.partner), className="card-why")
        return [html.Dt(_label(card), className="card-label"), why]
    if card.sides:
        return [
            html.Dt(_label(card), className="card-label"),
            *(html.Dd(_side(one), className="card-side") for one in card.sides),
            html.Dd(card.status_word, className=f"card-status {card.status.replace(' ', '-')}"),
        ]
    parts: list[Any] = [
        html.Dt(_label(card), className="card-label"),
        html.Dd(
            [
                number_link(
                    card.value,
                    card.path,
                    "card-value amount" if card.path else "card-value",
                    **{"title": card.span} if card.span else {},
                ),
            ],
            className="card-figure",
        ),
        html.Dd(
            [
                html.Span(
                    _ARROWS[card.direction],
                    className=f"arrow {card.direction}",
                    **{"aria-hidden": "true"},
                ),
                *linked(card.change, card.partner),
            ],
            className="card-change",
        ),
        html.Dd(_status(card), className=f"card-status {card.status.replace(' ', '-')}"),
    ]
    if card.years:
        parts.append(html.Dd(_columns(card.years), className="card-years"))
    if card.note and not card.mark:
        parts.append(html.Dd(linked(card.note, card.partner), className="card-note"))
    return parts


def _status(card: Card) -> Any:
    """How a figure is known, and the mark that unfolds the note, in a line of its own where both
    have no room in one."""
    if not (card.note and card.mark):
        return card.status_word
    note = html.P(linked(card.note, card.partner))
    fold = html.Details([html.Summary(card.mark), note], className="card-fold")
    return [html.Span(card.status_word), fold]


def _side(one: Side) -> list[Any]:
    """The figure of one choice, and below it how that changed."""
    hidden = {"aria-hidden": "true"}
    arrow = html.Span(_ARROWS[one.direction], className=f"arrow {one.direction}", **hidden)
    change = [arrow, _link(one.change, one.grown)] if one.change else None
    return [
        html.Span(one.name, className="side-name", title=one.name),
        _link(one.value, one.href, **({"title": one.span} if one.span else {})),
        html.Span(change, className="side-change"),
    ]


def _link(text: str, href: str, **given: Any) -> Any:
    """A number with a query of its own; as it is where it leads nowhere."""
    if not href:
        return html.Span(text, **given)
    return html.A(text, href=href, className="amount", **given)


def _label(card: Card) -> list[Any]:
    """The name of a figure with its unit, so that the number stands in one line."""
    if not card.unit:
        return [card.label]
    return [f"{card.label}, ", html.Span(card.unit, className="card-unit")]


def _columns(years: Sequence[Year]) -> Any:
    """The figure in every year; for the eye alone, as the chart below says it in numbers."""
    columns = [
        html.Span(
            className=f"column {one.status.replace(' ', '-')}{' chosen' if one.chosen else ''}",
            style={
                "height": f"{max(4, round(100 * one.height))}%",
                **({"bottom": f"{round(100 * one.floor)}%"} if one.floor else {}),
            },
        )
        for one in years
    ]
    return html.Span(columns, className="columns", **{"aria-hidden": "true"})


def card_tree(card: Card) -> Any:
    """A card as the page is first sent."""
    return html.Dl(id=ids.card(card.noun), **card_props(card))


def row_props(cards: Sequence[Card]) -> dict[str, Any]:
    """What a change of filters changes of the row of cards: whether they are folded into a line,
    and whether one speaks for several."""
    return {
        "data-empty": "" if any(card.folded for card in cards) else None,
        "data-spoken": "" if any(card.of for card in cards) else None,
    }


def cards_row(cards: Sequence[Card], source: Any) -> list[Any]:
    """The row of cards, and the source line below it, with what its sources disagree about."""
    return [
        html.Div(
            [card_tree(card) for card in cards],
            id=ids.CARDS_ROW,
            className="cards",
            **row_props(cards),
        ),
        html.Div(source, id=ids.CARDS_SOURCE, className="cards-source"),
    ]
