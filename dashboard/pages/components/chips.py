"""What is chosen of partners and sectors, each as a chip that takes it away again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from dashboard import ids
from dashboard.language import Language
from dashboard.pages import html


class Chosen(NamedTuple):
    """A partner, sector or group that is chosen: the order that takes it away, and its name."""

    order: str
    name: str


def chips(found: Iterable[Chosen], words: Language) -> list[Any]:
    """The chips; a key or a click on one takes it away."""
    return [
        html.Button(
            [html.Span(one.name), html.Span("×", **{"aria-hidden": "true"})],
            type="button",
            className="chip taken",
            **{
                "data-order": one.order,
                "aria-label": words.t("filter.without", name=one.name),
            },
        )
        for one in found
    ]


def adding(words: Language, *, together: bool) -> Any:
    """The switch between the sum of what is chosen and each by itself."""
    return html.Button(
        words.t("filter.together"),
        type="button",
        className="chip",
        title=words.t("filter.together_hint"),
        **{
            "data-order": f"together:{'' if together else 1}",
            "aria-pressed": "true" if together else "false",
        },
    )


def chips_row(found: list[Any], words: Language) -> Any:
    """The place of the chips."""
    name = {"aria-label": words.t("filter.chosen")}
    return html.Div(found, id=ids.CHIPS, className="chips chosen", role="group", **name)
