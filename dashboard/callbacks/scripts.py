"""The modules of the browser's side (assets/*.js): where they are fetched, and what starts them.

They are ES modules, which name what they need of each other. Dash would load them as classic
scripts in the order of the alphabet, so it is told to pass them over; ``main.js`` registers what
Dash calls and then starts Dash's renderer itself, which so never meets a function that is not
there yet. Their address bears a digest of them all: a browser keeps them for good, and fetches
them anew when one has changed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import flask
from dash import Dash

PASSED_OVER = r"\.(js|css)$"
"""What Dash is not to load, for its ``assets_ignore``: style sheets come from `styles`."""
ENTRY = "main.js"
FOLDER = "/scripts"
FOREVER = "public, max-age=31536000, immutable"


def register(app: Dash, folder: Path, root: str = "") -> None:
    """Serve the modules of a folder, and have every page fetch them and start with them; ``root``
    stands before their paths."""
    modules = {path.name: path.read_bytes() for path in sorted(folder.glob("*.js"))}
    version = digest(modules)
    app.renderer = ""
    head = app.index_string.replace(
        "{%css%}", tags(modules, f"{root}{FOLDER}/{version}") + "{%css%}", 1
    )
    app.index_string = head

    @app.server.get(f"{FOLDER}/<asked>/<name>")
    def module(asked: str, name: str) -> flask.Response:
        if name not in modules:
            flask.abort(404)
        return file_at(asked == version, modules[name])


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


def tags(modules: dict[str, bytes], folder: str) -> str:
    """The entry of a folder, and all others beside it: else they are asked for one by one."""
    preloads = [
        f'<link rel="modulepreload" href="{folder}/{name}">' for name in modules if name != ENTRY
    ]
    entry = f'<script type="module" src="{folder}/{ENTRY}"></script>'
    return "".join([*preloads, entry])
