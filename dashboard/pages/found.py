"""What searches find, as the browser is told it."""

from __future__ import annotations

from typing import Any

from dashboard.answers.inquiry import Reply
from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.search import Entry
from dashboard.narrative import amounts
from dashboard.narrative.scene import scene_of
from dashboard.narrative.sources import source_line
from dashboard.store.ask import Ask


def result(entry: Entry, words: Language) -> dict[str, str]:
    """A result: what it is, where it leads (``go``) or what it chooses (``order``)."""
    parts = (words.t(f"search.kind.{entry.kind}"), text_in(entry, "detail", words.code))
    leads = (
        {"order": f"sector:{entry.code}"}
        if entry.kind == "sector"
        else {"go": f"/relations/{entry.code}" if entry.code else "/relations"}
    )
    return {
        "title": text_in(entry, "title", words.code),
        "detail": " · ".join(part for part in parts if part),
        **leads,
    }


def figure(reply: Reply, ask: Ask, words: Language) -> dict[str, str]:
    """The answer to a question in words: the figure with its status and source, and the page that
    it stands on; or that it is not published."""
    assert reply.query is not None
    value = reply.value
    if not value.known:
        return {"title": words.t("status.not_published"), "detail": words.t("search.kind.figure"),
                "href": reply.address}  # fmt: skip
    source = source_line(scene_of(ask, reply.query), value.sources)
    return {
        "title": amounts.figure(words, value),
        "detail": " · ".join((amounts.status_word(words, value.status), source)),
        "href": reply.address,
    }


def goods(row: Any, group: str, words: Language) -> dict[str, str]:
    """Goods that a text means: ``row`` as from `TradeStore.search_codes`, their group."""
    return {
        "label": f"{row.code} {row.name}",
        "level": words.usd(row.turnover_usd),
        "order": f"drill:{group}/{row.code}",
    }
