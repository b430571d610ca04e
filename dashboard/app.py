"""create_app(settings): joins library, layout and callbacks into one Dash application."""

from __future__ import annotations

import json
import mimetypes
from pathlib import Path
from typing import Any

import flask
from dash import Dash, dcc, html
from flask_bootstrap import Bootstrap5

from dashboard.callbacks import (
    brief,
    browser,
    codes,
    downloads,
    exporting,
    owner,
    page,
    search,
    sent,
)
from dashboard.callbacks.guard import check_request
from dashboard.callbacks.sent import address
from dashboard.language import FALLBACK
from dashboard.pages import ids
from dashboard.query import LANGUAGES, THEMES
from dashboard.render.theme import style_sheet, swap, swap_table
from dashboard.settings import Settings
from dashboard.store.library import Library, open_library

FETCHED_EARLY = "".join(
    f'<link rel="preload" as="script" href="/_dash-component-suites/{name}">'
    for name in ("plotly/package_data/plotly.min.js", "dash/dcc/async-graph.js")
)
FOREVER = "public, max-age=31536000, immutable"


class DashboardApp(Dash):  # type: ignore[misc]
    """Dash whose first HTML already has the reader's language and theme: nothing flashes.

    Plotly is fetched beside the other scripts, not after them.
    """

    def interpolate_index(self, **parts: Any) -> str:
        """The index page with ``lang`` and ``data-bs-theme`` as the query asks."""
        lang = _asked("lang", LANGUAGES)
        theme = _asked("theme", THEMES)
        text: str = super().interpolate_index(**parts)
        if flask.has_request_context() and page.has_charts(flask.request.path):
            text = text.replace("<head>", f"<head>{FETCHED_EARLY}", 1)
        return text.replace("<html>", f'<html lang="{lang}" data-bs-theme="{theme}">', 1)


def _asked(name: str, known: tuple[str, ...]) -> str:
    value = flask.request.args.get(name, "") if flask.has_request_context() else ""
    return value if value in known else known[0]


def create_app(settings: Settings, library: Library | None = None) -> DashboardApp:
    """The application on its data. Raises ``DataRefused`` when the data are broken."""
    library = library or open_library(settings)
    server = flask.Flask("dashboard")
    server.secret_key = settings.secret_key
    Bootstrap5(server)
    app = DashboardApp(
        "dashboard",
        server=server,
        assets_folder=str(settings.assets),
        external_stylesheets=[
            "/bootstrap/static/css/bootstrap.min.css",
            "/theme.css",
        ],
        compress=True,
        update_title="",
        # Without this every index page carries a whole drawn page to check identifiers against.
        suppress_callback_exceptions=True,
        title=library.registers.region.words(FALLBACK)["name"],
        index_string=INDEX,
    )
    app.layout = lambda: _layout(library)
    page.register(app, library)
    browser.register(app)
    downloads.register(server, library)
    codes.register(server, library)
    brief.register(server, library)
    template = Path(settings.deck_template) if settings.deck_template else None
    exporting.register(server, library, template)
    search.register(server, library)
    owner.register(server, library)
    _routes(server, settings)
    _safety(app, settings)
    sent.register(server, library)
    # Dash sets itself up at its first request; a second one at that moment would find no scripts.
    server.test_client().get("/_dash-dependencies")
    return app


INDEX = """<!DOCTYPE html>
<html>
<head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body>{%app_entry%}{%config%}{%scripts%}{%renderer%}</body>
</html>"""


def _layout(library: Library) -> Any:
    """The page that the address asks for, already drawn: no second trip before the charts."""
    path, query = address()
    seen = page.see(library, path, query)
    tree = page.page(seen)
    if seen.own.selection.theme == "dark":
        for graph in _graphs(tree):
            graph.figure = json.loads(swap(json.dumps(graph.figure)))
    first = page.drawn(seen, first=True)
    return html.Div(
        [
            dcc.Store(id=ids.CHOICE, data={"path": path, "query": first["query"], "key": seen.key}),
            dcc.Store(id=ids.DRAWN, data=page.encoded(first)),
            dcc.Store(id=ids.CLICKED),
            dcc.Store(id=ids.SWAP_TABLE, data=swap_table()),
            html.Div(tree, id=ids.SHELL),
        ]
    )


def _graphs(tree: Any) -> list[Any]:
    found = []
    for branch in tree if isinstance(tree, list) else [tree]:
        found += [part for part in branch._traverse() if isinstance(part, dcc.Graph)]
    return found


def _routes(server: flask.Flask, settings: Settings) -> None:
    @server.get("/health")
    def health() -> tuple[dict[str, str], int]:
        return {"status": "ok"}, 200

    @server.get("/theme.css")
    def theme() -> flask.Response:
        answer = flask.Response(style_sheet(), mimetype="text/css")
        answer.headers["Cache-Control"] = "public, max-age=3600"
        return answer

    @server.get("/geo/<name>")
    def geometry(name: str) -> flask.Response:
        folder: Path = settings.data / "geo"
        real = settings.base_map if name in ("world_110m.json", "un_110m.json") else name
        answer = flask.send_from_directory(folder, real, mimetype=mimetypes.types_map[".json"])
        answer.headers["Cache-Control"] = "public, max-age=86400"
        return answer


def _safety(app: Dash, settings: Settings) -> None:
    """Headers of every answer, and callback bodies checked before any work.

    Plotly and Dash set styles inline, so styles need ``unsafe-inline``; pictures are made from
    ``blob:`` and ``data:`` addresses of the page itself. Scripts are our own files and the
    hashes of Dash's two inline ones.
    """
    hashes = " ".join(app.csp_hashes())
    policy = (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    )

    @app.server.before_request
    def guard() -> flask.Response | None:
        return check_request(flask.request, app.callback_map, settings.largest_body)

    @app.server.after_request
    def headers(answer: flask.Response) -> flask.Response:
        answer.headers["Content-Security-Policy"] = policy
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "same-origin"
        answer.headers["X-Frame-Options"] = "DENY"
        kept = flask.request.path.startswith(("/assets/", "/bootstrap/"))
        if kept and ("m" in flask.request.args or flask.request.path.startswith("/bootstrap/")):
            answer.headers["Cache-Control"] = FOREVER
        return answer
