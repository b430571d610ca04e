"""Component trees of text → HTML, for what changes on a page that stays.

The first page is a tree that Dash draws. Afterwards its texts are put into their elements by the
browser itself: a trip through every component around them takes longer than drawing a chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from dash.development.base_component import Component

from dashboard.pages.prefixed import prefixed

OF_TEXT = "dash_html_components"
NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "colSpan": "colspan",
         "rowSpan": "rowspan", "autoComplete": "autocomplete", "dateTime": "datetime"}  # fmt: skip
LEADING = ("data-figure", "data-go")
OF_ITS_CLASS = frozenset({"available_properties", "available_wildcard_properties"})
"""What a component has beside what it was given."""
VOID = frozenset({"br", "hr", "img", "wbr", "col", "input"})


def markup(inside: Any, root: str = "") -> str:
    """The HTML of components, of texts, or of a list of both; everything is escaped. Its links are
    below ``root`` (`dashboard.pages.prefixed`).

    Raises:
        TypeError: what stands there is drawn by scripts of Dash, not by the browser alone.
    """
    if inside is None:
        return ""
    if isinstance(inside, (list, tuple)):
        return "".join(markup(one, root) for one in inside)
    if not isinstance(inside, Component):
        return escape(str(inside), quote=False)
    if inside._namespace != OF_TEXT:
        raise TypeError(f"{inside._type} is no text")
    given = _given(inside)
    tag = inside._type.lower()
    # The browser makes an address of where these lead, with what is chosen: assets/links.js.
    leads = given.get("href") in [given[name] for name in LEADING if name in given]
    names = (name for name in given if not (leads and name == "href"))
    opening = f"<{tag}{''.join(_attribute(name, given[name], root) for name in names)}>"
    return opening if tag in VOID else f"{opening}{markup(given.get('children'), root)}</{tag}>"


def _given(inside: Component) -> Mapping[str, Any]:
    """The properties of a component that were given, children too: what its ``to_plotly_json``
    answers, which looks for each property that an element of its kind may have."""
    return {name: value for name, value in vars(inside).items()
            if name[0] != "_" and name not in OF_ITS_CLASS}  # fmt: skip


def _attribute(name: str, value: Any, root: str) -> str:
    if name in ("children", "key") or value is None or value is False:
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
    return f" {name}='{escape(str(value))}'"


def _hyphened(name: str) -> str:
    return "".join(f"-{one.lower()}" if one.isupper() else one for one in name)
