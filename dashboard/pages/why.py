"""The page of why trade changed: who and what made the growth."""

from __future__ import annotations

from dashboard.pages.components.menus import CHANGES, DOCUMENTS
from dashboard.pages.grid import grid
from dashboard.pages.page import Page

PAGE = Page(
    noun="why",
    title=lambda shown: shown.words.t("page.why_in_full"),
    body=grid,
    place=25,
    cards=True,
    wide=("contribution",),
    documents=(*CHANGES, *DOCUMENTS),
)
