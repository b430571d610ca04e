"""The script of the pages: the modules of ``assets/`` in one file, and what starts them.

They are ES modules, which name what they need of each other; a page is sent them as
`dashboard.callbacks.joined_modules` joins them. Dash would load them as classic scripts in the
order of the alphabet, so it is told to pass them over; ``main.js`` registers what Dash calls and
then starts Dash's renderer itself, which so never meets a function that is not there yet. The
address of the script bears its digest: a browser keeps it for good, and fetches it anew when it
has changed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import flask
from dash import Dash

from dashboard.callbacks.joined_modules import joined

PASSED_OVER = r"\.(js|css)$"
"""What Dash is not to load, for its ``assets_ignore``: style sheets come from `styles`."""
ENTRY = "main.js"
FOLDER = "/scripts"
NAME = "pages.js"
PLACE = "{%css%}"
FOREVER = "public, max-age=31536000, immutable"


def register(app: Dash, folder: Path, root: str = "") -> None:
    """Serve the modules of a folder as one script, and have every page fetch it and start with it;
    ``root`` stands before its path."""
    modules = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.js"))}
    address = served(app.server, FOLDER, NAME, joined(modules, ENTRY).encode())
    tag = f'<script type="module" src="{root}{address}"></script>'
    app.renderer = ""
    app.index_string = app.index_string.replace(PLACE, tag + PLACE, 1)


def served(
    server: flask.Flask, folder: str, name: str, text: bytes, kind: str = "text/javascript"
) -> str:
    """Serve a text that was made when the program started; its address bears its digest."""
    version = digest({name: text})
    server.add_url_rule(
        f"{folder}/<asked>/{name}", folder, lambda asked: file_at(asked == version, text, kind)
    )
    return f"{folder}/{version}/{name}"


def file_at(is_ours: bool, content: bytes, kind: str = "text/javascript") -> flask.Response:
    """A file whose address bears its digest, which browsers keep for good where that is ours. A
    page of another version, open while the program is renewed, gets what there is."""
    answer = flask.Response(content, mimetype=kind)
    answer.headers["Cache-Control"] = FOREVER if is_ours else "no-store"
    return answer


def digest(modules: dict[str, bytes]) -> str:
    """A short text that changes with any name or byte of the modules."""
    found = hashlib.sha256()
    for name, body in sorted(modules.items()):
        found.update(f"{name} {len(body)}\n".encode() + body)
    return found.hexdigest()[:12]
