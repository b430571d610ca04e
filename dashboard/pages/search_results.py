"""What searches find, as the browser is told it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard import ids
from dashboard.answers.inquiry import NOT_IMPORTED, UNLIKE, Reply
from dashboard.certainty import SCALES
from dashboard.charts import chart_named, every_chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.address import (
    PATHS,
    REFERENCE,
    address_of,
    path_of,
    query_at,
    title_of,
)
from dashboard.documents.reference import reference, view_of
from dashboard.language import Language, languages
from dashboard.loaders.records import text_in
from dashboard.measures.search import Entry
from dashboard.measures.search_entries import brief_entry, chart_entry, page_entry
from dashboard.narrative import amounts, statuses
from dashboard.narrative.caption import caption
from dashboard.narrative.events import date_words
from dashboard.narrative.inquiry import (
    contrary,
    mass,
    times_as_much,
    when,
)
from dashboard.narrative.narrowed import part_note
from dashboard.narrative.reasons import in_place_of, not_held
from dashboard.narrative.scene import scene_of
from dashboard.narrative.sources import source_line
from dashboard.narrative.wording import capital, flow_note
from dashboard.pages.search_absent import lacking
from dashboard.pages.search_places import shown_at, understood_as
from dashboard.pages.search_stated import stated_otherwise
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from dashboard.store.library import Library


def opened(ask: Ask, text: str, words: Language) -> dict[str, str]:
    """The view of a reference by its chart, page and choices, and where it is opened (``href``);
    that there is none such."""
    registers = ask.library.registers
    view = view_of(text, registers)
    address = address_of(view.path, registers) if view else None
    if view is None or address is None:
        shown = text.strip().upper()
        return {"title": shown, "detail": words.t("problem.reference", value=shown)}
    read = read_query(view.query, ask.library, relations=address.about_relations)
    query = query_at(read, address, registers).with_(lang=words.code)
    declared = chart_named(view.chart, address.page)
    page = title_of(address, registers, words)
    title = chart_of(declared, ask, query).title if declared else page
    made = reference(registers, query_at(read, address, registers), address, view.chart)
    comparing = declared.traded(query) if declared else not address.about_relations
    detail = (made, page if declared else "", caption(scene_of(ask, query), comparing=comparing))
    return {
        "title": title,
        "detail": " · ".join(part for part in detail if part),
        "href": f"{REFERENCE}{made}",
    }


def charts_found(library: Library) -> list[Entry]:
    """The charts of all pages that have an address, to be found by their names and by what else
    readers call them."""
    known = {code: library.language(code) for code in languages()}
    found = []
    for declared in every_chart():
        page = next((page for page in declared.pages if path_of(page)), "")
        if not page:
            continue
        key = f"search.words.{declared.name}"
        found.append(
            chart_entry(
                f"{path_of(page)}#{declared.chart_id}-figure",
                {code: words.t(f"chart_name.{declared.name}") for code, words in known.items()},
                {code: words.t(f"page.{page}") for code, words in known.items()},
                [words.t(key) for words in known.values() if words.has(key)],
            )
        )
    return found


def pages_found(library: Library) -> list[Entry]:
    """The pages, to be found by their names and by what readers look for on them."""
    known = {code: library.language(code) for code in languages()}
    return [
        page_entry(
            path,
            {code: words.t(f"page.{page}") for code, words in known.items()},
            [words.t(f"search.pages.{page}") for words in known.values()],
        )
        for path, page in PATHS.items()
    ]


def briefs_found(library: Library, index: Iterable[Entry]) -> list[Entry]:
    """The briefs for visits to the regions and countries of an index."""
    titles = {code: library.language(code).t("profile.brief") for code in languages()}
    return [brief_entry(one, titles) for one in index if one.kind in ("region", "country")]


def result(entry: Entry, words: Language, *, similar: bool = False) -> dict[str, str]:
    """A result: what it is, where it leads (``go``) or what it chooses (``order``); ``similar``: it
    is not named as it was asked for."""
    when = date_words(words.code, entry.start, entry.end) if entry.start else ""
    kind = words.t(f"search.kind.{entry.kind}")
    near = words.t("search.similar") if similar else ""
    parts = (kind, text_in(entry, "detail", words.code), when, near)
    if entry.kind == "sector":
        leads = {"order": f"sector:{entry.code}"}
    elif entry.kind in ("page", "chart", "brief"):
        leads = {"go": entry.code}
    else:
        leads = {"go": f"/relations/{entry.code}" if entry.code else f"/relations#{ids.APART}"}
    return {
        "title": capital(text_in(entry, "title", words.code)),
        "detail": " · ".join(part for part in parts if part),
        **leads,
    }


def figure(reply: Reply, ask: Ask, words: Language) -> dict[str, str]:
    """The answer to a question in words: the figure with what it is of, its status and source, and
    the page that it stands on; or that it is not published, or not imported."""
    value, part = reply.value, reply.asked.part if reply.asked else ""
    if reply.query is None or not value.known:
        absent = reply.query is None and reply.status == NOT_IMPORTED
        said = words.t("status.not_imported") if absent else lacking(reply, words)
        known = words.t(f"search.{'only_imported' if absent else 'absent_ask'}")
        scene = scene_of(ask, reply.query) if reply.query else None
        why = (flow_note(scene),) if scene and UNLIKE in reply.status else ()
        parts = part_note(scene, part) if scene else ()
        detail = " · ".join((understood_as(reply, ask) or known, *why, *parts))
        none = {"title": said, "detail": detail}
        return {**none, "href": reply.address} if reply.address else none
    scene = scene_of(ask, reply.query)
    growth = reply.asked is not None and reply.asked.measure == "growth"
    level = mass if value.unit == "kg" else amounts.figure
    nil = in_place_of(scene, value) if value.unit in SCALES else ""
    # What the files do not hold, nobody published.
    beyond = bool(nil) and not_held(scene, value)
    if reply.asked and reply.asked.of == "balance" and not beyond:
        nil = ""  # it is nil where both flows are alike, whatever they are
    said = (amounts.signed if growth else level)(words, value)
    parts = (
        contrary(scene, value) if reply.contrary else "",
        times_as_much(words, value) if reply.asked and reply.asked.of == "coverage" else "",
        understood_as(reply, ask),
        "" if beyond else statuses.status_word(words, value.status),
        stated_otherwise(reply, ask, short=True),
        *part_note(scene, part),
        source_line(scene, value.sources),
    )
    return {
        "title": when(scene, reply.asked, capital(nil) or said) if reply.asked else said,
        "detail": " · ".join(part for part in parts if part),
        "href": shown_at(reply),
        "status": value.status,
    }


def is_known(answer: dict[str, str]) -> bool:
    """Whether an answer of `figure` has a known value."""
    return "status" in answer


def goods(row: Any, group: str, words: Language) -> dict[str, str]:
    """Goods that a text means: ``row`` as from `TradeStore.search_codes`, their group."""
    return {
        "label": f"{row.code} {row.name}",
        "level": words.usd(row.turnover_usd),
        "order": f"drill:{group}/{row.code}",
    }
