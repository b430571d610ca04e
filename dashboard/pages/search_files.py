"""What can be taken away, as searches find it: the files of the page from which is asked, those of
a chart that a text names, and paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dashboard.charts.chart import Declaration
from dashboard.charts.from_store import chart_of
from dashboard.documents.address import BRIEF, OVERVIEW, Address, address_of, path_of, title_of
from dashboard.language import Language
from dashboard.measures.inquiry import codes_named
from dashboard.measures.vocabulary import Meaning
from dashboard.pages import page_named
from dashboard.pages.components.document import section_id
from dashboard.pages.components.menus import FACTSHEETS, chart_documents, page_documents
from dashboard.query import Query
from dashboard.store.ask import Ask

PRINT, TABLES = "print", frozenset({"", "csv", "xlsx"})
"""Paper, and the forms of which all tables are one."""
Found = list[dict[str, str]]


def forms_said(said: Iterable[Meaning]) -> list[str]:
    """The forms in which something is to be taken away: ``pptx``, ``print``; "" any, where no other
    is named; none where nothing is."""
    named = codes_named([*said], "file")
    return [form for form in named if form] or named


def is_of_page(said: Iterable[Meaning]) -> bool:
    """Whether the words of a text name what is to be taken away, and nothing of which."""
    kinds = {one.kind for one in said if one.kind not in ("stop", "inside", "toward", "until")}
    return kinds == {"file"}


def page_files(ask: Ask, path: str, forms: Collection[str], words: Language) -> Found:
    """The files of a page in some forms, all where there are none of them; the tables of all data,
    which every page may be asked for."""
    registers = ask.library.registers
    address = address_of(path, registers) or OVERVIEW
    title = title_of(address, registers, words)
    found = [_printed(title, words)] if PRINT in forms else []
    every, of_tables = _documents(address, words), not TABLES.isdisjoint(forms)
    fitting = _in_forms(every, forms) or ([] if of_tables or found else every)
    detail = f"{words.t('tools.page')} · {title}"
    found += [{"title": label, "detail": detail, "export": place} for label, place in fitting]
    if of_tables:
        data = f"{path_of('data')}#{section_id('downloads')}"
        about = f"{words.t('page.data')} · {words.t('download.filtered')}"
        found.append({"title": words.t("search.tables"), "detail": about, "go": data})
    return found or [_printed(title, words)]


def chart_files(
    ask: Ask, page: str, declared: Declaration, query: Query, forms: Collection[str]
) -> Found:
    """The files of a chart with what is chosen of it, and the documents about that, in some forms;
    none of a chart that has nothing to say."""
    words = ask.library.language(query.lang)
    of_chart = chart_documents(path_of(page), words, declared.chart_id)
    about = [] if "" in forms else page_documents(path_of(page), FACTSHEETS, words)
    named = _in_forms([*of_chart, *about], forms)
    chart, text = chart_of(declared, ask, query), query.to_query()
    if chart.empty:
        named = _in_forms(about, forms)
    return [
        {"title": label, "detail": chart.title, "file": f"{place}&{text}" if text else place}
        for label, place in named
    ]


def _documents(address: Address, words: Language) -> list[tuple[str, str]]:
    if address.page == BRIEF and address.code:
        given = f"path={address.path}"
        return [(words.t(f"brief.{form}"), f"/export/brief.{form}?{given}")
                for form in ("pdf", "docx")]  # fmt: skip
    return page_documents(address.path, page_named(address.page).documents, words)


def _printed(title: str, words: Language) -> dict[str, str]:
    return {"title": words.t("brief.print"), "detail": title, "prints": "1"}


def _in_forms(
    documents: Iterable[tuple[str, str]], forms: Collection[str]
) -> list[tuple[str, str]]:
    """Those in some forms, by the ends of their addresses; "" any."""
    return [
        (label, place)
        for label, place in documents
        if "" in forms or place.partition("?")[0].rpartition(".")[2] in forms
    ]
