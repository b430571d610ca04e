"""Looking into component trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from typing import Any

from dash.development.base_component import Component

from dashboard.pages.html import OF_ITS_CLASS
from dashboard.pages.markup import VOID
from dashboard.pages.page_texts import MARK

NUMBER = re.compile(r"<a(?=[^>]* data-figure='([^']*)')(?![^>]* href=)")
"""The beginning of a link to where a number comes from, without its address."""


def parts(tree: Any, kind: type | None = None) -> Iterator[Any]:
    """Every component of a tree, or those of one kind."""
    if isinstance(tree, (list, tuple)):
        for branch in tree:
            yield from parts(branch, kind)
    elif isinstance(tree, Component):
        if kind is None or isinstance(tree, kind):
            yield tree
        yield from parts(getattr(tree, "children", None), kind)


def by_id(tree: Any) -> dict[str, Any]:
    """The components of a tree that have an id, by it; each id stands once."""
    found: dict[str, Any] = {}
    for part in parts(tree):
        # React draws no list in a list.
        children = getattr(part, "children", None)
        assert not isinstance(children, list) or not any(isinstance(one, list) for one in children)
        if own := getattr(part, "id", None):
            assert own not in found, own
            found[own] = part
    return found


def sent_by_id(tree: Any) -> dict[str, Any]:
    """The properties of the components of a tree as it is sent (JSON) that have an id, by it."""
    if isinstance(tree, list):
        return {key: one for branch in tree for key, one in sent_by_id(branch).items()}
    if not isinstance(tree, dict):
        return {}
    props = tree.get("props", {})
    own = {props["id"]: props} if isinstance(props.get("id"), str) else {}
    return own | sent_by_id(props.get("children"))


class _Pieces(HTMLParser):
    """Reads HTML into components as they are sent."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[dict[str, Any]] = [{"props": {"children": []}}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {"class": "className", "for": "htmlFor"}
        props: dict[str, Any] = {named.get(name, name): value for name, value in attrs}
        piece = {"type": tag, "props": props | {"children": []}}
        self.open[-1]["props"]["children"].append(piece)
        if tag not in VOID:
            self.open.append(piece)

    def handle_endtag(self, tag: str) -> None:
        props = self.open.pop()["props"]
        if len(props["children"]) == 1:
            (props["children"],) = props["children"]

    def handle_data(self, data: str) -> None:
        self.open[-1]["props"]["children"].append(data)


def refilled(tree: Any, texts: list[str]) -> Any:
    """A tree as it is sent, with the texts that come beside it in their places."""
    if isinstance(tree, list):
        return [refilled(branch, texts) for branch in tree]
    if not isinstance(tree, dict) or "props" not in tree:
        return tree
    props = dict(tree["props"])
    if MARK in props:
        pieces = _Pieces()
        pieces.feed(texts[int(props[MARK])])
        props["children"] = pieces.open[0]["props"]["children"]
    else:
        props["children"] = refilled(props.get("children"), texts)
    return {**tree, "props": props}


def first_page(sent: Any) -> Any:
    """The layout of a page that is opened, with its texts in their places."""
    drawn = sent_by_id(sent)["drawn"]["data"]
    return refilled(sent, [_led(_joined(text), drawn["query"]) for text in drawn["texts"]])


def _joined(text: str | list[Any]) -> str:
    """A text that may be marked as a piece, and cut into others."""
    return text if isinstance(text, str) else "".join(map(_joined, text[2:]))


def _led(text: str, query: str) -> str:
    """A text whose numbers lead to where they come from, as assets/texts.js has them."""
    more = f"?{escape(query)}" if query else ""
    return NUMBER.sub(rf"<a href='\1{more}'", text)


def nested(tree: Any) -> list[Any]:
    """The components that hold a list in their list of children, which React refuses to show."""
    return [part for part in parts(tree) if isinstance(getattr(part, "children", None), list)
            and any(isinstance(one, (list, tuple)) for one in part.children)]  # fmt: skip


def words(tree: Any) -> list[str]:
    """Every text of a tree, in order."""
    if isinstance(tree, (list, tuple)):
        return [text for branch in tree for text in words(branch)]
    if isinstance(tree, Component):
        return words(getattr(tree, "children", None))
    return [] if tree is None else [str(tree)]


def text(tree: Any) -> str:
    """All texts of a tree as one."""
    return "".join(words(tree))


def links(tree: Any) -> set[str]:
    """Every address of this program in a tree."""
    names = ("href", "data-go", "data-export", "data-download")
    found = {str(getattr(part, name)) for part in parts(tree) for name in names
             if getattr(part, name, None)}  # fmt: skip
    return {link for link in found if link.startswith("/")}


def orders(tree: Any) -> list[str]:
    """What clicks on a tree choose, in order."""
    return [getattr(part, "data-order") for part in parts(tree) if hasattr(part, "data-order")]


def unknown_names(tree: Any) -> set[tuple[str, str]]:
    """Kinds of component, and names of properties on them that Dash does not know: its elements
    are made without its own look at that (`dashboard.pages.html`)."""
    return {
        (part._type, name)
        for part in parts(tree)
        for name in part.to_plotly_json()["props"].keys() | vars(part).keys()
        if name[0] != "_" and name not in (*OF_ITS_CLASS, *part._prop_names)
        and not name.startswith(("data-", "aria-"))
    }  # fmt: skip
