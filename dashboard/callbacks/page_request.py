"""What of which page a browser asks for: by the layout as it opens, by the callback at a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict
from urllib.parse import urlsplit

import flask

from dashboard.callbacks.guard import PATH as CALLBACKS
from dashboard.copies import replace

LAYOUT = "/_dash-layout"
QUESTIONS = {LAYOUT: "GET", CALLBACKS: "POST"}
"""The paths at which a page is asked for, and how."""
MOST_NEAR = 99
LONGEST_ORDER = 20


class Parts(TypedDict):
    """What of a page is to be drawn."""

    wanted: tuple[str, ...] | None
    tables: tuple[str, ...] | None
    near: int
    table_order: str


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page that is asked for: its address, and the key of the surroundings that are shown.

    ``wanted`` are the ids of the charts and panels that are wanted now, ``tables`` of the charts
    whose tables are; None: all. ``near``: in place of the first, how many charts from the top.
    ``table_order``: in which order a table that is cut.
    ``rest``: nothing but these is wanted, all else was answered. ``marked``: the browser names what
    it holds, and is to know what its answers are made of.
    """

    path: str = "/"
    query: str = ""
    key: str = ""
    wanted: tuple[str, ...] | None = None
    tables: tuple[str, ...] | None = None
    near: int = 0
    table_order: str = ""
    rest: bool = False
    marked: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> PageRequest:
        """Of the texts of a choice, or of the query of a request for the layout."""
        near = given.get("near", "")
        return cls(
            given.get("path") or "/",
            given.get("query") or "",
            given.get("key") or "",
            _listed(given.get("wanted")),
            _listed(given.get("tables")),
            min(int(near), MOST_NEAR) if near.isdecimal() and near.isascii() else 0,
            (given.get("table_order") or "")[:LONGEST_ORDER],
            bool(given.get("rest")),
            isinstance(given.get("cached"), str),
        )

    @property
    def parts(self) -> Parts:
        """What of the page is to be drawn, for `dashboard.pages.show.show`."""
        return {
            "wanted": self.wanted,
            "tables": self.tables,
            "near": self.near,
            "table_order": self.table_order,
        }

    @property
    def address(self) -> dict[str, str]:
        """The address as the browser gave it."""
        return {"path": self.path, "query": self.query}


def _listed(text: str | None) -> tuple[str, ...] | None:
    """The ids of a list with commas, in one order whatever the order asked; None of no list."""
    return None if text is None else tuple(sorted({one for one in text.split(",") if one}))


def page_request(request: flask.Request) -> PageRequest:
    """What the layout or the callback is asked for.

    Of the layout the address is in the query (assets/first_page.js): neither a proxy that
    changes the host nor a browser that sends no referrer can hide it. A request without it is not
    of our scripts; then the referrer says what page it is for, whatever its host.
    """
    if request.path != CALLBACKS:
        return replace(PageRequest.of(request.args or _referred(request)), marked=False)
    return PageRequest.of(choice_in(request))


def choice_in(request: flask.Request) -> Mapping[str, str]:
    """The choice that the callback is asked for; empty of one that has none."""
    value = request.get_json()["inputs"][0].get("value")
    return value or {}


def _referred(request: flask.Request) -> dict[str, str]:
    """Path and query of the referrer; nothing where it is none."""
    try:
        address = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return {}
    return {"path": address.path.removeprefix(request.script_root), "query": address.query}
