"""Where the number of an answer stands: the chart that has it, or the page of the number alone."""

from __future__ import annotations

from dashboard import ids
from dashboard.answers import trade
from dashboard.answers.inquiry import FIGURE, Reply
from dashboard.charts import chart_named
from dashboard.charts.addresses import amount_path, cell_path
from dashboard.documents.address import shared_query
from dashboard.flows import FLOW_OF, noun_of
from dashboard.language import Language
from dashboard.measures.inquiry import Inquiry
from dashboard.measures.inquiry_view import GOODS
from dashboard.measures.inquiry_whom import PARTNERS
from dashboard.measures.shares import SEVERAL
from dashboard.narrative.inquiry import MASS, MASSES, PARTS, sought, understood
from dashboard.narrative.scene import scene_of
from dashboard.query import Query
from dashboard.store.ask import Ask


def shown_at(reply: Reply) -> str:
    """The address of a figure; of a commodity code, and of a share of partners, that of the chart
    which alone has its number; of what no chart has that of its own page."""
    asked = reply.asked
    if alone := _alone(reply):
        return alone
    if asked is None or not reply.value.known or not (asked.code or asked.of_partners):
        return reply.address
    declared = chart_named(GOODS if asked.code else PARTNERS)
    assert declared is not None
    return f"{reply.address}#{ids.figure(declared.chart_id)}"


def _alone(reply: Reply) -> str:
    """The page of a figure that no chart has: what a source prints of some months, a mass, the part
    of a flow in turnover; empty for all others."""
    asked, query = reply.asked, reply.query
    if asked is None or query is None or not reply.value.known:
        return ""
    if reply.address.startswith(FIGURE):
        return reply.address
    if asked.unit == "kg":
        path, query = cell_path(MASSES, noun_of(query.flow), MASS), query.with_(code=asked.code)
    elif asked.part in FLOW_OF:
        path = cell_path(PARTS, asked.part, "share")
    else:
        return ""
    text = query.to_query()
    return f"{path}?{text}" if text else path


def proof(reply: Reply, ask: Ask, words: Language) -> list[dict[str, str]]:
    """What leads from the answer to a question to where its number comes from; nothing where
    there is no number, or one of goods below the group, whose page leads there; where the answer
    itself does; where a share is none because no row has it."""
    asked, query = reply.asked, reply.query
    if asked is None or query is None or not reply.value.known or asked.code:
        return []
    if shown_at(reply).startswith(FIGURE):
        return []
    table, row, column = _cell(ask, asked, query)
    if not row:
        return []
    path = amount_path(reply.value, table, row, column)
    # A row of the data is the same of any query.
    of_row = reply.value.printed
    release = None if of_row else ask.store(query).release
    shared = f"lang={words.code}" if of_row else shared_query(query.with_(release=release))
    return [
        {
            "title": words.t("figure.title"),
            "detail": understood_as(reply, ask),
            "href": f"{path}?{shared}",
        }
    ]


def _cell(ask: Ask, asked: Inquiry, query: Query) -> tuple[str, str, str]:
    """The table, row and column in which the answer to a question stands; of a group the rows of
    those of its members that have one; no row, ``""``, where nobody asked for has one."""
    if asked.measure == "share":
        if asked.part == "sector":
            return "sectors", asked.sector, "share"
        whose = {*query.partners} if asked.part == "group" else {asked.partner}
        rows = {one.partner for one in ask.rows(trade.partners, query)}
        return "partners", SEVERAL.join(sorted(rows & whose)), "share"
    column = "growth" if asked.measure == "growth" else "value"
    return "cards", asked.of, column


def understood_as(reply: Reply, ask: Ask) -> str:
    """What a question was understood as; empty where nobody could be asked."""
    if reply.query is None or reply.asked is None:
        return ""
    if reply.asked.extreme and not reply.value.known:
        return sought(scene_of(ask, reply.query), reply.asked)
    return understood(scene_of(ask, reply.query), reply.asked)
