"""What the browser says by itself, in the language of the page."""

from __future__ import annotations

from dashboard.language import Language

WORDS = {
    "copied": "page.copied",
    "not_copied": "page.not_copied",
    "picture_copied": "tools.copied",
    "picture_not_copied": "tools.not_copied",
    "table_copied": "frame.table_copied",
    "table_not_copied": "frame.table_not_copied",
    "failed": "page.no_answer",
    "printed": "page.printed",
    "print_partial": "page.print_partial",
    "replaced": "page.replaced",
    "was_replaced": "page.was_replaced",
    "refresh": "page.refresh",
    "unnamed": "page.unnamed",
    "left_out": "page.left_out",
    "file_making": "files.making",
    "file_slides": "files.slides",
    "file_ready": "files.ready",
    "file_failed": "files.failed",
    "slide_back": "slides.back",
    "slide_on": "slides.next",
    "slide_leave": "slides.leave",
}
"""What the browser says by itself: its name there → its message."""
BY_BROWSER = {name: f"{{{name}}}" for name in ("done", "count")}
"""What it says at these places of a message it knows itself."""


def said_by_browser(language: Language) -> dict[str, str]:
    """Its messages by their names in `WORDS`."""
    return {name: language.t(key, **BY_BROWSER) for name, key in WORDS.items()}
