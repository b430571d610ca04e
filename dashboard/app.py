"""create_app(settings): joins library, pages and callbacks into one Dash application."""

from __future__ import annotations

from html import escape
from typing import Any

import flask
from dash import Dash
from flask_bootstrap import Bootstrap5

from dashboard import ids
from dashboard.callbacks import (
    access,
    answer_cache,
    browser,
    codes,
    downloads,
    exports,
    figures,
    headers,
    login,
    metrics,
    not_found,
    oidc,
    package_files,
    package_scripts,
    page,
    path_prefix,
    preload,
    public,
    reader_language,
    ready,
    redirects,
    references,
    relations_template,
    request_ids,
    routes,
    scripts,
    search,
    styles,
)
from dashboard.callbacks.routes import query_text
from dashboard.documents.address import above, address_of
from dashboard.language import languages
from dashboard.settings import Settings
from dashboard.store.library import Library, open_library
from dashboard.values import THEMES

INDEX = """<!DOCTYPE html>
<html>
<head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body>{%app_entry%}{%config%}{%scripts%}{%renderer%}</body>
</html>"""
ROUTES = (downloads, codes, exports, figures, not_found, redirects, ready, references, search,
          relations_template)  # fmt: skip
"""Modules that answer addresses of their own."""
LOADING = "Loading..."
"""What Dash says in English until there is a page."""
AWAITED = '<div class="awaited" id="{id}" role="status"><p>{now}</p><p>{later}</p></div>'
"""What stands there instead, and after some seconds what is awaited (assets/dashboard.css)."""
BOOTSTRAP = "/bootstrap/static/css/bootstrap.min.css"


class DashboardApp(Dash):  # type: ignore[misc]
    """Dash whose first HTML already has the reader's language and theme: nothing flashes.

    What the page is drawn with is fetched beside its scripts, not after them.
    """

    library: Library

    def interpolate_index(self, **parts: Any) -> str:
        """The index page with ``lang``, title and ``data-bs-theme`` as the query asks."""
        lang, theme = _asked("lang", languages()), _asked("theme", THEMES)
        words = self.library.language(lang)
        parts["title"] = escape(words.t("territory.region"), quote=False)
        now, later = words.t("page.loading"), words.t("page.slow")
        awaited = AWAITED.format(id=ids.AWAITED, now=now, later=later)
        parts["app_entry"] = parts["app_entry"].replace(LOADING, "") + awaited
        root = self.library.settings.root
        parts["scripts"] = package_scripts.wanted(parts["scripts"], root)
        text: str = super().interpolate_index(**parts)
        text = text.replace("<head>", f"<head>{self._preload_links()}", 1)
        below = f' data-root="{root}"' if root else ""
        return text.replace("<html>", f'<html lang="{lang}" data-bs-theme="{theme}"{below}>', 1)

    def _preload_links(self) -> str:
        if not flask.has_request_context():
            return ""
        request = flask.request
        address = address_of(request.path, self.library.registers) or above(request.path)
        return preload.links(address, request.path, query_text(), self.library.settings.root)

    def _config(self) -> dict[str, Any]:
        """What Dash's scripts are told. By this way they take Plotly from our address, which
        a browser need not ask for again."""
        given: dict[str, Any] = super()._config()
        return given | {
            "serve_locally": False,
            "plotlyjs_url": self.library.settings.root + package_scripts.plotly_address(),
        }


def _asked(name: str, known: tuple[str, ...]) -> str:
    value = flask.request.args.get(name, "") if flask.has_request_context() else ""
    return value if value in known else known[0]


def _server(settings: Settings) -> flask.Flask:
    """The server below Dash: how large a body may be, and how answers are packed."""
    server = flask.Flask("dashboard")
    server.config["MAX_CONTENT_LENGTH"] = max(settings.largest_body, exports.LONGEST_FORM + 1)
    # What has a version is packed once, so as small as may be.
    server.config["COMPRESS_ALGORITHM"] = ["br", "zstd", "gzip", "deflate"]
    server.config["COMPRESS_BR_LEVEL"] = 5  # a tenth smaller than at 4, in nearly the same time
    server.config["COMPRESS_CACHE_BACKEND"] = package_files.Packed
    server.config["COMPRESS_CACHE_KEY"] = lambda request: package_files.packed_name(request.path)
    Bootstrap5(server)
    return server


def create_app(settings: Settings, library: Library | None = None) -> DashboardApp:
    """The application on its data. Raises ``DataRefused`` when the data are broken."""
    library = library or open_library(settings)
    server = _server(settings)
    app = DashboardApp(
        "dashboard",
        server=server,
        assets_folder=str(settings.assets),
        assets_ignore=scripts.PASSED_OVER,
        external_stylesheets=[settings.root + BOOTSTRAP],
        requests_pathname_prefix=settings.prefix,
        routes_pathname_prefix="/",
        compress=True,
        update_title="",
        # Without this every index page carries a whole drawn page to check identifiers against.
        suppress_callback_exceptions=True,
        index_string=INDEX,
    )
    app.library = library
    # After Dash, which sets itself up at the first request whoever asks; before all that answers.
    reader_language.use(server, settings)
    request_ids.register(server, library)
    metrics.register(server, library)
    access.register(server, settings)
    login.register(server, settings)
    oidc.register(server, settings)
    page.register(app, library)
    browser.register(app)
    scripts.register(app, settings.assets, settings.root)
    styles.register(app, settings.assets, settings.root)
    package_files.register(server)
    package_scripts.register(server)
    routes.register(server, library)
    for module in ROUTES:
        module.register(server, library)
    reader_language.register(server)
    public.register(server, settings)
    headers.register(app, settings)
    answer_cache.register(server, library)
    path_prefix.register(server, settings)
    # Dash sets itself up at its first request; a second one at that moment would find no scripts.
    server.test_client().get("/_dash-dependencies")
    return app
