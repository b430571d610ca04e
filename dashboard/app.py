"""create_app(settings): joins library, pages and callbacks into one Dash application."""

from __future__ import annotations

from typing import Any

import flask
from dash import Dash
from flask_bootstrap import Bootstrap5

from dashboard.callbacks import (
    asked,
    browser,
    codes,
    downloads,
    exports,
    figures,
    headers,
    kept,
    moved,
    page,
    public,
    references,
    scripts,
    search,
    template,
)
from dashboard.charts import charts_on
from dashboard.documents.address import address_of
from dashboard.language import languages
from dashboard.query import THEMES
from dashboard.settings import Settings
from dashboard.store.library import Library, open_library

FETCHED_EARLY = "".join(
    f'<link rel="preload" as="script" href="/_dash-component-suites/{name}">'
    for name in ("plotly/package_data/plotly.min.js", "dash/dcc/async-graph.js")
)
INDEX = """<!DOCTYPE html>
<html>
<head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body>{%app_entry%}{%config%}{%scripts%}{%renderer%}</body>
</html>"""
STYLES = ["/bootstrap/static/css/bootstrap.min.css", "/theme.css"]


class DashboardApp(Dash):  # type: ignore[misc]
    """Dash whose first HTML already has the reader's language and theme: nothing flashes.

    Plotly is fetched beside the other scripts, not after them, where the page has charts.
    """

    library: Library

    def interpolate_index(self, **parts: Any) -> str:
        """The index page with ``lang``, title and ``data-bs-theme`` as the query asks."""
        lang, theme = _asked("lang", languages()), _asked("theme", THEMES)
        parts["title"] = self.library.language(lang).t("territory.region")
        text: str = super().interpolate_index(**parts)
        if self._has_charts():
            text = text.replace("<head>", f"<head>{FETCHED_EARLY}", 1)
        return text.replace("<html>", f'<html lang="{lang}" data-bs-theme="{theme}">', 1)

    def _has_charts(self) -> bool:
        if not flask.has_request_context():
            return False
        address = address_of(flask.request.path, self.library.registers)
        return address is None or bool(charts_on(address.page))


def _asked(name: str, known: tuple[str, ...]) -> str:
    value = flask.request.args.get(name, "") if flask.has_request_context() else ""
    return value if value in known else known[0]


def create_app(settings: Settings, library: Library | None = None) -> DashboardApp:
    """The application on its data. Raises ``DataRefused`` when the data are broken."""
    library = library or open_library(settings)
    server = flask.Flask("dashboard")
    server.secret_key = settings.secret_key
    server.config["MAX_CONTENT_LENGTH"] = max(settings.largest_body, exports.LONGEST_FORM + 1)
    Bootstrap5(server)
    app = DashboardApp(
        "dashboard",
        server=server,
        assets_folder=str(settings.assets),
        assets_ignore=scripts.PASSED_OVER,
        external_stylesheets=STYLES,
        compress=True,
        update_title="",
        # Without this every index page carries a whole drawn page to check identifiers against.
        suppress_callback_exceptions=True,
        index_string=INDEX,
    )
    app.library = library
    page.register(app, library)
    browser.register(app)
    scripts.register(app, settings.assets)
    for routes in (asked, downloads, codes, exports, figures, moved, references, search, template):
        routes.register(server, library)
    public.register(server, settings)
    headers.register(app, settings)
    kept.register(server, library)
    # Dash sets itself up at its first request; a second one at that moment would find no scripts.
    server.test_client().get("/_dash-dependencies")
    return app
