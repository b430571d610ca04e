"""A browser without a window: it opens a page, clicks, and makes answers whole by what it holds."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from dashboard.pages.cached_pieces import MARK
from tests.callbacks.conftest import CALLBACK, LAYOUT, body

NAMED = 450
"""Pieces that are named, those used last: assets/cached_pieces.js."""


class Browser:
    """A browser that opened a page: it names what it holds, and makes answers whole."""

    def __init__(self, client: FlaskClient, path: str, query: str = "") -> None:
        self.client, self.path = client, path
        self.pieces: dict[str, Any] = {}
        self.sizes: list[int] = []
        asked = {"path": path, "query": query, "near": "2", "tables": ""}
        layout = client.get(LAYOUT, query_string=asked).get_json()["props"]["children"]
        self.drawn = next(one["props"]["data"] for one in layout if one["props"]["id"] == "drawn")
        self.whole(self.drawn["texts"])
        self._rest(query)

    def click(self, query: str) -> dict[str, Any]:
        """Choose: what is seen is asked for, then what it leaves. The first answer; ``sizes`` are
        the bytes of both, before they are packed."""
        self.sizes = []
        self.drawn = self._ask({"query": query, "near": "2"})
        self._rest(query)
        return self.drawn

    def _rest(self, query: str) -> None:
        if left := self.drawn["left"]:
            self._ask({"query": query, "wanted": ",".join(left), "rest": "1"})

    def _ask(self, choice: dict[str, str]) -> dict[str, Any]:
        choice |= {"path": self.path, "key": self.drawn["key"], "tables": ""}
        named = "".join([*self.pieces][-NAMED:])
        answer = self.client.post(CALLBACK, json=body({**choice, "cached": named}))
        assert answer.status_code == 200, answer.text
        self.sizes.append(len(answer.get_data()))
        found: dict[str, Any] = self.whole(answer.get_json()["response"]["drawn"]["data"])
        plain = self.client.post(CALLBACK, json=body(choice)).get_json()
        assert found == plain["response"]["drawn"]["data"], (self.path, choice)
        return found

    def whole(self, piece: Any) -> Any:
        """A piece of an answer with what was left out of it."""
        if isinstance(piece, list) and piece[:1] == [MARK]:
            if len(piece) > 2:
                parts = [self.whole(one) for one in piece[2:]]
                self.pieces[piece[1]] = parts[0] if len(parts) == 1 else "".join(parts)
            self.pieces[piece[1]] = found = self.pieces.pop(piece[1])
            return found
        if isinstance(piece, dict):
            return {name: self.whole(one) for name, one in piece.items()}
        return [self.whole(one) for one in piece] if isinstance(piece, list) else piece
