"""An address → the page that it asks for, drawn: `show`, the one way.

What cannot be shown costs its own place only. The reader is told in it, the log says why.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from functools import partial
from urllib.parse import unquote

from dashboard.charts import charts_on
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.from_store import chart_of
from dashboard.copies import replace
from dashboard.documents.address import (
    BRIEF,
    OF_PARTNERS,
    REFERENCE,
    Address,
    above,
    address_of,
    brief_is_of,
    query_at,
)
from dashboard.errors import StoreBusy, StoreUnavailable
from dashboard.language import NOTHING
from dashboard.narrative.linked import Line, plain
from dashboard.narrative.reasons import reason
from dashboard.narrative.scene import Scene, scene_of
from dashboard.narrative.wording import small
from dashboard.pages import page_named
from dashboard.pages.components.cards import Card
from dashboard.pages.headline import cards_of, latest_known
from dashboard.pages.page import Drawn, Shown
from dashboard.pages.part import numbered, part
from dashboard.parser import LONGEST_SHOWN, read_query
from dashboard.query import Problem, Query
from dashboard.store.ask import Ask
from dashboard.store.other_reporters import restricted_beside
from dashboard.typography import harmless

LOG = logging.getLogger(__name__)
LONGEST_LOGGED = 200
"""Characters of an address that the log repeats."""


def show(
    ask: Ask,
    path: str,
    text: str,
    wanted: Collection[str] | None = None,
    tables: Collection[str] | None = None,
    near: int = 0,
    table_order: str = "",
    *,
    cards: bool = True,
) -> Shown:
    """The page of a path and of the query of an address.

    ``wanted``: the ids of the charts and panels that are to be drawn, None: all, or so many as
    are ``near`` the top where that is given. ``tables``: the ids of the charts of which the tables
    are to be made; None: all; ``table_order``: in which order those that are cut. ``cards``:
    whether to make them where the page has any.

    A path that leads nowhere shows the page above it; it, and every part of the query that is not
    understood, is among the ``problems``.

    Raises:
        StoreUnavailable: not even the published figures can be asked.
    """
    registers = ask.library.registers
    address = address_of(path, registers)
    problems = () if address else (_unknown(path),)
    address = address or above(path)
    page = page_named(address.page)
    query, scene, unread = _asked(ask, address, text)
    problems = (*problems, *unread)
    if page.noun == BRIEF and query.named and not brief_is_of(query, address, registers):
        problems = (*problems, Problem("place", query.named[0]))
    if fallen := ", ".join(one.part for one in (*query.problems, *problems)):
        LOG.info("%s fell back to the default of %s", f"{path}?{text}"[:LONGEST_LOGGED], fallen)
    problems = (*(_worded(one, ask) for one in query.problems), *problems)
    empty = Shown(ask, page, address, query, scene, problems=(*problems, *_damaged(ask, query)))
    shown = page.settled(_filled(empty, cards=cards and page.cards))
    if near:
        wanted = [one.chart_id for one in shown.charts[:near]]
    return replace(
        shown,
        wanted=None if wanted is None else frozenset(wanted),
        tables=None if tables is None else frozenset(tables),
        table_order=table_order,
    )


def _asked(ask: Ask, address: Address, text: str) -> tuple[Query, Scene, tuple[Problem, ...]]:
    """The query of a page and its scene; of the published figures where its dataset cannot be
    asked, and that it cannot."""
    library, registers = ask.library, ask.library.registers
    query = read_query(
        text,
        library,
        relations=address.about_relations,
        against=address.comparable,
    )
    try:
        return query, scene_of(ask, query_at(query, address, registers)), ()
    except StoreUnavailable as error:
        LOG.warning("dataset %s fell back to the published figures: %s", query.dataset, error)
        plain = read_query("", library).with_(lang=query.lang, theme=query.theme)
        scene = scene_of(ask, query_at(plain, address, registers))
        return plain, scene, (Problem("dataset", query.dataset),)


def _filled(empty: Shown, *, cards: bool) -> Shown:
    """A page with the charts that its dataset can fill, each drawn when it is wanted."""
    ask, scene = empty.ask, empty.scene
    charts = tuple(
        Drawn(one, partial(drawn_chart, empty, one))
        for one in offered(ask, scene.query, empty.page.noun)
    )
    if not cards:
        return replace(empty, charts=charts)
    none: tuple[Card, ...] = ()

    def filled() -> tuple[Card, ...]:
        made = cards_of(ask, scene, empty.address.code)
        return folded(made, scene, partial(latest_known, ask, scene))

    return replace(empty, charts=charts, cards=part(empty, "cards", filled, lambda: none))


SEVERAL = 2
"""So many cards that lack their figures for one reason are one."""


def folded(
    cards: tuple[Card, ...], scene: Scene, latest: Callable[[], Line] = tuple
) -> tuple[Card, ...]:
    """Cards of which none has a figure as a line with their reason, which is said once, and what
    is known of another year (``latest``); of others several that lack theirs for one reason as one
    card."""
    if any(card.amount.known or card.sides for card in cards):
        return _spoken_for(cards)
    whys = [(card.value, plain(card.change)) for card in cards if card.value != NOTHING]
    if not whys:
        return cards
    missing, why = whys[0]
    said = why if reason(scene) else f"{missing} {why}"
    line = (said, *((". ", *other) if (other := latest()) else ()))
    return tuple(replace(card, change=line, folded=True) for card in cards)


def _spoken_for(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Cards of which the first without a figure speaks for those that lack theirs as it does."""
    lacking = [card for card in cards if not (card.amount.known or card.sides)]
    alike = [card for card in lacking
             if (card.value, card.change) == (lacking[0].value, lacking[0].change)]  # fmt: skip
    if len(alike) < SEVERAL:
        return cards
    first, reason_of_all = alike[0], plain(alike[0].change)
    why = reason_of_all if first.value == NOTHING else f"{first.value} {reason_of_all}"
    names = (first.label, *(small(card.label) for card in alike[1:]))
    spoken = replace(first, of=names, change=(why,))
    rest = {card.noun for card in alike[1:]}
    return tuple(
        spoken if card is first else replace(card, spoken_for=card.noun in rest) for card in cards
    )


def _unknown(path: str) -> Problem:
    """That there is no such page, partner or reference, as a reader writes it: browsers send other
    letters than Latin ones as hex digits."""
    path = harmless(unquote(path))
    starts = {REFERENCE: "reference", **dict.fromkeys(OF_PARTNERS, "place")}
    for start, name in starts.items():
        if path.startswith(start):
            return Problem(name, path.removeprefix(start)[:LONGEST_SHOWN])
    return Problem("page", path[:LONGEST_SHOWN])


def _worded(problem: Problem, ask: Ask) -> Problem:
    """A problem as it is told: of a dataset that is there, that it cannot be read, or that nothing
    was imported into it."""
    opened = ask.library.opened.get(problem.value) if problem.name == "dataset" else None
    if opened is None:
        return problem
    return Problem("unreadable" if opened.broken else "nothing_imported", problem.value)


def _damaged(ask: Ask, query: Query) -> tuple[Problem, ...]:
    """What of the owner's cannot be read, where something older is shown in its place, and what
    others do not see."""
    library, found = ask.library, []
    if (store := ask.store(query)).restricted:
        found.append(Problem("restricted", str(store.release)))
    if library.restricted:
        found.append(Problem("restricted_rows", str(len(library.restricted))))
    found += _closed_beside(ask, query)
    opened = library.opened[query.dataset]
    if query.release is None and opened.broken:
        found.append(Problem("damaged", str(opened.current or NOTHING), opened.since))
    if (number := library.broken_relations) is not None:
        found.append(Problem("relations", str(number or NOTHING), library.since))
    return tuple(found)


def _closed_beside(ask: Ask, query: Query) -> list[Problem]:
    """What stands beside imported data and is not for the eyes of others."""
    store, library = ask.store(query), ask.library
    if store.made_up or not store.until:
        return []
    closed = restricted_beside(library.settings.data_dir, library.sight)
    return [Problem(f"restricted_{name}", str(number)) for name, number in closed.items()]


def offered(ask: Ask, query: Query, noun: str) -> list[Declaration]:
    """The charts of a page that the dataset can fill."""
    known = ask.can(query)
    return [one for one in charts_on(noun, query) if one.needs is None or one.needs in known]


def drawn_chart(shown: Shown, declared: Declaration) -> Chart:
    """A chart of a page; one that cannot be drawn says so in its place."""
    name = f"chart {declared.name}"

    def drawn() -> Chart:
        try:
            return chart_of(declared, shown.ask, shown.scene.query)
        except StoreBusy as busy:
            LOG.warning("%s of %s cannot be shown now: %s", name, shown.path, busy)
            shown.failed.append(name)
            why = busy.args[0].in_language(shown.words)
            return unshown(declared, shown.scene, why)

    found = part(shown, name, drawn, lambda: unshown(declared, shown.scene))
    if found.lost:
        shown.failed.append(name)
    return found


def unshown(declared: Declaration, scene: Scene, why: str = "") -> Chart:
    """What stands in the place of a chart that cannot be shown."""
    words = scene.language
    known = numbered(why or words.t("page.part_retry"))
    return empty_chart(declared, scene, words.t("page.part_failed"), (known,))
