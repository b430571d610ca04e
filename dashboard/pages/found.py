"""What searches find, as the browser is told it."""

from __future__ import annotations

from typing import Any

from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.search import Entry


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


def goods(row: Any, group: str, words: Language) -> dict[str, str]:
    """Goods that a text means: ``row`` as from `TradeStore.search_codes`, their group."""
    return {
        "label": f"{row.code} {row.name}",
        "level": words.usd(row.turnover_usd),
        "order": f"drill:{group}/{row.code}",
    }
