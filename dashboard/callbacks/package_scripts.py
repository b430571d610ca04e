"""Scripts of packages of which pages load a part: Plotly with the traces of our charts, and of
Dash's polyfill what its scripts still need; of its tables they load nothing. Each has an address
that changes with any byte of it, so that browsers keep it for good.

They are made of the installed files at the start, in a tenth of a second, before the server
divides into its processes, which share them. Where one cannot be made, pages load the whole file.
"""

from __future__ import annotations

import logging
import re
from functools import cache, partial
from pathlib import Path

import dash
import flask
import plotly
from dash.fingerprint import build_fingerprint

from dashboard.callbacks.polyfill import generators
from dashboard.callbacks.scripts import FOLDER, digest, file_at
from dashboard.render.plotly_script import UnknownScript, with_traces

LOG = logging.getLogger(__name__)
SUITE = "/_dash-component-suites/plotly/"
FILE = "package_data/plotly.min.js"
PLOTLY, GENERATORS = "plotly.js", "generators.js"
MADE = {PLOTLY: lambda: with_traces(_plotly().read_bytes()).text,
        GENERATORS: lambda: generators(_polyfill().read_bytes())}  # fmt: skip
_POLYFILL_TAG = re.compile(r'<script src="[^"]*/deps/polyfill@[^"]*"></script>')
_TABLES_TAG = re.compile(r'<script src="[^"]*/dash_table/bundle\.[^"]*"></script>\n?')
"""What draws Dash's tables, of which no page has any; Dash has every page load and run it."""


@cache
def script(name: str) -> bytes:
    """A script by its name in `MADE`; empty where the installed file is not written as known."""
    try:
        text = MADE[name]()
    except (UnknownScript, OSError):
        LOG.warning("pages load the whole of the file for %s", name, exc_info=True)
        return b""
    LOG.info("pages load a part of a file as %s: %d bytes", name, len(text))
    return text


@cache
def address(name: str) -> str:
    """Where a script is; empty where it could not be made."""
    text = script(name)
    return f"{FOLDER}/{digest({name: text})}/{name}" if text else ""


def plotly_address() -> str:
    """Where pages have Plotly from: ours, or the whole of it."""
    changed = int(_plotly().stat().st_mtime)
    whole = build_fingerprint(FILE, plotly.__version__, changed)
    return address(PLOTLY) or f"{SUITE}{whole}"


def wanted(scripts: str, root: str) -> str:
    """The tags of Dash's scripts without what no page uses, below ``root``: what its tables are
    drawn with is left out, and of the polyfill there is a part."""
    scripts = _TABLES_TAG.sub("", scripts)
    ours = address(GENERATORS)
    tag = f'<script src="{root}{ours}"></script>'
    return _POLYFILL_TAG.sub(tag, scripts) if ours else scripts


def _plotly() -> Path:
    return Path(plotly.__file__).parent / FILE


def _polyfill() -> Path:
    """The file that Dash has pages load; its name has its version."""
    found = sorted((Path(dash.__file__).parent / "deps").glob("polyfill@*.min.js"))
    if len(found) != 1:
        raise UnknownScript(f"{len(found)} files of a polyfill")
    return found[0]


def register(server: flask.Flask) -> None:
    """Answer with the scripts at their addresses."""

    def answer(name: str, **_: str) -> flask.Response:
        return file_at(flask.request.path == address(name), script(name))

    for name in MADE:
        if address(name):
            endpoint = f"part_{name}".replace(".", "_")
            server.add_url_rule(f"{FOLDER}/<asked>/{name}", endpoint, partial(answer, name))
