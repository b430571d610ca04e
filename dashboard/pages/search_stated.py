"""What sources print otherwise than the answer to a question, which follows from other figures."""

from __future__ import annotations

from dashboard.answers import trade
from dashboard.answers.inquiry import Reply
from dashboard.narrative.linked import LinkedText
from dashboard.narrative.scene import scene_of
from dashboard.narrative.statements import stated_notes
from dashboard.narrative.turnover import printed, reconciled_line
from dashboard.store.ask import Ask


def stated_otherwise(reply: Reply, ask: Ask, *, short: bool = False) -> str:
    """That a source prints another turnover, of all trade or of that with a partner, as cards and
    factsheets say it; empty where none does, and of all that is no turnover of a year. ``short``:
    the printed figure alone, where that is known of all trade."""
    asked, query = reply.asked, reply.query
    if asked is None or query is None or not reply.value.known or asked.measure != "turnover":
        return ""
    if asked.flow or asked.months or asked.sector or asked.code or asked.unit or asked.group:
        return ""
    scene = scene_of(ask, query)
    if asked.partner:
        notes = stated_notes(scene, ask.rows(trade.shares, query), ask.rows(trade.stated, query))
        return notes.get((asked.year, asked.partner), "")
    ledger = {
        int(row.year): row for row in ask.rows(trade.ledger, query) if row.figure == "turnover"
    }
    if short:
        return printed(scene, ledger)
    return LinkedText(reconciled_line(scene, ledger))
