"""The pages about relations: which of them an address means, and what is on it."""

from __future__ import annotations

from typing import Any

from dashboard.callbacks.brief import BRIEF, brief_inside, brief_title, is_brief, sheet
from dashboard.callbacks.desk import Desk
from dashboard.callbacks.headline import cards
from dashboard.callbacks.profile import (
    PREFIX,
    country_of,
    on_desk,
    profile_charts,
    profile_code,
    profile_inside,
    profile_title,
)
from dashboard.callbacks.relations_page import relations_charts, relations_inside, relations_props
from dashboard.charts.chart import Chart
from dashboard.pages import ids
from dashboard.pages.cards import card_props
from dashboard.store.library import Library

RELATIONS = "/relations"


def is_relation_page(path: str) -> bool:
    """Whether a known path is one of these pages."""
    return path in (RELATIONS, BRIEF) or path.startswith((PREFIX, BRIEF + "/"))


def known_path(path: str, library: Library) -> bool:
    """Whether an address means one of these pages; a profile needs a partner that exists."""
    return path == RELATIONS or is_brief(path, library) or bool(profile_code(path, library))


def profile_country(path: str, library: Library) -> str:
    """Of which country a partner's page is: its files are of that country; else empty."""
    code = "" if path.startswith(BRIEF) else profile_code(path, library)
    return country_of(code, library) if code else ""


def told_of(own: Desk, path: str) -> tuple[Desk, tuple[str, ...] | None]:
    """The desk that the findings of a page are about, and the charts that show what is on it;
    None: all of them. A partner's page draws its map and its fields from rows of its own."""
    if not profile_country(path, own.library):
        return own, None
    code = profile_code(path, own.library)
    charts = (ids.TURNOVER,) if "-" in code else (ids.TURNOVER, ids.TIMELINE)
    return on_desk(own, code), charts


def relation_charts(own: Desk, path: str) -> dict[str, Chart]:
    """The charts of a page, by id."""
    if path == RELATIONS:
        return relations_charts(own)
    if path.startswith(BRIEF):
        return {}
    return profile_charts(own, profile_code(path, own.library))


def relation_inside(own: Desk, path: str, charts: dict[str, Chart]) -> list[Any]:
    """The body of a page."""
    if path == RELATIONS:
        return relations_inside(own, charts)
    if path.startswith(BRIEF):
        return brief_inside(own, path)
    return profile_inside(own, profile_code(path, own.library), charts)


def relation_props(own: Desk, path: str) -> dict[str, dict[str, Any]]:
    """What a change of filters changes on a page beside its charts."""
    if path == RELATIONS:
        return relations_props(own)
    if path.startswith(BRIEF):
        return {ids.BRIEF_SHEET: {"children": sheet(own, path)}}
    desk = on_desk(own, profile_code(path, own.library))
    shown = cards(desk) if desk.totals()["turnover_usd"].notna().any() else []
    return {ids.card(card.noun): card_props(card) for card in shown}


def relation_title(own: Desk, path: str) -> str:
    """The heading of a page."""
    if path == RELATIONS:
        return own.language.t("page.relations")
    if path.startswith(BRIEF):
        return brief_title(own, path)
    return profile_title(own, profile_code(path, own.library))
