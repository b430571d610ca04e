"""What a workbook and a factsheet tell: the frames of the desk with names, notes and sources."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.callbacks.desk import Desk, reconciled, subject
from dashboard.callbacks.drawing import DRAWERS
from dashboard.callbacks.findings import qualifiers, telling
from dashboard.callbacks.gathering import named_plot, source_lines, sources_of
from dashboard.callbacks.page import TABLES
from dashboard.errors import ExportRefused
from dashboard.documents.factsheet_parts import Account
from dashboard.answers.tables import EVERY as FRAMES
from dashboard.exports.workbook import Book
from dashboard.charts.chart import Chart
from dashboard.pages import ids
from dashboard.loaders.records import records
from dashboard.measures.answers import concerning
from dashboard.narrative.findings import district_ranks, trade_finding
from dashboard.measures.shares import REST


def table_frame(own: Desk, chart_id: str) -> pd.DataFrame:
    """The table behind a chart, with the columns of the contract."""
    name = TABLES.get(chart_id, "turnover")
    chosen = own.selection.with_(year=None) if name == "turnover" else own.selection
    return FRAMES[name].frame(own.library, chosen)


def book(own: Desk, chart_id: str, chart: Chart, link: str) -> Book:
    """The workbook of a view."""
    words, chosen = own.language, own.selection
    none = words.t("workbook.none")
    rows = [
        ("title", chart.title),
        ("subtitle", chart.subtitle),
        ("dataset", words.t(f"dataset.{chosen.dataset}")),
        ("year", str(own.year)),
        ("against", str(own.against)),
        ("filters", subject(chosen, own.library, words) or none),
        ("as_of", words.date(own.store.as_of)),
        ("link", link or none),
        *(("notes", note) for note in chart.notes),
    ]
    scene, frame = own.scene, table_frame(own, chart_id)
    names: dict[str, str] = {}
    for column, name_of in (("partner", scene.partner), ("country", scene.partner),
                            ("sector", scene.sector)):  # fmt: skip
        if column in frame.columns:
            codes = {part for cell in frame[column] for part in str(cell).split(";") if part}
            names |= {code: name_of(code) for code in codes}
    return Book(
        title=chart.title,
        subtitle=chart.subtitle,
        source=chart.source,
        frame=frame,
        selection=[(words.t(f"workbook.{name}"), value) for name, value in rows],
        sources=sources_of(own, chart_id),
        language=words,
        names=names,
        mark=scene.mark,
    )


def account(own: Desk) -> Account:
    """What a factsheet tells of the region or of the one chosen partner.

    Raises ``ExportRefused`` when several partners are chosen.
    """
    words, chosen = own.language, own.selection
    if len(chosen.partners) > 1:
        raise ExportRefused(words.t("export.one_partner"))
    partner = chosen.partners[0] if chosen.partners else ""
    scene, shares = own.scene, own.shares()
    relations, bonds = _relations(own, partner)
    return Account(
        language=words,
        year=own.year,
        against=own.against,
        finding=trade_finding(own.totals(), telling(own)),
        years=own.totals(),
        qualifiers=qualifiers(own),
        shares=shares,
        sectors=own.sectors(),
        partner=partner,
        name=scene.partner(partner) if partner else "",
        partner_name=scene.partner,
        sector_name=scene.sector,
        codes=_codes(own),
        causes=_causes(own),
        district={} if own.narrowed else district_ranks(own.library.figures, own.year),
        relations=relations,
        relation_count=bonds,
        events=_events(own) if partner else (),
        plot=named_plot(own, DRAWERS[ids.TURNOVER](own)),
        source=scene.source,
        notes=_notes(own, shares, partner),
        sources=_sources(own, partner),
        mark=scene.mark,
    )


def _codes(own: Desk) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for chapter, group in own.library.registers.groups.items():
        found.setdefault(group, []).append(chapter)
    return found


def _causes(own: Desk) -> dict[str, str]:
    if own.narrowed or own.selection.dataset != "published":
        return {}
    causes, column = own.causes(), f"text_{own.language.code}"
    return {
        str(flow): ", ".join(dict.fromkeys(rows[column]))
        for flow, rows in causes.groupby("flow", sort=True)
    }


def _relations(own: Desk, partner: str) -> tuple[list[tuple[str, str, str]], int]:
    """Agreements with a country, those in force first, then the latest."""
    if not partner:
        return [], 0
    words = own.language
    rows = records(concerning(own.library.relations.relations, (partner,)))
    order = ("in-force", "planned", "contacts", "unknown", "ended")
    rows.sort(key=lambda row: row.since, reverse=True)
    rows.sort(key=lambda row: order.index(row.state))
    told = [
        (
            _titled(row, own),
            words.date(row.since) if row.since else "",
            words.t(f"state.{row.state}"),
        )
        for row in rows
    ]
    return told, len(rows)


def _titled(row: Any, own: Desk) -> str:
    """What the relation is and with whom: several may have the same title."""
    code = own.language.code
    title = str(getattr(row, f"title_{code}") or own.language.t(f"kind.{row.kind}"))
    party = str(getattr(row, f"party_{code}"))
    return title if not party or party in title else f"{title} – {party}"


def _events(own: Desk) -> list[tuple[str, str]]:
    code, words = own.language.code, own.language
    rows = sorted(records(own.events()), key=lambda row: row.start, reverse=True)
    return [(words.date(row.start) if row.start else "", getattr(row, f"title_{code}"))
            for row in rows]  # fmt: skip


def _notes(own: Desk, shares: pd.DataFrame, partner: str) -> list[str]:
    notes = [reconciled(own)] if not partner else []
    for row in records(shares):
        note = getattr(row, "note", "")
        if row.partner != REST and note and partner in ("", row.partner):
            notes.append(f"{own.scene.partner(str(row.partner))}: {note}")
    return [note for note in notes if note]


def _sources(own: Desk, partner: str) -> list[str]:
    if own.selection.dataset != "published":
        return []
    found = sources_of(own, ids.PARTNER_SHARE if partner else ids.TURNOVER)
    return source_lines(found.head(5))
