"""The first page: the headline figures and every chart of the published figures."""

from __future__ import annotations

from dashboard.pages.components.menus import DOCUMENTS
from dashboard.pages.page import Page
from dashboard.pages.partner import PANELS, charts_and_panel, map_changes

PAGE = Page(
    noun="overview",
    title=lambda shown: shown.words.t("page.overview"),
    body=charts_and_panel,
    place=10,
    changes=map_changes,
    panels=PANELS,
    cards=True,
    # The events of a year are listed below their columns: beside them fields stood over nothing.
    wide=("timeline", "sectors"),
    documents=DOCUMENTS,
)
