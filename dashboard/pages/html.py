"""The elements of HTML that Dash has, made without a look at each of their properties.

Dash holds the names of the properties against the list of those there are, whenever an element is
made: a tenth of the time of an answer, of which each click makes a hundred elements. Here a name is
only set down; that there is none which Dash would refuse, `tests/pages` holds for every page.
"""

from __future__ import annotations

from typing import Any

from dash import html

OF_ITS_CLASS = ("_prop_names", "_valid_wildcard_attributes",
                "available_properties", "available_wildcard_properties")  # fmt: skip
"""What Dash writes into every element, the same into all of a kind."""


def _made(self: Any, *children: Any, **given: Any) -> None:
    """An element of its children, if any, and its properties."""
    inside = self.__dict__
    if children:
        (inside["children"],) = children
    inside.update(given)


def __getattr__(name: str) -> Any:
    """The element of a name, as Dash writes it: ``Div``."""
    if name.startswith("_"):
        raise AttributeError(name)
    kind = getattr(html, name)
    of_all = {one: vars(kind())[one] for one in OF_ITS_CLASS}
    found = type(kind)(
        name,
        (kind,),
        {
            "__module__": kind.__module__,
            "__init__": _made,
            "_children_props": [],
            "_namespace": kind._namespace,
            **of_all,
        },
    )
    globals()[name] = found
    return found
