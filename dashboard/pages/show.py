"""An address → the page that it asks for, drawn: `show`, the one way.

What cannot be shown costs its own place only. The reader is told in it, the log says why.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from dashboard.charts import charts_on
from dashboard.charts.chart import Chart, Declaration, chart_of, empty_chart
from dashboard.errors import StoreUnavailable
from dashboard.narrative.scene import Scene, scene_of
from dashboard.pages.address import Address, address_of, first_page
from dashboard.pages.headline import cards_of
from dashboard.pages.page import Drawn, Shown
from dashboard.query import LONGEST_SHOWN, Problem, Query, read_query
from dashboard.store.ask import Ask

LOG = logging.getLogger(__name__)
T = TypeVar("T")


def show(ask: Ask, path: str, text: str) -> Shown:
    """The page of a path and of the query of an address, drawn.

    An unknown path shows the first page; it, and every part of the query that is not understood,
    is among the ``problems``.

    Raises:
        StoreUnavailable: not even the published figures can be asked.
    """
    address = address_of(path, ask.library)
    problems = () if address else (Problem("page", path[:LONGEST_SHOWN]),)
    address = address or Address(first_page().path, first_page())
    page = address.page
    query = read_query(text, ask.library, relations=page.years_of_relations)
    try:
        scene = scene_of(ask, page.scope(query, address.code, ask.library))
    except StoreUnavailable as error:
        LOG.warning("dataset %s fell back to the published figures: %s", query.dataset, error)
        problems = (*problems, Problem("dataset", query.dataset))
        query = read_query("", ask.library).with_(lang=query.lang, theme=query.theme)
        scene = scene_of(ask, page.scope(query, address.code, ask.library))
    problems = (*query.problems, *problems)
    empty = Shown(ask, page, address.path, address.code, query, scene, problems=problems)
    charts = tuple(
        Drawn(one, drawn_chart(empty, one)) for one in offered(ask, scene.query, page.noun)
    )
    cards = part(empty, "cards", lambda: cards_of(ask, scene), ()) if page.cards else ()
    return page.settled(replace(empty, charts=charts, cards=cards))


def offered(ask: Ask, query: Query, noun: str) -> list[Declaration]:
    """The charts of a page that the dataset can fill."""
    known = ask.store(query).capabilities
    return [one for one in charts_on(noun) if one.needs is None or one.needs in known]


def drawn_chart(shown: Shown, declared: Declaration) -> Chart:
    """A chart of a page; one that cannot be drawn says so in its place."""
    otherwise = unshown(declared, shown.scene)
    return part(
        shown,
        f"chart {declared.name}",
        lambda: chart_of(declared, shown.ask, shown.scene.query),
        otherwise,
    )


def unshown(declared: Declaration, scene: Scene) -> Chart:
    """What stands in the place of a chart that cannot be shown."""
    words = scene.language
    return empty_chart(declared, scene, words.t("page.part_failed"), (words.t("page.part_retry"),))


def part(shown: Shown, name: str, make: Callable[[], T], otherwise: T) -> T:
    """A part of a page, or what stands in its place where making it fails.

    A fault of the program costs the part, not the page: it is logged with its traceback, and the
    page is marked as one that is not whole.
    """
    try:
        return make()
    except Exception:
        LOG.exception("%s of %s?%s cannot be shown", name, shown.path, shown.query.to_query())
        shown.failed.append(name)
        return otherwise
