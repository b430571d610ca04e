"""The page of partners: shares, map, and partners by group of goods where they are known."""

from __future__ import annotations

from dashboard.pages.components.menus import DOCUMENTS
from dashboard.pages.page import COMPARING_NOTHING, Page
from dashboard.pages.partner import PANELS, charts_and_panel, map_changes

PAGE = Page(
    noun="partners",
    title=lambda shown: shown.words.t("page.partners"),
    body=charts_and_panel,
    place=30,
    changes=map_changes,
    panels=PANELS,
    filters=(*COMPARING_NOTHING, "years"),
    documents=DOCUMENTS,
)
