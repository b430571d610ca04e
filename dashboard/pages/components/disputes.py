"""Contradictions beside the figures that they concern, each a link to it on the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.language import Language
from dashboard.narrative.disputes import Dispute
from dashboard.pages import html
from dashboard.pages.components.document import separated

LEDGER = "/data"


def dispute_id(code: str) -> str:
    """Id of a contradiction's row on the ledger."""
    return f"dispute-{code}"


def dispute_links(disputes: Sequence[Dispute], words: Language) -> list[Any]:
    """``Sources disagree: …; …``: a line of links to the ledger; none where nothing disagrees."""
    if not disputes:
        return []
    links = [
        html.A(
            one.topic,
            href=f"{LEDGER}?lang={words.code}#{dispute_id(one.code)}",
            title=one.line,
            className="dispute",
        )
        for one in disputes
    ]
    return [html.Span([f"{words.t('disputes.lead')} ", *separated(links, "; ")])]


def disputes_fold(disputes: Sequence[Dispute], words: Language) -> list[Any]:
    """The same folded behind their number, where a line is all the room there is."""
    lines = dispute_links(disputes, words)
    if not lines:
        return []
    head = html.Summary(words.t("disputes.count", count=len(disputes)))
    return [html.Details([head, *lines], className="disputes-fold")]
