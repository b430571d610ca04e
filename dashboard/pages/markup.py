"""Component trees of text → HTML, for what changes on a page that stays.

The first page is a tree that Dash draws. Afterwards its texts are put into their elements by the
browser itself: a trip through every component around them takes longer than drawing a chart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from dash.development.base_component import Component

from dashboard.pages.html import OF_ITS_CLASS
from dashboard.pages.path_prefix import prefixed

OF_TEXT = "dash_html_components"
NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "colSpan": "colspan",
         "rowSpan": "rowspan", "autoComplete": "autocomplete", "dateTime": "datetime"}  # fmt: skip
NO_ATTRIBUTES = frozenset({"children", "key", *OF_ITS_CLASS})
LEADING = ("data-figure", "data-go")
SPECIAL = re.compile("""[&<>"']""")
"""What is escaped: most texts have none of it, and are not gone through five times for that."""
VOID = frozenset({"br", "hr", "img", "wbr", "col", "input"})


def markup(inside: Any, root: str = "") -> str:
    """The HTML of components, of texts, or of a list of both; everything is escaped. Its links are
    below ``root`` (`dashboard.pages.path_prefix`).

    Raises:
        TypeError: what stands there is drawn by scripts of Dash, not by the browser alone.
    """
    pieces: list[str] = []
    _write(inside, root, pieces.append)
    return "".join(pieces)


def _write(inside: Any, root: str, put: Callable[[str], object]) -> None:
    if inside.__class__ is str:
        put(escape(inside, quote=False) if SPECIAL.search(inside) else inside)
    elif inside is None:
        pass
    elif isinstance(inside, (list, tuple)):
        for one in inside:
            _write(one, root, put)
    elif not hasattr(inside, "_namespace"):
        put(escape(str(inside), quote=False))
    else:
        _write_element(inside, root, put)


def _write_element(inside: Component, root: str, put: Callable[[str], object]) -> None:
    if inside._namespace != OF_TEXT:
        raise TypeError(f"{inside._type} is no text")
    given = vars(inside)
    tag = inside._type.lower()
    # The browser makes an address of where these lead, with what is chosen: assets/links.js.
    path = str(given.get("href")).partition("?")[0] if "data-figure" in given else given.get("href")
    leads = path in [given[name] for name in LEADING if name in given]
    names = (name for name in given if not (leads and name == "href"))
    put(f"<{tag}{''.join([_attribute(name, given[name], root) for name in names])}>")
    if tag not in VOID:
        _write(given.get("children"), root, put)
        put(f"</{tag}>")


def _attribute(name: str, value: Any, root: str) -> str:
    if value is None or value is False or name in NO_ATTRIBUTES:
        return ""
    name = NAMES.get(name, name)
    if value is True:
        # What assistive technology reads is a text, also where it says yes.
        return f' {name}="true"' if name.startswith("aria-") else f" {name}"
    if name == "href":
        value = prefixed(value, root)
    if name == "style":
        value = ";".join(f"{_hyphened(one)}:{text}" for one, text in value.items())
    # In single quotes: in JSON the others are written as two signs.
    text = str(value)
    return f" {name}='{escape(text) if SPECIAL.search(text) else text}'"


def _hyphened(name: str) -> str:
    return "".join(f"-{one.lower()}" if one.isupper() else one for one in name)
