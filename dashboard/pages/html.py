"""The elements of HTML that Dash has, made without a look at each of their properties.

Dash holds the names of the properties against the list of those there are, whenever an element is
made: a tenth of the time of an answer, of which each click makes a hundred elements. Here a name is
only set down; that there is none which Dash would refuse, `tests/pages` holds for every page.
"""

from __future__ import annotations

import logging
from typing import Any

from dash import html

LOG = logging.getLogger(__name__)

OF_ITS_CLASS = ("_prop_names", "_valid_wildcard_attributes",
                "available_properties", "available_wildcard_properties")  # fmt: skip
"""What Dash writes into every element, the same into all of a kind."""


def _made(self: Any, *children: Any, **given: Any) -> None:
    """An element of its children, if any, and its properties."""
    inside = self.__dict__
    if children:
        (inside["children"],) = children
    inside.update(given)


def _as_json(self: Any) -> dict[str, Any]:
    """An element as it is sent. Dash asks it for each of the properties that there may be."""
    return {"props": {**self.__dict__}, "type": self._type, "namespace": self._namespace}


def __getattr__(name: str) -> Any:
    """The element of a name, as Dash writes it: ``Div``. Of a Dash that makes its elements in
    another way it is Dash's own, as slow as it is."""
    if name.startswith("_"):
        raise AttributeError(name)
    kind = getattr(html, name)
    found = _quick(name, kind)
    if found is None:
        LOG.warning("this Dash makes %s in another way than is known: pages take longer", name)
        found = kind
    globals()[name] = found
    return found


def _quick(name: str, kind: Any) -> Any:
    """The element without the look at its properties; None where Dash would write another one."""
    given = {"id": "x", "className": "y", "data-z": "1"}
    try:
        of_all = {one: vars(kind())[one] for one in OF_ITS_CLASS}
        found = type(kind)(
            name,
            (kind,),
            {
                "__module__": kind.__module__,
                "__init__": _made,
                "to_plotly_json": _as_json,
                "_children_props": [],
                "_namespace": kind._namespace,
                **of_all,
            },
        )
        ours, theirs = found("text", **given), kind("text", **given)
        same = vars(ours) | of_all == vars(theirs)
        same = same and ours.to_plotly_json() == theirs.to_plotly_json()
    except (AttributeError, KeyError, TypeError):
        return None
    return found if same else None
