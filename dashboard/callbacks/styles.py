"""The style sheet of the pages: the theme's and those of ``assets/``, in one file. Its address
changes with any byte of it, so that browsers keep it for good.

Ten files were ten requests before the first paint, of which a browser has six under way at once.
"""

from __future__ import annotations

from pathlib import Path

from dash import Dash

from dashboard.callbacks.scripts import PLACE, served
from dashboard.render.theme import style_sheet

FOLDER = "/styles"
NAME = "pages.css"


def register(app: Dash, folder: Path, root: str = "") -> None:
    """Serve the sheets of a folder, in the order of their names, and have every page fetch them
    after those of packages; ``root`` stands before their path."""
    sheets = {path.name: path.read_bytes() for path in sorted(folder.glob("*.css"))}
    text = b"\n".join([style_sheet().encode(), *sheets.values()])
    address = served(app.server, FOLDER, NAME, text, "text/css")
    link = f'<link rel="stylesheet" href="{root}{address}">'
    app.index_string = app.index_string.replace(PLACE, PLACE + link, 1)
