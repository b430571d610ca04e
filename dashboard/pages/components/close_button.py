"""The button that closes a dialog or a panel."""

from __future__ import annotations

from typing import Any

from dashboard.language import Language
from dashboard.pages import html


def close_button(words: Language, kind: str, **given: Any) -> Any:
    """``kind`` is its class; ``given`` its id, or what the browser's modules find it by."""
    label = {"aria-label": words.t("frame.close")}
    return html.Button("×", type="button", className=kind, **given, **label)
