"""Where pages have Plotly from: its script with the traces of our charts, at an address that
changes with any byte of it, so that browsers keep it for good.

It is made of the installed file at the start, in a tenth of a second, before the server divides
into its processes, which share it.
"""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from pathlib import Path

import flask
import plotly
from dash.fingerprint import build_fingerprint

from dashboard.callbacks.scripts import FOLDER, FOREVER
from dashboard.render.plotly_script import UnknownScript, with_traces

LOG = logging.getLogger(__name__)
SUITE = "/_dash-component-suites/plotly/"
FILE = "package_data/plotly.min.js"
NAME = "plotly.js"


@cache
def address() -> str:
    """Where the script is: ours, or the whole of Plotly where ours cannot be made."""
    if text := script():
        return f"{FOLDER}/{hashlib.sha256(text).hexdigest()[:12]}/{NAME}"
    changed = int(_installed().stat().st_mtime)
    return f"{SUITE}{build_fingerprint(FILE, plotly.__version__, changed)}"


@cache
def script() -> bytes:
    """The script; empty where the installed one is not written as it is known."""
    try:
        made = with_traces(_installed().read_bytes())
    except UnknownScript:
        LOG.warning("pages load the whole of Plotly %s", plotly.__version__, exc_info=True)
        return b""
    LOG.info("pages load %d of %d modules of Plotly %s, %d bytes", made.kept, made.modules,
             plotly.__version__, len(made.text))  # fmt: skip
    return made.text


def _installed() -> Path:
    return Path(plotly.__file__).parent / FILE


def register(server: flask.Flask) -> None:
    """Answer with the script at its address."""
    ours = address()

    @server.get(f"{FOLDER}/<asked>/{NAME}")
    def plotly_script(asked: str) -> flask.Response:
        text = script()
        if not text:
            flask.abort(404)
        answer = flask.Response(text, mimetype="text/javascript")
        # A page of another version, open while the program is renewed, gets what there is.
        answer.headers["Cache-Control"] = FOREVER if flask.request.path == ours else "no-store"
        return answer
