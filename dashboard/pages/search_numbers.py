"""A number alone in the search: the figures that sources print so, the goods whose code begins with
it, and what else it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from dashboard.charts.addresses import FIGURE
from dashboard.language import Language
from dashboard.loaders.records import records, texts
from dashboard.measures.nomenclature import CHAPTER
from dashboard.measures.search import Entry
from dashboard.pages.search_view import chapter_found
from dashboard.store.ask import Ask

_NUMBER = re.compile(r"\d[\d\s]*(?:[.,]\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
SHORTEST = 3
"""Digits from which on a number is looked for among the figures."""
MOST = 4


def number_found(
    ask: Ask, text: str, index: Iterable[Entry], words: Language, dataset: str
) -> list[dict[str, str]]:
    """What a text that is a number, and no year, may mean; nothing for any other."""
    text = text.strip().replace("\u00a0", " ")
    digits = re.sub(r"\D", "", text)
    if not _NUMBER.fullmatch(text) or _YEAR.fullmatch(text) or len(digits) < SHORTEST:
        return []
    value = float(re.sub(r"\s", "", text).replace(",", "."))
    figures = ask.library.figures
    printed = records(figures[figures["value"].eq(value)].head(MOST))
    found = [_printed(row, words) for row in printed]
    if text.isdigit():
        chapters = (one for one in index if one.kind == "chapter" and one.code == text[:CHAPTER])
        found += [chapter_found(ask, one, words, dataset) for one in chapters]
    which = words.t("search.number", number=text)
    return [*found, {"title": which, "detail": words.t("search.number_ask")}]


def _printed(row: Any, words: Language) -> dict[str, str]:
    """A published figure by what its source says of it, and its page."""
    parts = (words.t("search.kind.figure"), str(row.year), words.t("search.printed"))
    return {
        "title": texts(row, "gist").get(words.code) or row.quote,
        "detail": " · ".join(parts),
        "href": f"{FIGURE}{row.figure}?lang={words.code}",
    }
