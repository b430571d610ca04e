"""The list of keys: what can be done without a mouse, and how the list is opened."""

from __future__ import annotations

from typing import Any

from dashboard import ids
from dashboard.language import Language
from dashboard.pages import html
from dashboard.pages.components.close_button import close_button

KEYS = (
    ("search", ("/",)),
    ("present", ("F",)),
    ("slides", ("←", "→")),
    ("blank", ("B", ".")),
    ("values", ("↑", "↓", "←", "→")),
    ("choose", ("Enter",)),
    ("source", ("Alt", "Enter")),
    ("close", ("Esc",)),
    ("list", ("?",)),
)
"""What keys do, by the names of the messages, and the keys."""


def keys_button(words: Language) -> Any:
    """What opens the list for those who do not know its key."""
    label = words.t("keys.open")
    return html.Button(label, id=ids.KEYS_OPEN, type="button", className="chosen-by")


def keys_dialog(words: Language) -> Any:
    """The dialog with the list; assets/shortcuts.js opens and closes it."""
    t = words.t
    lines = [
        part
        for name, keys in KEYS
        for part in (
            html.Dt([html.Kbd(key) for key in keys]),
            html.Dd(t(f"keys.{name}")),
        )
    ]
    return html.Dialog(
        [
            html.Div(
                [
                    html.H2(t("keys.title"), id=ids.KEYS_TITLE),
                    close_button(words, "tool", id=ids.KEYS_CLOSE),
                ],
                className="chart-head",
            ),
            html.Dl(lines, className="keys"),
        ],
        id=ids.KEYS,
        className="views",
        **{"aria-labelledby": ids.KEYS_TITLE},
    )
