"""What every page needs and no query changes: health, the style sheet of the theme, geometry."""

from __future__ import annotations

import mimetypes

import flask
from dash.exceptions import DependencyException

from dashboard.render.theme import style_sheet
from dashboard.settings import Settings

BASE_MAPS = ("world_110m.json", "un_110m.json")
"""The names by which Plotly asks for the base map; the settings say which file it is."""
FINE_MAPS = ("world_50m.json", "un_50m.json")
"""The names by which it asks for finer outlines. Who has a base map set has it at every scale."""


def register(server: flask.Flask, settings: Settings) -> None:
    """Answer ``/health``, ``/theme.css`` and ``/geo/<name>``."""

    @server.get("/health")
    def health() -> tuple[dict[str, str], int]:
        return {"status": "ok"}, 200

    @server.get("/theme.css")
    def theme() -> flask.Response:
        answer = flask.Response(style_sheet(), mimetype="text/css")
        answer.headers["Cache-Control"] = "public, max-age=3600"
        return answer

    @server.errorhandler(DependencyException)
    def missing(_: DependencyException) -> tuple[str, int]:
        """Dash calls a script that nobody has a fault of the program."""
        return "", 404

    @server.get("/geo/<name>")
    def geometry(name: str) -> flask.Response:
        real = name
        if name in BASE_MAPS or (name in FINE_MAPS and settings.base_map != BASE_MAPS[0]):
            real = settings.base_map
        elif name in FINE_MAPS:
            real = FINE_MAPS[0]
        folder = settings.data / "geo"
        answer = flask.send_from_directory(folder, real, mimetype=mimetypes.types_map[".json"])
        answer.headers["Cache-Control"] = "public, max-age=86400"
        return answer
