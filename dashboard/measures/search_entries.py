"""What can be found beside partners, agreements and events: goods, pages, charts and briefs."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.copies import replace
from dashboard.loaders.records import Texts, records, texts
from dashboard.measures.search import Entry, entry_of, words_of


def chapter_entries(chapters: pd.DataFrame) -> list[Entry]:
    """The chapters of goods by their names; ``chapters``: columns chapter and name in every
    language. What is kept secret is no chapter."""
    return [
        entry_of("chapter", row.chapter, texts(row, "name"), {}, row.chapter)
        for row in records(chapters)
        if row.chapter.isdigit()
    ]


def page_entry(path: str, title: Texts, called: Iterable[str]) -> Entry:
    """A page, to which all that it is called leads before what only has such a word in its name."""
    found = entry_of("page", path, title, {}, *called)
    return replace(found, titles=found.words)


def is_page_called(entry: Entry, text: str) -> bool:
    """Whether a text is the whole name of a page: it is what one wants then, before any figure."""
    names = {name.casefold() for name in entry.title.values()}
    return entry.kind == "page" and text.strip().casefold() in names


def chart_entry(path: str, title: Texts, detail: Texts, called: Iterable[str]) -> Entry:
    """A chart, which is found by what else it is called too: the largest falls, of growth."""
    return entry_of("chart", path, title, detail, *called)


def brief_entry(of: Entry, title: Texts) -> Entry:
    """The brief for a visit to a region or country that can be found, by the names of both."""
    titles = words_of(*title.values()) | of.titles
    return Entry("brief", f"/brief/{of.code}", title, of.title, titles, of.words | titles)
